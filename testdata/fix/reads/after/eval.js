const p = { type: 'bPay', sessionId: cart.paymentSession.id, amount: 1 };
digitalriver.createSource(p);
track(eval('p.amount'));
