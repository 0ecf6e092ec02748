const payload = { type: 'bPay', amount: f(), currency: 'EUR' };
payload.amount = cart.total;
digitalriver.createSource(payload);
