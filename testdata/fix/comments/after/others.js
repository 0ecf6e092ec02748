digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,

  // ---- money ----
  owner: owner,

  // money again
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,

  // what is paid, and by whom
  owner: owner,

  bPay: {},
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,

  bPay: {},
});
digitalriver.createSource({
  // the method
  type: "bPay",
  sessionId: cart.paymentSession.id,
  // bPay has no details
  bPay: {}
});
