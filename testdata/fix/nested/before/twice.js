digitalriver.createSource({ type: "bPay", amount: 1, amount: 2, bPay: {} });
const p = { type: "bPay", amount: 1 };
p.amount = 2;
p.amount += 3;
p.amount++;
digitalriver.createSource(p);
