const p = { type: "bPay", sessionId: cart.paymentSession.id };
log();
log();
const total = cart.total;
guest && ("EUR");
lines.forEach(line => line.total);
lines.forEach((line) => ({ value: line.total }));
lines.forEach((line) => {});
digitalriver.createSource(p);
