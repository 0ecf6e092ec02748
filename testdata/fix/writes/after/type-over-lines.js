var s = {};
s.type =
  'bPay';
s.sessionId = cart.paymentSession.id;
digitalriver.createSource(s);
