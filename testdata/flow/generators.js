// --- what another generator returns
const dr = new DigitalRiver("key");
function* build(cart) {
  const total = yield unknown(cart);
  return { type: "bPay", amount: total };
}
function* pay() {
  const payload = yield* build(cart);
  payload.currency = "AUD";
  yield dr.createSource(payload); // payload: { type: "bPay", amount, currency }
}
pay().next();
// --- one of two generators
const dr = new DigitalRiver("key");
function* first() {
  return { type: "bPay", amount: 1 };
}
function* second() {
  return yield* third();
}
function* third() {
  return { type: "payco" };
}
function* pay() {
  dr.createSource(yield* flag ? first() : second()); // payload: { type: "bPay", amount } | { type: "payco" }
}
pay().next();
// --- what a yield gives is unknown
const dr = new DigitalRiver("key");
function* build() {
  return { type: "bPay" };
}
function* pay() {
  dr.createSource(yield build()); // payload: { … }
}
pay().next();
// --- what an unknown generator returns is unknown
const dr = new DigitalRiver("key");
function* pay() {
  dr.createSource(yield* unknown()); // payload: { … }
}
pay().next();
// --- what a saga calls
import { call } from "redux-saga/effects";
const dr = new DigitalRiver("key");
function make(total) {
  return { type: "payco", amount: total };
}
function* build(total) {
  return { type: "bPay", amount: total };
}
export function* pay(cart) {
  dr.createSource(yield call(make, cart.total)); // payload: { type: "payco", amount }
  dr.createSource(yield call(build, cart.total)); // payload: { type: "bPay", amount }
  dr.createSource(yield call(unknown, cart.total)); // payload: { … }
  yield call([dr, dr.createSource], { type: "payPal" }); // payload: { type: "payPal" }
  yield call([dr, "createSource"], { type: "creditCard" }); // payload: { type: "creditCard" }
}
