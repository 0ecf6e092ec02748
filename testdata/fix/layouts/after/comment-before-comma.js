digitalriver.createSource({
  payPal: { },
  type: "payPal" /* keep inner type */, // trailing note
  sessionId: cart.paymentSession.id
});
digitalriver.createSource({
  payPal: { },
  type: "payPal" /* keep inner type */,
  sessionId: cart.paymentSession.id
});
// start
digitalriver.createSource({ payPal: { }, type: "payPal" /* keep inner type */, sessionId: cart.paymentSession.id });
