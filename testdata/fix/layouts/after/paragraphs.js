digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,
  owner: owner,

  bPay: {},
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,

  owner: owner,

  bPay: {},
});
