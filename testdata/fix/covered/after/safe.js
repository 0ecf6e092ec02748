// What lies below goes, too.
const payload = { type: "bPay", sessionId: cart.paymentSession.id };
if (cart.discount) {}
digitalriver.createSource({ ...payload });
// One of three stays, and with it the two above.
const other = { type: "bPay", sessionId: cart.paymentSession.id, amount: total() };
other.amount = 2;
other.amount = 3;
digitalriver.createSource(other);
