digitalriver.createSource({ sessionId: cart.paymentSession.id, ...(cond ? { type: "bPay" } : {}), bPay: {} });
const x = {};
x.type = "payco";
x.sessionId = cart.paymentSession.id;
if (cond) x.type = "bPay";
digitalriver.createSource(x);
