// What lies below goes, too.
const payload = { type: "bPay", amount: 1, currency: "EUR" };
payload.amount = cart.total;
if (cart.discount) payload.amount = cart.discounted;
digitalriver.createSource({ ...payload, currency: cart.currency });
// One of three stays, and with it the two above.
const other = { type: "bPay", amount: total() };
other.amount = 2;
other.amount = 3;
digitalriver.createSource(other);
