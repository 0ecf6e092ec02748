digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id, bPay: {} });
const p = { type: "bPay", sessionId: cart.paymentSession.id };
digitalriver.createSource(p);
