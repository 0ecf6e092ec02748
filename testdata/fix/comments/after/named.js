const p = { type: 'bPay', sessionId: cart.paymentSession.id };

digitalriver.createSource(p);
