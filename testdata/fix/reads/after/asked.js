const p4 = { type: 'bPay', sessionId: cart.paymentSession.id, amount: 1 };
if (p4.hasOwnProperty('amount')) g(4);
digitalriver.createSource(p4);
