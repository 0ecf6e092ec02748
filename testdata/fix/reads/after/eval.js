const p = { type: 'bPay', amount: 1 };
digitalriver.createSource(p);
track(eval('p.amount'));
