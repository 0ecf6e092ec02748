const p = { type: 'bPay' };

// the currency, ISO 4217
p.currency = 'EUR';
digitalriver.createSource(p);
