// --- one caller
const dr = new DigitalRiver("key");
function pay(p) {
  dr.createSource(p); // payload: { type: "payPal", amount }
}
pay({ type: "payPal", amount: 1 });
// --- every caller
const dr = new DigitalRiver("key");
function pay(p) {
  dr.createSource(p); // payload: { type: "payPal", amount } | { type: "creditCard" }
}
pay({ type: "payPal", amount: 1 });
pay({ type: "creditCard" });
// --- no caller
const dr = new DigitalRiver("key");
function pay(p) {
  dr.createSource(p); // payload: { … }
}
// --- no caller, but a literal
const dr = new DigitalRiver("key");
function pay(total) {
  dr.createSource({ type: "payPal", amount: total }); // payload: { type: "payPal", amount }
}
// --- exported: one more caller, unknown
const dr = new DigitalRiver("key");
export function pay(p) {
  dr.createSource(p); // payload: { type: "payPal", amount } | { … }
}
pay({ type: "payPal", amount: 1 });
// --- exported by a list: one more caller, unknown
const dr = new DigitalRiver("key");
const pay = (p) => {
  dr.createSource(p); // payload: { type: "payPal" } | { … }
};
pay({ type: "payPal" });
export { pay };
// --- exported in CommonJS: one more caller, unknown
const dr = new DigitalRiver("key");
function pay(p) {
  dr.createSource(p); // payload: { type: "payPal" } | { … }
}
pay({ type: "payPal" });
module.exports = { pay };
// --- exported, but the payload is its own
const dr = new DigitalRiver("key");
export function pay(total) {
  const p = { type: "payPal" };
  p.amount = total;
  dr.createSource(p); // payload: { type: "payPal", amount }
}
// --- handed to unknown code: one more caller, unknown
const dr = new DigitalRiver("key");
function pay(p) {
  dr.createSource(p); // payload: { type: "payPal" } | { … }
}
pay({ type: "payPal" });
lib.send(pay);
// --- default parameter
const dr = new DigitalRiver("key");
function pay(p = { type: "msts" }) {
  dr.createSource(p); // payload: { type: "msts" } | { type: "payPal", amount }
}
pay();
pay({ type: "payPal", amount: 1 });
// --- default parameter that no caller uses
const dr = new DigitalRiver("key");
function pay(p = { type: "payPal", amount: 1 }) {
  dr.createSource(p); // payload: { type: "msts" }
}
pay({ type: "msts" });
// --- undefined takes the default, null does not
const dr = new DigitalRiver("key");
function pay(p = { type: "payPal", amount: 1 }) {
  dr.createSource(p); // payload: { type: "payPal", amount }
}
pay(undefined);
pay(null);
// --- a default that uses another parameter
const dr = new DigitalRiver("key");
function pay(type, p = { type, amount: 1 }) {
  dr.createSource(p); // payload: { type: "payPal", amount }
}
pay("payPal");
// --- rest parameters
const dr = new DigitalRiver("key");
function pay(name, ...payloads) {
  dr.createSource(payloads[0]); // payload: { type: "bPay", amount }
}
pay("a", { type: "bPay", amount: 1 });
// --- spread arguments from a literal array
const dr = new DigitalRiver("key");
function pay(name, p) {
  dr.createSource(p); // payload: { type: "bPay", amount }
}
pay(...["a", { type: "bPay", amount: 1 }]);
// --- spread arguments from an unknown array
const dr = new DigitalRiver("key");
function pay(name, p) {
  dr.createSource(p); // payload: { … }
}
pay(...extra.list);
// --- a parameter changed before the call
const dr = new DigitalRiver("key");
function pay(p) {
  p.amount = 1;
  dr.createSource(p); // payload: { type: "bPay", amount } | { type: "payco", amount }
}
pay({ type: "bPay" });
pay({ type: "payco" });
// --- a parameter passed on
const dr = new DigitalRiver("key");
function send(p) {
  dr.createSource(p); // payload: { type: "bPay", amount }
}
function pay(total) {
  send({ type: "bPay", amount: total });
}
pay(1);
// --- a parameter passed on by a function that nobody calls
const dr = new DigitalRiver("key");
function send(p) {
  dr.createSource(p); // payload: { type: "bPay", amount }
}
function pay(total) {
  send({ type: "bPay", amount: total });
}
// --- the receiver as a parameter
function pay(client, p) {
  client.createSource(p); // payload: { type: "bPay", amount }
}
const dr = new DigitalRiver("key");
pay(dr, { type: "bPay", amount: 1 });
// --- the receiver as a parameter is Stripe
const dr = new DigitalRiver("key");
function pay(client, p) {
  client.createSource(p); // payload: none
}
pay(Stripe("key"), { type: "bPay", amount: 1 });
// --- the missing argument fails anyway
const dr = new DigitalRiver("key");
function pay(p) {
  dr.createSource(p); // payload: { type: "bPay" }
}
pay();
pay({ type: "bPay" });
// --- the types of the callers make payloads of their own
const dr = new DigitalRiver("key");
function pay(type) {
  dr.createSource({ type, amount: 1 }); // payload: { type: "bPay", amount } | { type: "payco", amount }
}
pay("bPay");
pay("payco");
// --- false is not replaced by the default
const dr = new DigitalRiver("key");
function build(extra = { owner: 1 }) {
  return { type: "bPay", ...extra };
}
dr.createSource(build(flag && { amount: 1 })); // payload: { type: "bPay", owner?, amount? }
// --- arguments of one list or another
const dr = new DigitalRiver("key");
const payload = { type: "bPay", amount: 1 };
const list = flag ? [other, payload] : [payload];
dr.createSource(...list); // payload: { type: "bPay", amount }
dr.createSource.apply(dr, list); // payload: { type: "bPay", amount }
// --- arguments of a list that something may be put before
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }];
if (flag) list.unshift(other);
dr.createSource(...list); // payload: { type: "bPay", amount }
// --- an argument after unknown ones
const dr = new DigitalRiver("key");
dr.createSource(...other, { type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- a list that may be empty
const dr = new DigitalRiver("key");
const list = flag ? [] : [{ type: "bPay" }];
dr.createSource({ type: "payco" }, ...list); // payload: { … }
// --- arguments of one list or another in a function
const dr = new DigitalRiver("key");
function create(element, payload) {
  dr.createSource(payload); // payload: { type: "bPay" }
}
create(...(flag ? [other, { type: "bPay" }] : [{ type: "payco" }]));
