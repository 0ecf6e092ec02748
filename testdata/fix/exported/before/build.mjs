import { cart } from "shop-cart";
// Somebody else may call these, and need what they give.
export const build = amount => ({ type: "bPay", amount });
export const money = () => ({ amount: cart.total, currency: cart.currency });
export function addMoney(payload) {
  payload.amount = cart.total;
  return payload;
}
export function addCurrency(payload) {
  payload.currency = cart.currency;
}
export default {
  details() {
    return { items: cart.items, returnUrl: "/done" };
  },
};
export class Maker {
  make() {
    return { type: "payco", amount: 1 };
  }
}
const local = total => ({ type: "konbini", amount: total });
export { local as konbini };
// Nobody else calls this, nor gets what it gives.
const own = () => ({ type: "bPay", amount: 1 });
export const pay = river => river.createSource(own()).then(() => {});
