digitalriver.createSource({ type: 'bPay', // Korea
  amount: 1 });
digitalriver.createSource({ type: 'bPay', /* Korea */
  amount: 1 });
digitalriver.createSource({ type: 'bPay', // Korea
                            amount: 1, currency: cart.currency });
digitalriver.createSource({ type: 'bPay', sessionId: cart.paymentSession.id // s
  , amount: 1 });
digitalriver.createSource({ type: 'bPay', sessionId: cart.paymentSession.id // s
  , amount: 1, bPay: {} });
digitalriver.createSource({
    type: 'bPay' // Korea
  , // details
    bPay: {}
});
digitalriver.createSource({
  type: 'bPay',
  sessionId: cart.paymentSession.id ,
  amount: 1
});
digitalriver.createSource({ type: 'bPay' , sessionId: cart.paymentSession.id , amount: 1 });
digitalriver.createSource({
  type: 'bPay' ,
  amount: 1 , // cents
  currency: 'EUR'
});
