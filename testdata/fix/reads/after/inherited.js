const p = { type: 'bPay', sessionId: cart.paymentSession.id, amount: 1 };
digitalriver.createSource(p);
const q = Object.create(p);
console.log(q.amount > 0 ? 'paid' : 'free');
track(q.amount);
