// --- an early return
const dr = new DigitalRiver("key");
function pay() {
  const p = { type: "bPay" };
  if (flag) {
    p.amount = 1;
    return;
  }
  dr.createSource(p); // payload: { type: "bPay" }
}
pay();
// --- null is sorted out
const dr = new DigitalRiver("key");
function pay() {
  const p = flag ? { type: "bPay", amount: 1 } : null;
  if (!p) return;
  dr.createSource(p); // payload: { type: "bPay", amount }
}
pay();
// --- null fails anyway
const dr = new DigitalRiver("key");
let p = null;
if (flag) p = { type: "bPay", amount: 1 };
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a truth test
const dr = new DigitalRiver("key");
let p;
if (flag) p = { type: "bPay", amount: 1 };
if (p) dr.createSource(p); // payload: { type: "bPay", amount }
// --- and before the call
const dr = new DigitalRiver("key");
let p;
if (flag) p = { type: "bPay", amount: 1 };
p && dr.createSource(p); // payload: { type: "bPay", amount }
// --- a guard that throws
const dr = new DigitalRiver("key");
function build(total) {
  if (!total) throw new Error("empty cart");
  return { type: "bPay", amount: total };
}
dr.createSource(build(5)); // payload: { type: "bPay", amount }
// --- a guard that adds what is missing
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.sessionId = cart.paymentSession.id;
if (!p.sessionId) p.sessionId = "other";
dr.createSource(p); // payload: { type: "bPay", sessionId }
// --- in: whether a property is there
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.amount = 1;
if (!("amount" in p)) p.amount = 0;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a session in one arm only
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) {
  p.sessionId = cart.paymentSession.id;
} else {
  p.amount = 1;
}
dr.createSource(p); // payload: { type: "bPay", sessionId?, amount? }
// --- the old way and the new way
const dr = new DigitalRiver("key");
const p = flag
  ? { type: "bPay", sessionId: cart.paymentSession.id }
  : { type: "bPay", amount: 1, currency: "AUD" };
dr.createSource(p); // payload: { type: "bPay", sessionId } | { type: "bPay", amount, currency }
// --- two maps are not the same
const a = new Map();
const b = new Map();
if (a !== b) digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
// --- texts of objects
const before = { a: 1 };
const now = { a: 1 };
if (JSON.stringify(before) === JSON.stringify(now)) digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
if (JSON.stringify(before) === "{}") digitalRiver.createSource({ type: "payPal" }); // payload: { type: "payPal" }
// --- two clients are not the same
const a = new DigitalRiver("a");
const b = new DigitalRiver("b");
if (a !== b) digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
// --- not equal to one of two
const wanted = flag ? "payPal" : "bPay";
const type = other ? "payPal" : "bPay";
if (type !== wanted) digitalRiver.createSource({ type }); // payload: { type: "payPal" | "bPay" }
if (type === wanted) digitalRiver.createSource({ type }); // payload: { type: "payPal" | "bPay" }
// --- none of a list
const type = other ? "payPal" : flag ? "bPay" : "payco";
if (!["payPal", "bPay"].includes(type)) digitalRiver.createSource({ type }); // payload: { type: "payco" }
if (["payPal", "bPay"].includes(type)) digitalRiver.createSource({ type }); // payload: { type: "payPal" | "bPay" }
// --- none of a list of which one may be either
const type = other ? "payPal" : flag ? "bPay" : "payco";
if (!["payPal", maybe ? "bPay" : "payco"].includes(type)) {
  digitalRiver.createSource({ type }); // payload: { type: "payPal" | "bPay" | "payco" }
}
// --- a test for a property of its own
const dr = new DigitalRiver("key");
const payload = { type: "bPay", amount: 1 };
if (Object.prototype.hasOwnProperty.call(payload, "amount")) delete payload.amount;
if (!payload.hasOwnProperty("currency")) payload.currency = "AUD";
if ({}.hasOwnProperty.call(payload, "locale")) payload.country = "AU";
dr.createSource(payload); // payload: { type: "bPay", currency }
// --- a test for a property that may be there
const dr = new DigitalRiver("key");
const payload = { type: "bPay" };
if (flag) payload.amount = 1;
if (payload.hasOwnProperty("amount")) payload.currency = "AUD";
if (payload.hasOwnProperty(key)) payload.country = "AU";
dr.createSource(payload); // payload: { type: "bPay", amount?, currency?, country? }
// --- what is asserted holds after it
import invariant from "tiny-invariant";
function pay(cart) {
  const id = cart.session ? cart.session.id : undefined;
  const type = cart.wallet ? "payPal" : null;
  invariant(id, "no session");
  assert.ok(type);
  digitalRiver.createSource({ type, sessionId: id }); // payload: { type: "payPal", sessionId }
}
