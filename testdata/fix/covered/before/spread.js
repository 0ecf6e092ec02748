const base = { amount: 1, currency: 'EUR' };
const payload = { ...base, type: 'bPay', amount: cart.total };
const card = { ...base, type: 'creditCard' };
digitalriver.createSource(payload);
digitalriver.createSource(card);
