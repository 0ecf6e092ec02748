export function pay(sessionId, owner, amount) {
  digitalriver.createSource({ type: "bPay", owner: owner, amount: amount });
  digitalriver.createSource({ type: "bPay", owner, amount });
}
digitalriver.createSource({ type: "bPay", amount: 1 });
