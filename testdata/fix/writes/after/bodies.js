const p = { type: "bPay", sessionId: cart.paymentSession.id };
if (cart.total) {}
if (cart.total) {}
for (const line of lines) {}
while (more()) {}
switch (cart.kind) {
  case "a": break;
  case "b":
    break;
  default:
}
digitalriver.createSource(p);
const q = {};
if (guest) { q.type = "bPay"; q.sessionId = cart.paymentSession.id; } else { q.type = "konbini"; q.sessionId = cart.paymentSession.id; }
digitalriver.createSource(q);
