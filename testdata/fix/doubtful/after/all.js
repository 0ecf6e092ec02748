import { cart } from "shop-cart";
// A value that does something.
digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id, amount: total() });
// A field that is read.
const p = { type: "bPay", sessionId: cart.paymentSession.id, amount: 1 };
log(p.amount);
digitalriver.createSource(p);
// A payload that goes elsewhere.
const q = { type: "bPay", amount: 1 };
track(q);
digitalriver.createSource(q);
// One method forbids it, another doesn't.
const r = { amount: 1 };
digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id, ...r });
digitalriver.createSource({ type: "creditCard", sessionId: cart.paymentSession.id, ...r });
// Another name for the payload, the log, and its text are nobody else.
const s = { type: "bPay", sessionId: cart.paymentSession.id };
const same = s;
console.log(same, JSON.stringify(same));
digitalriver.createSource(same);
// The session is lost again.
const { sessionId, ...rest } = { type: "bPay", amount: 1, sessionId: cart.sessionId };
digitalriver.createSource(rest);
// Nobody knows whether there is a session.
digitalriver.createSource({ type: "bPay", amount: 1, ...other });
// No payment method, and no id.
digitalriver.createSource({ type: "paypal", sessionId: cart.paymentSession.clientSecret });
export function payload() {
  return { type: "bPay", amount: 1 };
}
digitalriver.createSource(payload());
