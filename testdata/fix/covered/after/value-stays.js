const q = { type: "bPay", sessionId: cart.paymentSession.id };
q.amount = 3;
flag ? (q.extra = 1) : (q.amount = q.amount);
for (const z of [1, 2]) q.amount = "9";
digitalriver.createSource(q);
