digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,
  bPay: {},
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,
  bPay: {}
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,
});
digitalriver.createSource({
  bPay: {},
  type: "bPay",
  sessionId: cart.paymentSession.id,
});
digitalriver.createSource({ type: "bPay",
                            sessionId: cart.paymentSession.id,
                            bPay: {} });
digitalriver.createSource({
  type: "bPay", sessionId: cart.paymentSession.id,
  bPay: {}
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id
});
