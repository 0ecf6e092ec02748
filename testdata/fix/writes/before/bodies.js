const p = { type: "bPay" };
if (cart.total) p.amount = 1;
if (cart.total)
  p.amount = 1;
else
  p.currency = "EUR";
if (cart.total) { p.amount = 1; }
if (cart.total) {
  p.amount = 1;
} else if (cart.currency) {
  // the shop's
  p.currency = "EUR"; // always
} else {
  // nothing
  p.amount = 0;
}
for (const line of lines) p.amount = line.total;
while (more()) p.amount = 1;
switch (cart.kind) {
  case "a": p.amount = 1; break;
  case "b":
    p.amount = 2;
    break;
  default:
    p.currency = "EUR";
}
digitalriver.createSource(p);
const q = {};
if (guest) q.type = "bPay"; else q.type = "konbini";
digitalriver.createSource(q);
