import { cart } from "shop-cart";
export function addMoney(payload) {
  payload.amount = cart.total;
}
const payload = { type: "bPay" };
addMoney(payload);
digitalriver.createSource(payload);
