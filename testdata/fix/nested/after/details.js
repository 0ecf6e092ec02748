digitalriver.createSource({
  type: "payPal",
  sessionId: cart.paymentSession.id,
  payPal: {
    returnUrl: "/review",
  },
});
digitalriver.createSource({
  type: "payPal",
  sessionId: cart.paymentSession.id,
  "payPal": {}
});
digitalriver.createSource({
  type: "payPal",
  sessionId: cart.paymentSession.id,
  payPal: {},
});
digitalriver.createSource({ type: "payPal", sessionId: cart.paymentSession.id, payPal: {} });
digitalriver.createSource({ type: "payPal", sessionId: cart.paymentSession.id, payPal: {} });
digitalriver.createSource({
  type: "payPal",
  sessionId: cart.paymentSession.id,
  payPal: {
    // nothing else
  },
});
const details = { returnUrl };
const common = { ...(guest ? {} : {}) };
digitalriver.createSource({ type: "payPal", sessionId: cart.paymentSession.id, ...common, payPal: { ...details } });
digitalriver.createSource(Object.assign({ type: "bPay", sessionId: cart.paymentSession.id }, {}, { bPay: {} }));
