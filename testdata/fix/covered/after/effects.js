const payload = { type: 'bPay', sessionId: cart.paymentSession.id, amount: f() };
payload.amount = cart.total;
digitalriver.createSource(payload);
