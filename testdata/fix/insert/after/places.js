new DigitalRiver("k").createSource({ sessionId: cart.paymentSession.id, owner: owner });
new DigitalRiver("k").createSource({
  sessionId: cart.paymentSession.id,
  owner: owner,
});
new DigitalRiver("k").createSource({
  sessionId: cart.paymentSession.id,
  // who pays
  owner: owner,
});
new DigitalRiver("k").createSource({ sessionId: cart.paymentSession.id });
new DigitalRiver("k").createSource({
  sessionId: cart.paymentSession.id
});
new DigitalRiver("k").createSource({ sessionId: cart.paymentSession.id /* nothing */ });
new DigitalRiver("k").createSource({
    sessionId: cart.paymentSession.id
  , owner: owner
  , amount: 1
});
digitalRiver.createDropin({
  sessionId: cart.paymentSession.id,
  options: { flow: "checkout" },
});
digitalRiver.retrieveAvailablePaymentMethods({ sessionId: cart.paymentSession.id, country: "DE" });
digitalriver.createSource({ owner, type: "bPay", sessionId: cart.paymentSession.id });
digitalriver.createSource({ owner, amount, type, sessionId: cart.paymentSession.id });
