const payload = { type: 'bPay', amount: 1, currency: 'EUR' };
track(payload);
payload.amount = cart.total;
digitalriver.createSource(payload);
