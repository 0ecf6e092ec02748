const p = { type: 'bPay', amount: 1 };
digitalriver.createSource(p);
const q = Object.create(p);
console.log(q.amount > 0 ? 'paid' : 'free');
track(q.amount);
