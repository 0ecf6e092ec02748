// --- a collection's each runs its callback now, any number of times
const dr = new DigitalRiver("key");
const p = { type: "konbini", sessionId: cart.sid };
$(".row").each((i, el) => {
  p.amount = el.value;
});
dr.createSource(p); // payload: { type: "konbini", sessionId, amount? }
// --- what a collection's each writes under unknown names
const dr = new DigitalRiver("key");
const p = {};
jQuery(cart.rows).each(function () {
  p[this.name] = this.value;
});
if (p.selector === "card") dr.createSource({ type: "creditCard" }); // payload: { type: "creditCard" }
dr.createSource(p); // payload: { … }
// --- a chain of lodash is not lodash
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
_(cart.lines).map((line) => {
  p.amount = line.total;
});
_(cart.lines).forEach((line) => {
  p.currency = line.currency;
});
dr.createSource(p); // payload: { type: "konbini", amount?, currency? }
// --- what a method of a collection gives is a collection
const dr = new DigitalRiver("key");
let p = { type: "konbini" };
$("form").find("input").filter(":checked").each(function (i, input) {
  if (i > 0) p.amount = $(input).val();
});
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a collection in a variable
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
const $rows = $("tr");
$rows.each((i, row) => {
  if (i === 1) p.amount = row.value;
  if (row.name === "currency") p.currency = row.value;
});
dr.createSource(p); // payload: { type: "konbini", amount?, currency? }
// --- the second element comes after the first
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
let last = null;
$("tr").each((i, row) => {
  if (last) p.amount = last;
  last = row;
});
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a collection's map gives what isn't known
const dr = new DigitalRiver("key");
const totals = $("tr").map((i, row) => row.total).get();
dr.createSource({ type: "konbini", amount: totals[0] }); // payload: { type: "konbini", amount }
// --- the library itself still visits what it gets
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$.each(["amount"], (i, name) => {
  p[name] = i;
});
_.forEach(["currency"], (name) => {
  p[name] = 1;
});
dr.createSource(p); // payload: { type: "konbini", amount, currency }
// --- a key of an object that isn't known
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$.each(cart.totals, (name, value) => {
  if (name === "amount") p.amount = value;
});
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- handlers of a collection run later
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$("#a").on("change", () => { p.amount = 1; });
$("#b").find("input").first().click(function () { p.amount = 1; });
const $form = $("form");
$form.submit(() => { p.amount = 1; });
jQuery(document).ready(() => { p.amount = 1; });
$(window).one("load", () => { p.amount = 1; });
$(() => { p.amount = 1; });
dr.createSource(p); // payload: { type: "konbini" }
// --- the parameter of an IIFE is the library
(function ($) {
  const dr = new DigitalRiver("key");
  const p = { type: "konbini" };
  $(cart.rows).each(() => { p.amount = 1; });
  $("#a").on("click", () => { p.currency = "JPY"; });
  dr.createSource(p); // payload: { type: "konbini", amount? }
})(window.jQuery);
// --- a library that a module loader gives
define(["jquery"], function ($) {
  const dr = new DigitalRiver("key");
  const p = { type: "konbini" };
  $(".pay").click(() => { p.currency = "JPY"; });
  $(function () { p.currency = "JPY"; });
  $(cart.rows).each(() => { p.amount = 1; });
  dr.createSource(p); // payload: { type: "konbini", amount? }
});
// --- a callback among options
const dr = new DigitalRiver("key");
let method = "creditCard";
openModal({ title: "Pay", onConfirm(m) { method = m; } });
if (method === "konbini") dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
// --- a callback deep among options
const dr = new DigitalRiver("key");
let method = null;
lib.open({ buttons: [{ text: "OK", handlers: { click: (m) => { method = m; } } }] });
if (method) dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
// --- callbacks in an array
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
async.series([(next) => { p.amount = 1; next(); }, (next) => { p.currency = "JPY"; next(); }]);
dr.createSource(p); // payload: { type: "konbini", amount?, currency? }
// --- a callback of a constructor
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
new Walker(function () { p.amount = 1; });
new Dialog({ ok: () => { p.currency = "JPY"; } });
dr.createSource(p); // payload: { type: "konbini", amount?, currency? }
// --- a method of an object that is handed over
const dr = new DigitalRiver("key");
const shop = { p: { type: "konbini" }, fill() { this.p.amount = 1; } };
lib.register(shop);
dr.createSource(shop.p); // payload: { type: "konbini", amount?, !}
// --- a method of an instance that is handed over
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
class Filler {
  fill() { p.amount = 1; }
}
lib.register(new Filler());
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a method of an instance that writes to the instance
const dr = new DigitalRiver("key");
class Shop {
  constructor() { this.p = { type: "konbini" }; }
  fill() { this.p.amount = 1; }
}
const shop = new Shop();
lib.register(shop);
dr.createSource(shop.p); // payload: { type: "konbini", amount?, !}
// --- names that run their callbacks at once or not
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
cache.get("a", () => { p.a = 1; });
loader.load(() => { p.b = 1; });
store.on("ready", () => { p.c = 1; });
api.one(() => { p.d = 1; });
settings$.subscribe(() => { p.e = 1; });
lib.change(() => { p.f = 1; });
app.use(() => { p.g = 1; });
lib.when(true, () => { p.h = 1; });
lib.before(() => { p.i = 1; });
lib.after(() => { p.j = 1; });
dr.createSource(p); // payload: { type: "konbini", a?, b?, c?, d?, e?, f?, g?, h?, i?, j? }
// --- timers, promises and events of the page run later
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
setTimeout(() => { p.amount = 1; }, 0);
window.setInterval(() => { p.amount = 1; }, 100);
window.requestAnimationFrame(() => { p.amount = 1; });
queueMicrotask(() => { p.amount = 1; });
document.querySelector("form").addEventListener("submit", () => { p.amount = 1; });
fetch("/cart").then(() => { p.amount = 1; }).finally(() => { p.amount = 1; });
$.get("/cart", () => { p.amount = 1; });
$.ajax("/cart", { success() { p.amount = 1; } }).done(() => { p.amount = 1; });
$.ajax({ url: "/cart", async: true, success: () => { p.amount = 1; } });
dr.createSource(p); // payload: { type: "konbini" }
// --- a request that is waited for
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$.ajax({ url: "/cart", async: false, success: (cart) => { p.amount = cart.total; } });
$.ajax({ url: "/cart", async: !1 }).done((cart) => { p.currency = cart.currency; });
dr.createSource(p); // payload: { type: "konbini", amount?, currency? }
// --- a request with settings that aren't known
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$.ajax({ ...cart.settings, success: () => { p.amount = 1; } });
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a callback that sees what another has written
const dr = new DigitalRiver("key");
let total = null;
const p = { type: "konbini" };
lib.run({ first() { if (total) p.amount = total; }, second(value) { total = value; } });
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- an accessor of what is handed over
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
lib.render({ get total() { p.amount = 1; return 1; } });
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a callback that is handed over by name, bound, or by a function that makes it
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
function onPick() { p.amount = 1; }
const make = (name) => () => { p[name] = 1; };
lib.pick({ onPick });
lib.pick([make("currency")]);
lib.pick({ done: function () { this.items = 1; }.bind(p) });
dr.createSource(p); // payload: { type: "konbini", amount?, currency?, items?}
// --- a callback that takes something away
const dr = new DigitalRiver("key");
const p = { type: "konbini", amount: 1 };
lib.clean({ each: () => { delete p.amount; } });
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a callback that goes through a function of the program
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
const confirmed = (options) => lib.confirm({ ...options, animate: true });
confirmed({ onYes: () => { p.amount = 1; } });
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a tagged template may call what it gets
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
unknown`a ${() => { p.amount = 1; }}`;
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a callback may run again after others have written
const dr = new DigitalRiver("key");
let method;
picker.on("pick", (m) => { method = m; });
method = "creditCard";
picker.open();
const p = { type: "konbini" };
if (method === "konbini") p.amount = 1;
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a callback that adds again what was taken away
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
lib.watch({ total: (t) => { p.amount = t; } });
delete p.amount;
lib.refresh();
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- no code runs in between
const dr = new DigitalRiver("key");
let method;
picker.on("pick", (m) => { method = m; });
method = "creditCard";
const p = { type: "konbini" };
if (method === "konbini") p.amount = 1;
dr.createSource(p); // payload: { type: "konbini" }
// --- a handler that is triggered
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$("#a").on("change", () => { p.a = 1; }).trigger("change");
$("#b").change(() => { p.b = 1; }).change();
const button = document.querySelector("button");
button.addEventListener("click", () => { p.c = 1; });
button.dispatchEvent(new Event("click"));
dr.createSource(p); // payload: { type: "konbini", a?, b?, c? }
// --- a handler that nothing triggers yet
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$("#a").on("change", () => { p.a = 1; });
$("#b").addClass("ready").find("input").val("");
dr.createSource(p); // payload: { type: "konbini" }
$("#a").trigger("change");
// --- a timer runs after what is triggered
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
setTimeout(() => { p.a = 1; }, 0);
$("#a").trigger("change");
dr.createSource(p); // payload: { type: "konbini" }
// --- callbacks that are handed over again and again
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
let ready = false;
const fill = () => { if (ready) p.amount = 1; };
lib.a(fill); lib.b(fill); lib.c(fill); lib.d(fill); lib.e(fill); lib.f(fill); lib.g(fill); lib.h(fill);
lib.i(fill); lib.j(fill); lib.k(fill); lib.l(fill); lib.m(fill); lib.n(fill); lib.o(fill); lib.p(fill);
ready = true;
lib.z(fill);
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a class that is handed over
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
class Plugin {
  run() { p.amount = 1; }
  static install() { p.currency = 1; }
}
lib.add(Plugin);
dr.createSource(p); // payload: { type: "konbini", amount?, currency? }
// --- a callback that is put into an object of others
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
lib.plugin = { done: () => { p.a = 1; } };
lib.run();
const client = lib.client();
client.callback = () => { p.b = 1; };
client.start();
lib.unused = () => { p.c = 1; };
dr.createSource(p); // payload: { type: "konbini", a?, b? }
// --- a handler that is put into an element
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
const image = document.querySelector("img");
image.onload = () => { p.a = 1; };
lib.run();
dr.createSource({ ...p }); // payload: { type: "konbini" }
const button = document.querySelector("button");
button.onclick = () => { p.b = 1; };
button.click();
dr.createSource(p); // payload: { type: "konbini", a?, b? }
// --- a function of that name that gives an element
const dr = new DigitalRiver("key");
const $ = document.querySelector.bind(document);
const p = { type: "konbini" };
$("#pay").addEventListener("click", () => { p.amount = 1; });
$("#pay").then(() => { p.amount = 1; });
dr.createSource(p); // payload: { type: "konbini" }
// --- a plugin visits its collection
const dr = new DigitalRiver("key");
$.fn.pay = function () {
  const p = { type: "konbini" };
  this.each(function () { p.amount = $(this).val(); });
  dr.createSource(p); // payload: { type: "konbini", amount? }
  return this;
};
// --- requests that the page waits for from here on
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$.ajaxSetup({ async: false });
$.get("/cart", (cart) => { p.amount = cart.total; });
$.post("/cart").done((cart) => { p.currency = cart.currency; });
dr.createSource(p); // payload: { type: "konbini", amount?, currency? }
// --- a request of the page's own that is waited for
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
const request = new XMLHttpRequest();
request.open("GET", "/cart", false);
request.onreadystatechange = () => { p.a = request.responseText; };
request.addEventListener("load", () => { p.b = 1; });
request.send();
dr.createSource(p); // payload: { type: "konbini", a?, b? }
// --- and one that isn't
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
const request = new XMLHttpRequest();
request.open("GET", "/cart");
request.onload = () => { p.a = request.responseText; };
request.send();
dr.createSource(p); // payload: { type: "konbini" }
// --- events of frameworks
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$scope.$on("cart", () => { p.amount = 1; });
vm.$nextTick(() => { p.amount = 1; });
onMount(() => { p.amount = 1; });
dr.createSource({ ...p }); // payload: { type: "konbini" }
$scope.$broadcast("cart");
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- the library visits the properties of an object
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
$.each({ amount: 1, none: 0 }, (name, value) => { if (value) p[name] = value; });
_.each({ currency: 1 }, (value, name) => { p[name] = value; });
angular.forEach({ items: [] }, (value, name) => { p[name] = value; });
dr.createSource(p); // payload: { type: "konbini", amount, currency, items }
// --- a callback that does another thing each time
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
let isFirst = true;
lib.each(() => { if (isFirst) isFirst = false; else p.a = 1; });
let step = "one";
lib.next({ go() { step = step === "one" ? "two" : step === "two" ? "three" : step === "three" ? "four" : "one"; } });
if (step === "four") p.b = 1;
let count = 0;
lib.count(() => { count += 1; });
if (count === 9) p.c = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b?, c? }
// --- methods of a component that is handed over
const dr = new DigitalRiver("key");
const other = { type: "payco" };
const app = new Vue({
  data: { method: "card", p: { type: "konbini" } },
  methods: {
    set(method) { this.method = method; other.amount = 1; },
    pay() {
      if (this.method === "konbini") this.p.amount = 1;
      dr.createSource(this.p); // payload: { type: "konbini", amount?, ! }
    },
  },
});
dr.createSource(other); // payload: { type: "payco", amount? }
