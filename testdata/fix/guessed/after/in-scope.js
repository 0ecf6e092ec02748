export function pay(sessionId, owner, amount) {
  digitalriver.createSource({ type: "bPay", sessionId: sessionId, owner: owner });
  digitalriver.createSource({ type: "bPay", sessionId, owner });
}
digitalriver.createSource({ type: "bPay" });
