// --- a write before the call
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
p.amount = 1;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a write after the call
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
dr.createSource(p); // payload: { type: "bPay" }
p.amount = 1;
// --- brackets with a constant
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
p["amount"] = 1;
const name = "currency";
p[name] = "AUD";
dr.createSource(p); // payload: { type: "bPay", amount, currency }
// --- brackets with an unknown name
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
p[key] = 1;
dr.createSource(p); // payload: { type: "bPay", … }
// --- from nothing
const dr = new DigitalRiver("key");
const p = {};
p.type = "payPal";
p.amount = 1;
p.payPal = {};
p.payPal.items = cart.lines;
dr.createSource(p); // payload: { type: "payPal", amount, payPal: { items } }
// --- overwritten: still one property
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
p.amount = 2;
dr.createSource(p); // payload: { type: "payPal", amount }
// --- the type is overwritten
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
p.type = "creditCard";
dr.createSource(p); // payload: { type: "creditCard", amount }
// --- the type is overwritten on some ways
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
if (flag) p.type = "bPay";
dr.createSource(p); // payload: { type: "payPal" | "bPay", amount }
// --- compound assignment keeps the property
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount: 1 };
p.amount += 2;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- compound assignment makes the property
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
p.amount += 2;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- nullish assignment of a missing property writes it
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
p.amount ??= 1;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- and-assignment of a missing property does not
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
p.amount &&= 1;
dr.createSource(p); // payload: { type: "bPay" }
// --- nested write
const dr = new DigitalRiver("key");
const p = { type: "payPal", payPal: { returnUrl: "/" } };
p.payPal.items = cart.lines;
p["payPal"]["shipping"] = 1;
dr.createSource(p); // payload: { type: "payPal", payPal: { returnUrl, items, shipping } }
// --- the details in a variable of their own
const dr = new DigitalRiver("key");
const details = {};
const p = { type: "payPal", payPal: details };
details.items = cart.lines;
dr.createSource(p); // payload: { type: "payPal", payPal: { items } }
// --- the details are replaced
const dr = new DigitalRiver("key");
const p = { type: "payPal", payPal: { items: 1 } };
p.payPal = { returnUrl: "/" };
dr.createSource(p); // payload: { type: "payPal", payPal: { returnUrl } }
// --- a write to replaced details is not seen
const dr = new DigitalRiver("key");
const p = { type: "payPal", payPal: { returnUrl: "/" } };
const old = p.payPal;
p.payPal = { cancelUrl: "/" };
old.items = 1;
dr.createSource(p); // payload: { type: "payPal", payPal: { cancelUrl } }
// --- a write to another object of the same name elsewhere
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
function other() {
  const p = {};
  p.amount = 1;
  return p;
}
other();
dr.createSource(p); // payload: { type: "payPal" }
// --- chained writes
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const q = { type: "payco" };
p.amount = q.amount = 1;
dr.createSource(p); // payload: { type: "bPay", amount }
dr.createSource(q); // payload: { type: "payco", amount }
// --- a write as an argument before the payload
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
dr.createSource((p.amount = 1), p); // payload: { type: "bPay", amount }
// --- only reads
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (p.amount > 1) unknown(p.amount);
dr.createSource(p); // payload: { type: "bPay" }
// --- undefined is a value too
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
p.amount = undefined;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- increment makes a property
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
p.amount++;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- defineProperty with a constant name
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
Object.defineProperty(p, "amount", { value: 1, enumerable: true });
dr.createSource(p); // payload: { type: "bPay", amount }
// --- accessors in a literal
const dr = new DigitalRiver("key");
const p = { type: "bPay", get amount() { return 1; } };
dr.createSource(p); // payload: { type: "bPay", amount }
// --- methods are properties
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount() {} };
dr.createSource(p); // payload: { type: "bPay", amount }
// --- twins in one literal
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount: 1, amount: 2 };
dr.createSource(p); // payload: { type: "bPay", amount }
// --- the literal's own order: the last type wins
const dr = new DigitalRiver("key");
dr.createSource({ type: "bPay", amount: 1, type: "payco" }); // payload: { type: "payco", amount }
// --- destructuring into a property
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
({ total: p.amount } = cart);
[p.currency] = ["AUD"];
dr.createSource(p); // payload: { type: "bPay", amount, currency }
// --- an accessor isn't overwritten
const dr = new DigitalRiver("key");
const p = { type: "bPay", get owner() { return { name: "a" }; } };
p.owner = 1;
dr.createSource(p); // payload: { type: "bPay", owner }

// --- a key is evaluated once where its object may be anything
const dr = new DigitalRiver("key");
const first = { type: "bPay" };
const second = { type: "payco" };
let times = first;
function next() {
  const now = times;
  now.amount = 1;
  times = second;
  return "a";
}
if (cart?.[next()]) risky();
dr.createSource(second); // payload: { type: "payco" }
// --- a write through what may be false
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const q = flag && p;
q.amount = 1;
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- a write through an element that may be false
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const list = [];
list.push(flag && p);
for (const q of list) q.amount = 1;
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- a write through what is there only where it isn't false
const dr = new DigitalRiver("key");
const p = flag && { type: "bPay" };
p.amount = 1;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a write through what is null or else an object
const dr = new DigitalRiver("key");
const inner = { type: "bPay" };
const outer = flag ? null : { inner };
const p = outer && outer.inner;
p.amount = 1;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a member of what may be false
const dr = new DigitalRiver("key");
const shop = { payload: { type: "bPay" }, give() { return this.payload; } };
const open = flag && shop;
dr.createSource(open.payload); // payload: { type: "bPay" }
dr.createSource(open.give()); // payload: { type: "bPay" }
// --- an unknown name may be that of a setter
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const form = {
  set amount(value) {
    p.amount = value;
  },
};
form[key] = 5;
dr.createSource(p); // payload: { type: "bPay", amount? }
