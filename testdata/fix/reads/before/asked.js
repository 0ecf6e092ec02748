const p4 = { type: 'bPay', amount: 1, currency: 'EUR' };
if (p4.hasOwnProperty('amount')) g(4);
digitalriver.createSource(p4);
