// --- a constant
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "payPal", amount }
// --- reassignment: the last one counts
const dr = new DigitalRiver("key");
let p = { type: "payPal", amount: 1 };
p = { type: "payPal", currency: "EUR" };
dr.createSource(p); // payload: { type: "payPal", currency }
// --- reassignment after the call does not count
const dr = new DigitalRiver("key");
let p = { type: "payPal", currency: "EUR" };
dr.createSource(p); // payload: { type: "payPal", currency }
p = { type: "payPal", amount: 1 };
// --- two calls see two moments
const dr = new DigitalRiver("key");
let p = { type: "konbini" };
dr.createSource(p); // payload: { type: "konbini" }
p = { type: "bPay", amount: 1 };
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a chain of variables
const dr = new DigitalRiver("key");
const a = { type: "payco", amount: 1 };
const b = a;
const c = b;
dr.createSource(c); // payload: { type: "payco", amount }
// --- declared first, assigned later
const dr = new DigitalRiver("key");
var p;
p = { type: "payco", currency: "KRW" };
dr.createSource(p); // payload: { type: "payco", currency }
// --- var is hoisted: nothing is there yet
const dr = new DigitalRiver("key");
if (flag) {
  var p = { type: "payco" };
}
dr.createSource(p); // payload: { type: "payco" }
// --- shadowing in a block
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
{
  const p = { type: "bPay", amount: 1 };
  dr.createSource(p); // payload: { type: "bPay", amount }
}
dr.createSource(p); // payload: { type: "payPal" }
// --- var in a block is the same variable
const dr = new DigitalRiver("key");
var p = { type: "payPal" };
{
  var p = { type: "bPay" };
}
dr.createSource(p); // payload: { type: "bPay" }
// --- details in their own variable
const dr = new DigitalRiver("key");
const items = cart.lines;
const details = { items: items, returnUrl: "/" };
dr.createSource({ type: "payPal", payPal: details }); // payload: { type: "payPal", payPal: { items, returnUrl } }
// --- shorthand
const dr = new DigitalRiver("key");
const type = "klarnaCredit";
const amount = cart.total;
const klarnaCredit = { locale: "de" };
dr.createSource({ type, amount, klarnaCredit }); // payload: { type: "klarnaCredit", amount, klarnaCredit: { locale } }
// --- assignment as a value
const dr = new DigitalRiver("key");
let p;
const q = (p = { type: "msts" });
dr.createSource(q); // payload: { type: "msts" }
dr.createSource(p); // payload: { type: "msts" }
// --- assignment in the argument
const dr = new DigitalRiver("key");
let p = { type: "bPay", amount: 1 };
dr.createSource((p = { type: "msts" })); // payload: { type: "msts" }
// --- the sequence operator gives its last value
const dr = new DigitalRiver("key");
const a = { type: "bPay", amount: 1 };
const b = { type: "msts" };
dr.createSource((a, b)); // payload: { type: "msts" }
// --- logical assignment to an empty variable
const dr = new DigitalRiver("key");
let p = null;
p ??= { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "payPal", amount }
// --- logical assignment to a full variable
const dr = new DigitalRiver("key");
let p = { type: "konbini" };
p ||= { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "konbini" }
// --- an undeclared name is unknown
const dr = new DigitalRiver("key");
dr.createSource(extra); // payload: { … }
// --- a value of an unknown function is unknown
const dr = new DigitalRiver("key");
const p = unknown();
dr.createSource(p); // payload: { … }
// --- a member of an unknown object is unknown
const dr = new DigitalRiver("key");
const p = cart.paymentPayload;
dr.createSource(p); // payload: { … }
// --- the element comes first, the payload last
const dr = new DigitalRiver("key");
const p = { type: "creditCard" };
dr.createSource(unknown("card"), p); // payload: { type: "creditCard" }
// --- swapped through a third variable
const dr = new DigitalRiver("key");
let a = { type: "bPay", amount: 1 };
let b = { type: "konbini" };
const c = a;
a = b;
b = c;
dr.createSource(a); // payload: { type: "konbini" }
dr.createSource(b); // payload: { type: "bPay", amount }
// --- a property of the page or of an object
const there = flag ? window : { p: 1 };
window.p = { type: "bPay" };
there.p = { type: "payco" };
digitalRiver.createSource(window.p); // payload: { type: "bPay" } | { type: "payco" }
// --- objects made by Object
var p = new Object();
p.type = "bPay";
digitalRiver.createSource(p); // payload: { type: "bPay" }
// --- a text that leaves something out
const p = { type: "bPay", amount: 1 };
digitalRiver.createSource(JSON.parse(JSON.stringify(p, ["type"]))); // payload: { … }
digitalRiver.createSource(JSON.parse(JSON.stringify(p, null, 2))); // payload: { type: "bPay", amount }
// --- a type that is not yet assigned
const dr = new DigitalRiver("key");
let type;
function choose() {
  type = "bPay";
}
function pay() {
  dr.createSource({ type, amount: 1 }); // payload: { type: "bPay", amount }
}
$("#choose").on("click", choose);
$("#pay").on("click", pay);
