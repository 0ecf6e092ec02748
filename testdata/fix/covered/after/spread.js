const base = { amount: 1, currency: 'EUR' };
const payload = { ...base, type: 'bPay', sessionId: cart.paymentSession.id, amount: cart.total };
const card = { ...base, type: 'creditCard', sessionId: cart.paymentSession.id };
digitalriver.createSource(payload);
digitalriver.createSource(card);
