const q = { type: 'bPay', amount: 1, currency: 'EUR' };
digitalriver.createSource(q);
with (q) { g(amount); }
