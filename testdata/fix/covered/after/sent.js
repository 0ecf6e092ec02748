const payload = { type: 'bPay', sessionId: cart.paymentSession.id, amount: 1, currency: 'EUR' };
track(payload);
payload.amount = cart.total;
digitalriver.createSource(payload);
