digitalriver.createSource({ ...(cond ? { type: "bPay" } : {}), bPay: {} });
const x = {};
x.type = "payco";
if (cond) x.type = "bPay";
digitalriver.createSource(x);
