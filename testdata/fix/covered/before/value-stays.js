const q = { type: "bPay" };
q.amount = 3;
flag ? (q.extra = 1) : (q.amount = q.amount);
for (const z of [1, 2]) q.amount = "9";
digitalriver.createSource(q);
