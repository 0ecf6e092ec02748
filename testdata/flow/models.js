// --- collections of jQuery: what is chained after their methods is a collection, too
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
$(".row").add(".total").addBack().closest("form").children().contents().eq(0).end().first().last().not(".old").has("input")
  .next().nextAll().prev().prevAll().parent().parents().siblings().slice(0, 2).clone()
  .on("click", () => { p.amount = 1; });
dr.createSource(p); // payload: { type: "bPay" }
// --- collections of jQuery that are changed stay collections
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const $form = $("#checkout");
$form.append("<p>").appendTo("body").prepend("<p>").prependTo("body").after("<p>").before("<p>").insertAfter("#a").insertBefore("#b")
  .removeAttr("disabled").removeClass("busy").toggleClass("open").hide().show().fadeIn().fadeOut().slideDown().slideUp()
  .empty().detach().remove()
  .on("submit", () => { p.amount = 1; });
dr.createSource(p); // payload: { type: "bPay" }
// --- handlers of jQuery's events run after the code that adds them
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const update = () => { p.amount = 1; };
$("#pay").bind("click", update).delegate("a", "click", update).live("click", update).hover(update).contextmenu(update).dblclick(update)
  .mousedown(update).mouseenter(update).mouseleave(update).mousemove(update).mouseout(update).mouseover(update).mouseup(update);
$("input").input(update).keydown(update).keypress(update).keyup(update).blur(update).focus(update).focusin(update).focusout(update).select(update);
$(window).load(update).unload(update).error(update).resize(update).scroll(update);
$(document).ajaxStart(update).ajaxStop(update).ajaxComplete(update).ajaxError(update).ajaxSuccess(update);
dr.createSource(p); // payload: { type: "bPay" }
$("#card").on("click", () => {
  dr.createSource(p); // payload: { type: "bPay", amount? }
});
// --- taking a handler off doesn't run it
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const update = () => { p.amount = 1; };
$("#pay").off("click", update).unbind("change", update);
dr.createSource(p); // payload: { type: "bPay" }
// --- answers of jQuery's requests come later
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
$.getJSON("/cart", (cart) => { p.amount = cart.total; });
$.getScript("/terms.js", () => { p.currency = "AUD"; });
dr.createSource(p); // payload: { type: "bPay" }
// --- requests of jQuery's: a request that fails
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
$.getJSON("/cart").fail(() => { p.amount = 1; }).always(() => {
  dr.createSource(p); // payload: { type: "bPay", amount? }
});
// --- requests of jQuery's: always and pipe
const dr = new DigitalRiver("key");
$.getJSON("/cart").always(() => {
  dr.createSource({ type: "bPay" }); // payload: { type: "bPay" }
});
$.getJSON("/cart").pipe((cart) => ({ type: "konbini", amount: cart.total })).done((q) => {
  dr.createSource(q); // payload: { type: "konbini", amount }
});
// --- $.ready waits for the document
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
$.ready(() => { p.amount = 1; });
dr.createSource(p); // payload: { type: "bPay" }
// --- triggerHandler runs handlers before it returns
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
$("#pay").on("update", () => { p.amount = 1; });
$("#pay").triggerHandler("update");
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- jQuery and Zepto by their other names
const dr = new DigitalRiver("key");
function first(jquery) {
  dr.createSource(jquery.extend({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
}
first(window.jQuery);
dr.createSource(Zepto.extend({ type: "konbini" }, { amount: 1 })); // payload: { type: "konbini", amount }
// --- jQuery from a module of a bundle
const dr = new DigitalRiver("key");
var jquery = require("jquery");
dr.createSource(jquery.default.extend({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
// --- focus, blur and requestSubmit run the handlers of their events
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const field = document.getElementById("iban");
field.addEventListener("focus", () => { p.amount = 1; });
dr.createSource(p); // payload: { type: "bPay" }
field.focus();
dr.createSource(p); // payload: { type: "bPay", amount? }
field.addEventListener("blur", () => { p.currency = "EUR"; });
field.blur();
dr.createSource(p); // payload: { type: "bPay", amount?, currency? }
field.form.addEventListener("submit", () => { p.returnUrl = "/done"; });
field.form.requestSubmit();
dr.createSource(p); // payload: { type: "bPay", amount?, currency?, returnUrl? }
// --- attachEvent adds a handler, removing one doesn't run it
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const update = () => { p.amount = 1; };
document.attachEvent("onclick", update);
document.removeEventListener("click", update);
requestIdleCallback(update);
dr.createSource(p); // payload: { type: "bPay" }
// --- observers call later
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const update = () => { p.amount = 1; };
new IntersectionObserver(update).observe(document.body);
new MutationObserver(update).observe(document.body, { childList: true });
new PerformanceObserver(update).observe({ type: "resource" });
new ReportingObserver(update).observe();
new ResizeObserver(update).observe(document.body);
dr.createSource(p); // payload: { type: "bPay" }
// --- forms, addresses and dates are no receivers
new FormData(document.forms[0]).createSource({ type: "bPay" }); // payload: none
new URL("https://shop.example").createSource({ type: "bPay" }); // payload: none
new Date().createSource({ type: "bPay" }); // payload: none
// --- Node's timers and emitters
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const update = () => { p.amount = 1; };
setImmediate(update);
process.nextTick(update);
emitter.removeListener("update", update);
dr.createSource(p); // payload: { type: "bPay" }
// --- test runners run their functions later
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
describe("checkout", () => { p.amount = 1; });
beforeEach(() => { p.currency = "EUR"; });
afterEach(() => { p.owner = {}; });
it("pays", () => { p.returnUrl = "/done"; });
dr.createSource(p); // payload: { type: "bPay" }
// --- hooks of sanitizers run later
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
DOMPurify.addHook("uponSanitizeElement", () => { p.amount = 1; });
dr.createSource(p); // payload: { type: "bPay" }
// --- fire and fireEvent run handlers
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
document.addEventListener("update", () => { p.amount = 1; });
document.fire("update");
dr.createSource(p); // payload: { type: "bPay", amount? }
document.addEventListener("change", () => { p.currency = "EUR"; });
document.fireEvent("onchange");
dr.createSource(p); // payload: { type: "bPay", amount?, currency? }
// --- lodash: extend, assignIn and defaults
const dr = new DigitalRiver("key");
dr.createSource(_.assignIn({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(_.defaults({ type: "konbini" }, { type: "bPay", amount: 1 })); // payload: { type: "konbini", amount }
// --- lodash: copies don't share what is written later
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const shallow = _.clone(p);
const deep = _.cloneDeep(p);
const same = _.identity(p);
p.amount = 1;
dr.createSource(shallow); // payload: { type: "bPay" }
dr.createSource(deep); // payload: { type: "bPay" }
dr.createSource(same); // payload: { type: "bPay", amount }
// --- lodash: a clone shares the nested objects
const dr = new DigitalRiver("key");
const p = { type: "klarna", klarna: {} };
const copy = _.clone(p);
p.klarna.items = [];
dr.createSource(copy); // payload: { type: "klarna", klarna: { items } }
// --- lodash: questions change nothing
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (_.isEmpty(p) || !_.isObject(p) || !_.isPlainObject(p) || _.isFunction(p) || _.isArray(p) || !_.has(p, "type")) unknown();
_.keys(p);
dr.createSource(p); // payload: { type: "bPay" }
// --- lodash by its other names
const dr = new DigitalRiver("key");
dr.createSource(lodash.merge({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(underscore.extend({ type: "konbini" }, { amount: 1 })); // payload: { type: "konbini", amount }
// --- lodash from packages
import { merge } from "lodash-es";
import assign from "lodash/assign";
import under from "underscore";
const dr = new DigitalRiver("key");
dr.createSource(merge({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(assign({ type: "konbini" }, { amount: 1 })); // payload: { type: "konbini", amount }
dr.createSource(under.extend({ type: "payPal" }, { amount: 1 })); // payload: { type: "payPal", amount }
// --- lodash from a module of a bundle
const dr = new DigitalRiver("key");
var lodash = require("lodash");
dr.createSource(lodash.default.merge({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
// --- packages that are one function
import objectAssign from "object-assign";
import extend from "extend";
import xtend from "xtend";
import deepmerge from "deepmerge";
import merge from "lodash.merge";
const dr = new DigitalRiver("key");
dr.createSource(objectAssign({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(extend({ type: "konbini" }, { amount: 1 })); // payload: { type: "konbini", amount }
dr.createSource(xtend({ type: "payPal" }, { amount: 1 })); // payload: { type: "payPal", amount }
dr.createSource(deepmerge({ type: "klarna" }, { amount: 1 })); // payload: { type: "klarna", amount }
dr.createSource(merge({ type: "payco" }, { amount: 1 })); // payload: { type: "payco", amount }
// --- xtend leaves its arguments as they are
import xtend from "xtend";
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
xtend(p, { amount: 1 });
dr.createSource(p); // payload: { type: "bPay" }
// --- deepmerge leaves its arguments as they are
import deepmerge from "deepmerge";
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
deepmerge(p, { amount: 1 });
dr.createSource(p); // payload: { type: "bPay" }
// --- packages that copy
import cloneDeep from "lodash.clonedeep";
import clone from "clone-deep";
const dr = new DigitalRiver("key");
const p = { type: "bPay", owner: {} };
const one = cloneDeep(p);
const two = clone(p);
p.owner.email = "a@shop.example";
dr.createSource(one); // payload: { type: "bPay", owner: {} }
dr.createSource(two); // payload: { type: "bPay", owner: {} }
// --- rfdc makes the function that copies
const clone = require("rfdc")();
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
dr.createSource(clone(p)); // payload: { type: "bPay" }
// --- AngularJS: extend, merge and copy
import ng from "angular";
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const copy = angular.copy(p);
p.currency = "AUD";
dr.createSource(angular.extend(copy, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(ng.extend(angular.merge({ type: "konbini" }, { amount: 1 }))); // payload: { type: "konbini", amount }
// --- AngularJS from a module of a bundle
const dr = new DigitalRiver("key");
var angular = require("angular");
dr.createSource(angular.default.extend({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
// --- AngularJS runs its timers later
const dr = new DigitalRiver("key");
function Checkout($scope, $timeout, $interval) {
  const p = { type: "bPay" };
  const update = () => { p.amount = 1; };
  $timeout(update, 0);
  $interval(update, 1000);
  $scope.$evalAsync(update);
  $scope.$applyAsync(update);
  dr.createSource(p); // payload: { type: "bPay" }
}
// --- AngularJS: $emit runs the listeners
const dr = new DigitalRiver("key");
function Checkout($scope) {
  const p = { type: "bPay" };
  $scope.$on("update", () => { p.amount = 1; });
  dr.createSource(p); // payload: { type: "bPay" }
  $scope.$emit("update");
  dr.createSource(p); // payload: { type: "bPay", amount? }
}
// --- React: a reference keeps the object
import { useRef } from "react";
const dr = new DigitalRiver("key");
export function Pay() {
  const payload = useRef({ type: "bPay" });
  payload.current.amount = 1;
  dr.createSource(payload.current); // payload: { type: "bPay", amount }
}
// --- React: useLayoutEffect runs after the component
const dr = new DigitalRiver("key");
export function Pay() {
  const p = { type: "bPay" };
  React.useLayoutEffect(() => { p.amount = 1; });
  dr.createSource(p); // payload: { type: "bPay" }
}
// --- React from a module of a bundle
const dr = new DigitalRiver("key");
var react = require("react");
function Pay() {
  const p = react.useMemo(() => ({ type: "bPay" }), []);
  const q = react.default.useMemo(() => ({ type: "konbini", amount: 1 }), []);
  dr.createSource(p); // payload: { type: "bPay" }
  dr.createSource(q); // payload: { type: "konbini", amount }
}
function old(React) {
  dr.createSource(React.default.useMemo(() => ({ type: "payPal" }), [])); // payload: { type: "payPal" }
}
// --- Preact's hooks
import { useMemo } from "preact/hooks";
const dr = new DigitalRiver("key");
export function Pay() {
  const p = useMemo(() => ({ type: "bPay", amount: 1 }), []);
  dr.createSource(p); // payload: { type: "bPay", amount }
}
// --- Vue: boxes
import * as Vue from "vue";
const dr = new DigitalRiver("key");
const box = Vue.ref({ type: "bPay" });
box.value.amount = 1;
dr.createSource(box.value); // payload: { type: "bPay", amount }
const shallow = Vue.shallowRef({ type: "konbini" });
dr.createSource(shallow.value); // payload: { type: "konbini" }
// --- Vue: a computed value
import * as Vue from "vue";
const dr = new DigitalRiver("key");
const payload = Vue.computed(() => ({ type: "bPay", amount: cart.total }));
dr.createSource(payload.value); // payload: { type: "bPay", amount }
// --- Vue: what is reactive is the object itself
import * as Vue from "vue";
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const reactive = Vue.reactive(p);
reactive.amount = 1;
dr.createSource(Vue.toRaw(reactive)); // payload: { type: "bPay", amount }
dr.createSource(Vue.readonly(p)); // payload: { type: "bPay", amount }
dr.createSource(Vue.unref(Vue.markRaw(p))); // payload: { type: "bPay", amount }
// --- Vue from a module of a bundle
const dr = new DigitalRiver("key");
var vue = require("vue");
const p = vue.reactive({ type: "bPay" });
dr.createSource(vue.default.toRaw(p)); // payload: { type: "bPay" }
// --- Vue: hooks of a component run later
import { onBeforeMount, onBeforeUnmount, onMounted, onUnmounted, onUpdated } from "vue";
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const update = () => { p.amount = 1; };
onBeforeMount(update);
onBeforeUnmount(update);
onMounted(update);
onUnmounted(update);
onUpdated(update);
bus.$once("update", update);
dr.createSource(p); // payload: { type: "bPay" }
// --- Svelte: onDestroy runs later
import { onDestroy } from "svelte";
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
onDestroy(() => { p.amount = 1; });
dr.createSource(p); // payload: { type: "bPay" }
// --- Object: questions and seals give or leave the object
const dr = new DigitalRiver("key");
const p = Object.preventExtensions({ type: "bPay" });
if (Object.is(p, other) || Object.isFrozen(p) || Object.isSealed(p) || Object.isExtensible(p)) unknown();
dr.createSource(p); // payload: { type: "bPay" }
// --- Reflect defines and sets properties
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
Reflect.set(p, "amount", 1);
dr.createSource(p); // payload: { type: "bPay", amount }
Reflect.defineProperty(p, "currency", { value: "AUD", enumerable: true });
dr.createSource(p); // payload: { type: "bPay", amount, currency }
// --- an asynchronous iterator of the program's own
const dr = new DigitalRiver("key");
const list = { async *[Symbol.asyncIterator]() { yield { type: "bPay", amount: 1 }; } };
async function pay() {
  for await (const p of list) dr.createSource(p); // payload: { type: "bPay", amount }
}
pay();
// --- one of a list
const dr = new DigitalRiver("key");
const list = [{ type: "bPay" }, { type: "konbini", amount: 1 }];
dr.createSource(list.at(index)); // payload: { type: "bPay" } | { type: "konbini", amount }
// --- methods of texts and numbers give texts
const dr = new DigitalRiver("key");
dr.createSource({ type: "bPay".toString(), amount: (1).toFixed(2) }); // payload: { type: "bPay", amount }
dr.createSource({ type: "bPay", amount: "19.90 EUR".substring(0, 5), currency: "19.90 EUR".substr(6) }); // payload: { type: "bPay", amount, currency }
dr.createSource({ type: "bPay", id: "7".padStart(8, "0"), sign: "EUR".charAt(0) }); // payload: { type: "bPay", id, sign }
// --- helpers of Babel and SWC that lay objects over one another
const dr = new DigitalRiver("key");
var base = { type: "bPay" };
dr.createSource(_extends({}, base, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(extends_({}, base, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(objectSpread({}, base, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(_define_property({ type: "konbini" }, "amount", 1)); // payload: { type: "konbini", amount }
// --- helpers that take properties out
const dr = new DigitalRiver("key");
var p = { type: "bPay", amount: 1, id: 7 };
dr.createSource(__objRest(p, ["amount"])); // payload: { type: "bPay", id }
dr.createSource(_objectWithoutPropertiesLoose(p, ["amount"])); // payload: { type: "bPay", id }
dr.createSource(_object_without_properties(p, ["amount"])); // payload: { type: "bPay", id }
dr.createSource(_object_without_properties_loose(p, ["amount"])); // payload: { type: "bPay", id }
// --- helpers that take modules apart
const dr = new DigitalRiver("key");
var one = __importDefault(require("lodash"));
var two = __toESM(require("lodash"));
var three = _interop_require_wildcard(require("lodash"));
var four = _interop_require_default(require("lodash"));
dr.createSource(one.default.merge({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(two.merge({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(three.merge({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(four.default.merge({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
// --- helpers of classes as SWC and esbuild write them
const dr = new DigitalRiver("key");
var Payment = function () {
  function Payment() {
    _class_call_check(this, Payment);
    __publicField(this, "payload", { type: "bPay" });
  }
  _create_class(Payment, [{ key: "grow", value: function () { this.payload.amount = 1; } }]);
  return Payment;
}();
var payment = new Payment();
payment.grow();
dr.createSource(payment.payload); // payload: { type: "bPay", amount }
// --- classes that inherit as Babel's loose mode and SWC write them
const dr = new DigitalRiver("key");
var Base = function () {
  function Base() { this.payload = { type: "bPay" }; }
  Base.prototype.grow = function () { this.payload.amount = 1; };
  return Base;
}();
var Loose = function (_Base) {
  _inheritsLoose(Loose, _Base);
  function Loose() { return _Base.call(this) || this; }
  return Loose;
}(Base);
var Swc = function (_Base) {
  _inherits(Swc, _Base);
  function Swc() { return _call_super(this, Swc, []); }
  return Swc;
}(Base);
var loose = new Loose();
loose.grow();
dr.createSource(loose.payload); // payload: { type: "bPay", amount }
dr.createSource(new Swc().payload); // payload: { type: "bPay" }
// --- an async function as SWC writes it
const dr = new DigitalRiver("key");
var pay = _async_to_generator(function* () {
  var p = { type: "bPay" };
  p.amount = yield load();
  dr.createSource(p); // payload: { type: "bPay", amount }
});
pay();
// --- members that every object inherits
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const shown = { total: cart.total };
if (p.propertyIsEnumerable("type") && Object.prototype.isPrototypeOf(cart)) p.amount = shown.toLocaleString();
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- Vue: a computed value that can be written
import { computed, ref } from "vue";
const dr = new DigitalRiver("key");
const method = ref("bPay");
const payload = computed({ get: () => ({ type: "bPay", amount: cart.total }), set(next) { save(next); } });
dr.createSource(payload.value); // payload: { type: "bPay", amount }
// --- Svelte: runes
const dr = new DigitalRiver("key");
let form = $state({ type: "bPay" });
form.amount = 1;
dr.createSource(form); // payload: { type: "bPay", amount }
dr.createSource($state.snapshot(form)); // payload: { type: "bPay", amount }
const raw = $state.raw({ type: "konbini" });
dr.createSource(raw); // payload: { type: "konbini" }
const derived = $derived({ type: "payco", amount: cart.total });
dr.createSource(derived); // payload: { type: "payco", amount }
const by = $derived.by(() => ({ type: "wireTransfer", currency: "EUR" }));
dr.createSource(by); // payload: { type: "wireTransfer", currency }
$effect(() => { form.currency = "EUR"; });
