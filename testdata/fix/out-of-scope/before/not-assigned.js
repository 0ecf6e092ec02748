let cart;
const payload = { type: 'bPay', amount: 1 };
setTimeout(() => { cart = { paymentSession: { id: 'S' } }; digitalriver.createSource(payload); });
