const q = { type: 'bPay', sessionId: cart.paymentSession.id, amount: 1, currency: 'EUR' };
digitalriver.createSource(q);
with (q) { g(amount); }
