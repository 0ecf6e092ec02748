import { digitalriver } from "./river.mjs";
digitalriver.createSource({ type: "bPay", sessionId: await getId(), amount: 1 });
class Checkout {
  source = digitalriver.createSource({ type: "bPay", amount: 2 });
  async pay(payload = { type: "payco", amount: 3 }) {
    return digitalriver.createSource(payload);
  }
  async other() {
    return [1].map(() => digitalriver.createSource({ type: "bPay", amount: 4 }));
  }
}
