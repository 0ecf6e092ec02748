let p = { type: 'bPay', sessionId: cart.paymentSession.id };
if (cond) p.type = 'konbini';
digitalriver.createSource(p);
