let p;
(p = { sessionId: cart.paymentSession.id }).type = 'bPay';
digitalriver.createSource(p);
