const digitalRiver = new DigitalRiver("key");
const payload = { type: "payPal" };
if (guest) payload.currency = "USD";
const copy = { ...payload, amount: 5 };
log(copy.amount);
digitalRiver.createSource(copy);
