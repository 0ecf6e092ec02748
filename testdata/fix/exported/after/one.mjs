import { cart } from "shop-cart";
export function addMoney(payload) {
  payload.amount = cart.total;
}
const payload = { type: "bPay", sessionId: cart.paymentSession.id };
addMoney(payload);
digitalriver.createSource(payload);
