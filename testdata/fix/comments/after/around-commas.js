digitalriver.createSource({ type: 'bPay', // Korea
  sessionId: cart.paymentSession.id });
digitalriver.createSource({ type: 'bPay', /* Korea */
  sessionId: cart.paymentSession.id });
digitalriver.createSource({ type: 'bPay', // Korea
                            sessionId: cart.paymentSession.id });
digitalriver.createSource({ type: 'bPay', sessionId: cart.paymentSession.id // s
  });
digitalriver.createSource({ type: 'bPay', sessionId: cart.paymentSession.id // s
  , bPay: {} });
digitalriver.createSource({
    type: 'bPay', // Korea
    sessionId: cart.paymentSession.id
  , // details
    bPay: {}
});
digitalriver.createSource({
  type: 'bPay',
  sessionId: cart.paymentSession.id
});
digitalriver.createSource({ type: 'bPay' , sessionId: cart.paymentSession.id });
digitalriver.createSource({
  type: 'bPay',
  sessionId: cart.paymentSession.id
});
