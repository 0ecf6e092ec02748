let p = { type: 'bPay', amount: 1 };
if (cond) p.type = 'konbini';
digitalriver.createSource(p);
