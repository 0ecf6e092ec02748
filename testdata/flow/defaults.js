// --- a default type under unknown options decides no test
const dr = new DigitalRiver("key");
const s = { type: "creditCard", sessionId: cart.sid, ...cart.options };
if (s.type === "konbini") s.amount = 1;
dr.createSource(s); // payload: { type: "creditCard", sessionId, … } | { type: "konbini", sessionId, amount, … }
// --- a switch on a default type
const dr = new DigitalRiver("key");
function pay(options) {
  const s = Object.assign({ type: "creditCard" }, options);
  const p = { type: "bPay" };
  switch (s.type) {
    case "konbini":
      p.a = 1;
      break;
    case "creditCard":
      p.b = 1;
      break;
    default:
      p.c = 1;
  }
  dr.createSource(p); // payload: { type: "bPay", a?, b?, c? }
}
// --- a list of types and a default type
const dr = new DigitalRiver("key");
const s = $.extend({ type: "creditCard" }, cart.options);
const p = { type: "konbini" };
if (["konbini", "payco"].includes(s.type)) p.a = 1;
if (["konbini"].indexOf(s.type) >= 0) p.b = 1;
if ($.inArray(s.type, ["konbini"]) !== -1) p.c = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b?, c? }
// --- truth of a default
const dr = new DigitalRiver("key");
const s = { type: "creditCard", ...cart.options };
const p = { type: "payco" };
if (!s.type) p.a = 1;
if (!!s.type) p.b = 1;
if (s.type) p.c = 1;
const d = s.type && { d: 1 };
dr.createSource({ ...p, ...d }); // payload: { type: "payco", a?, b?, c?, d? }
// --- a default in a variable of its own
const dr = new DigitalRiver("key");
const { type } = { type: "creditCard", ...cart.options };
const extra = type === "konbini" ? { amount: 1 } : {};
dr.createSource({ type: "payco", ...extra }); // payload: { type: "payco", amount? }
// --- what is made of a default
const dr = new DigitalRiver("key");
const s = { type: "creditCard", ...cart.options };
const p = { type: "konbini" };
if (s.type.toLowerCase() === "konbini") p.a = 1;
if (`${s.type}` === "konbini") p.b = 1;
if (s.type + "" === "konbini") p.c = 1;
if (`${s.type}-x` === "konbini-x") p.d = 1;
if ([s.type, "x"].join("") === "konbinix") p.e = 1;
if (s.type.trim().toUpperCase().concat("!") === "KONBINI!") p.f = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b?, c?, d?, e?, f? }
// --- a default as the key of a table
const dr = new DigitalRiver("key");
const details = { creditCard: { a: 1 }, konbini: { amount: 1 } };
const build = { creditCard: () => ({ b: 1 }), konbini: () => ({ currency: 1 }) };
const s = { type: "creditCard", ...cart.options };
dr.createSource({ type: "konbini", ...details[s.type], ...build[s.type]() }); // payload: { type: "konbini", a?, amount?, b?, currency? }
// --- a default that is handed on
const dr = new DigitalRiver("key");
function send(s) {
  if (s.type === "konbini") s.amount = 1;
  dr.createSource(s); // payload: { type: "creditCard", … } | { type: "konbini", amount, … }
}
send({ ...{ type: "creditCard" }, ...cart.options });
// --- options below a type leave it
const dr = new DigitalRiver("key");
const s = { ...cart.options, type: "creditCard" };
const p = { type: "payco" };
if (s.type !== "creditCard") p.amount = 1;
dr.createSource(p); // payload: { type: "payco", amount? }
// --- an object that unknown code got
const dr = new DigitalRiver("key");
const s = { type: "creditCard", method: "card" };
unknown(s);
const p = { type: "konbini" };
if (s.type === "konbini") p.a = 1;
if (s.method === "konbini") p.b = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b? }
// --- an object that nobody else has
const dr = new DigitalRiver("key");
const s = { type: "creditCard", method: "card" };
const p = { type: "konbini" };
if (s.type === "konbini") p.a = 1;
if (s.method === "konbini") p.b = 1;
dr.createSource(p); // payload: { type: "konbini" }
// --- a global that another script may have set
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
var cfg = window.cfg || {};
if (cfg.m === "konbini") p.amount = 1;
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a global that falls back to itself
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
var cfg = cfg || { m: "creditCard" };
if (cfg.m === "konbini") p.amount = 1;
dr.createSource(p); // payload: { type: "konbini", amount? }
// --- a global that is written back
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
window.Shop = window.Shop || {};
if (window.Shop.m === "konbini") p.a = 1;
if (Shop.m) p.b = 1;
var Store = (window.Store = window.Store || { m: "card" });
if (Store.m !== "card") p.c = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b?, c? }
// --- a global by its other names
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
var a = self.a || {};
var b = globalThis.b || {};
var c = this.c || {};
var d = (typeof d !== "undefined" && d) || {};
var e = window["e"] ? window["e"] : {};
var f = typeof f === "undefined" ? {} : f;
var g = window.g ?? {};
if (a.m) p.a = 1;
if (b.m) p.b = 1;
if (c.m) p.c = 1;
if (d.m) p.d = 1;
if (e.m) p.e = 1;
if (f.m) p.f = 1;
if (g.m) p.g = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b?, c?, d?, e?, f?, g? }
// --- a global that is made where it isn't there
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
var cfg;
if (!cfg) cfg = { m: "creditCard" };
if (cfg.m === "konbini") p.a = 1;
var more;
more = more || {};
if (more.m === "konbini") p.b = 1;
var last;
last ||= {};
if (last.m === "konbini") p.c = 1;
if (typeof other === "undefined") var other = {};
if (other.m === "konbini") p.d = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b?, c?, d? }
// --- a global in tests of its own
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
var ready;
if (ready) p.a = 1;
if (ready === "konbini") p.b = 1;
if (typeof ready !== "undefined") p.c = 1;
if (ready != null) p.d = 1;
const { m } = window.cfg || {};
if (m) p.e = 1;
var cfg = { m: "x" };
dr.createSource(p); // payload: { type: "konbini", a?, b?, c?, d?, e? }
// --- a namespace keeps what the script puts there
const dr = new DigitalRiver("key");
var Shop = window.Shop || {};
Shop.build = function (type) {
  return { type: type };
};
Shop.pay = function () {
  dr.createSource(Shop.build("konbini")); // payload: { type: "konbini" }
};
// --- a namespace that its own function gets
const dr = new DigitalRiver("key");
(function (shop) {
  shop.build = () => ({ type: "konbini" });
  const p = shop.build();
  if (shop.extra) p.amount = 1;
  dr.createSource(p); // payload: { type: "konbini", amount? }
})((window.shop = window.shop || {}));
// --- a payload that another script may have made
const dr = new DigitalRiver("key");
var p = window.p || { type: "konbini" };
p.amount = 1;
dr.createSource(p); // payload: { type: "konbini", amount }
// --- a variable of a module is no global
import "./other";
const dr = new DigitalRiver("key");
var cfg = cfg || {};
const p = { type: "konbini" };
if (cfg.m === "konbini") p.amount = 1;
dr.createSource(p); // payload: { type: "konbini" }
// --- a variable of a function is no global
const dr = new DigitalRiver("key");
function pay() {
  var cfg = cfg || {};
  const p = { type: "konbini" };
  if (cfg.m === "konbini") p.amount = 1;
  dr.createSource(p); // payload: { type: "konbini" }
}
// --- a global that nothing is put into adds nothing
const dr = new DigitalRiver("key");
var p;
if (flag) p = { type: "konbini" };
dr.createSource(p); // payload: { type: "konbini" }
// --- a global that a name of the script's own covers
const dr = new DigitalRiver("key");
const cfg = window.cfg || {};
let more = window.more || { m: "card" };
const p = { type: "konbini" };
if (cfg.m === "konbini") p.a = 1;
if (more.m === "konbini") p.b = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b? }
// --- a global in a module
import "./other";
const dr = new DigitalRiver("key");
var cfg = window.cfg || {};
const p = { type: "konbini" };
if (cfg.m === "konbini") p.a = 1;
dr.createSource(p); // payload: { type: "konbini", a? }
// --- a global is the variable of that name
const dr = new DigitalRiver("key");
var mode = "card";
window.mode = "konbini";
function build() { return { currency: 1 }; }
const p = { type: "konbini", ...window.build() };
if (mode === "konbini") p.a = 1;
if (mode === "card") p.b = 1;
dr.createSource(p); // payload: { type: "konbini", currency, a }
// --- a global that is set on one way only
const dr = new DigitalRiver("key");
if (flag) window.mode = "card";
const p = { type: "konbini" };
if (window.mode === "konbini") p.a = 1;
if (flag) other = { m: "card" };
if (other.m === "konbini") p.b = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b? }
// --- a list or an object that options may replace
const dr = new DigitalRiver("key");
const s = { items: [], more: { m: "card" }, ...cart.options };
const p = { type: "konbini" };
if (s.items.length) p.a = 1;
s.items.forEach((item) => { p.b = item; });
if (s.more.m === "konbini") p.c = 1;
for (const item of s.items) p.d = item;
dr.createSource(p); // payload: { type: "konbini", a?, b?, c?, d? }
// --- a payload that options may replace
const dr = new DigitalRiver("key");
const s = { payload: { type: "konbini" }, ...cart.options };
s.payload.amount = 1;
dr.createSource(s.payload); // payload: { type: "konbini", amount }
// --- a copy of what another script may have set
const dr = new DigitalRiver("key");
var opts = Object.assign({ m: "card" }, window.opts);
var more = { m: "card", ...window.more };
const p = { type: "konbini" };
if (opts.m === "konbini") p.a = 1;
if (more.m === "konbini") p.b = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b? }
// --- an optional chain that ends before its default
const dr = new DigitalRiver("key");
const found = (flag ? { payload: { type: "bPay", amount: 1 } } : undefined)?.payload ?? { type: "payco" };
dr.createSource(found); // payload: { type: "bPay", amount } | { type: "payco" }
// --- an optional chain of something that is not there
const dr = new DigitalRiver("key");
let shop = null;
if (flag) shop = { payload: { type: "bPay" } };
dr.createSource(shop?.payload || { type: "payco", amount: 1 }); // payload: { type: "bPay" } | { type: "payco", amount }
// --- a condition's object in an optional chain
const dr = new DigitalRiver("key");
const stored = flag && { payload: { type: "bPay" } };
dr.createSource(stored?.payload ?? { type: "payco" }); // payload: { type: "bPay" } | { type: "payco" }
// --- an optional call of a function that may be missing
const dr = new DigitalRiver("key");
dr.createSource((flag && { build: () => ({ type: "bPay" }) })?.build?.() ?? { type: "payco" }); // payload: { type: "bPay" } | { type: "payco" }
// --- an optional call changes nothing where there is no function
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const add = flag ? (payload) => { payload.amount = 1; } : undefined;
add?.(p);
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- an optional method changes nothing where there is no object
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
let shop;
if (flag) shop = { add(payload) { payload.amount = 1; } };
shop?.add(p);
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- an optional chain of an object that is there
const dr = new DigitalRiver("key");
const shop = { payload: { type: "bPay" }, add() { this.payload.amount = 1; } };
shop?.add?.();
dr.createSource(shop?.payload ?? { type: "payco" }); // payload: { type: "bPay", amount }
