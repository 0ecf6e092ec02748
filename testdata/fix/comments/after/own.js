digitalriver.createSource({
  type: "bPay", // always
  sessionId: cart.paymentSession.id,
  bPay: {}, // nothing yet
});
digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,
  bPay: {}
  // the end
});
digitalriver.createSource({
  owner: owner, // of the card
  // the method
  type: "bPay",
  sessionId: cart.paymentSession.id,
});
digitalriver.createSource({ /* method */ type: "bPay", sessionId: cart.paymentSession.id });
digitalriver.createSource({ type: "bPay" /* always */, sessionId: cart.paymentSession.id, bPay: {} /* empty */ });
digitalriver.createSource({
  bPay: {},
  type: "bPay", // always
  sessionId: cart.paymentSession.id
});
digitalriver.createSource({
  type: "bPay", // always
  sessionId: cart.paymentSession.id
});
digitalriver.createSource({
  type: "bPay", // always
  sessionId: cart.paymentSession.id,
  bPay: {},
});
