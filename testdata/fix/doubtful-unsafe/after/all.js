import { cart } from "shop-cart";
// A value that does something.
digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id });
// A field that is read.
const p = { type: "bPay", sessionId: cart.paymentSession.id };
log(p.amount);
digitalriver.createSource(p);
// A payload that goes elsewhere.
const q = { type: "bPay", sessionId: cart.paymentSession.id };
track(q);
digitalriver.createSource(q);
// One method forbids it, another doesn't.
const r = {};
digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id, ...r });
digitalriver.createSource({ type: "creditCard", sessionId: cart.paymentSession.id, ...r });
// Another name for the payload, the log, and its text are nobody else.
const s = { type: "bPay", sessionId: cart.paymentSession.id };
const same = s;
console.log(same, JSON.stringify(same));
digitalriver.createSource(same);
// The session is lost again.
const { sessionId, ...rest } = { type: "bPay", sessionId: cart.sessionId };
digitalriver.createSource(rest);
// Nobody knows whether there is a session.
digitalriver.createSource({ type: "bPay", ...other });
// No payment method, and no id.
digitalriver.createSource({ type: "payPal", sessionId: cart.paymentSession.id });
export function payload() {
  return { type: "bPay", sessionId: cart.paymentSession.id };
}
digitalriver.createSource(payload());
