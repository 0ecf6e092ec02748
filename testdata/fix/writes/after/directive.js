function run(d) {
  ;
  'use strict';
  undeclared = 3;
  digitalriver.createSource(d);
}
run({ type: 'bPay', sessionId: cart.paymentSession.id });
