const p = { type: "bPay", sessionId: cart.paymentSession.id };
log();
log();
const total = cart.total;
lines.forEach(line => line.total);
lines.forEach((line) => ({ value: line.total }));
lines.forEach((line) => {});
digitalriver.createSource(p);
