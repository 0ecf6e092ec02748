// --- a field and a session set in different branches
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.amount = 1;
else p.sessionId = id;
dr.createSource(p); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- a field and a session set in the same branch
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) {
  p.amount = 1;
  p.sessionId = id;
}
dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", amount, sessionId }
// --- a field and a session set by two conditions
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.amount = 1;
if (other) p.sessionId = id;
dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", amount } / { type: "bPay", sessionId } / { type: "bPay", amount, sessionId }
// --- a field in one branch, a session on every way
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.amount = 1;
p.sessionId = id;
dr.createSource(p); // payload: { type: "bPay", sessionId } / { type: "bPay", amount, sessionId }
// --- a session that takes the place of a field
const dr = new DigitalRiver("key");
const p = { type: "konbini", amount: 1 };
if (flag) {
  delete p.amount;
  p.sessionId = id;
}
dr.createSource(p); // payload: { type: "konbini", amount } / { type: "konbini", sessionId }
// --- a flag of the program's own, tested where it is not set
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
let legacy = false;
if (flag) {
  legacy = true;
  p.amount = 1;
}
if (!legacy) p.sessionId = id;
dr.createSource(p); // payload: { type: "konbini", amount } / { type: "konbini", sessionId }
// --- a flag of the program's own, tested where it is set
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
let legacy = false;
if (flag) {
  legacy = true;
  p.amount = 1;
}
if (legacy) p.sessionId = id;
dr.createSource(p); // payload: { type: "konbini" } / { type: "konbini", amount, sessionId }
// --- the property itself is the flag
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
if (flag) p.amount = 1;
if (!("amount" in p)) p.sessionId = id;
dr.createSource(p); // payload: { type: "konbini", amount } / { type: "konbini", sessionId }
// --- a property's value is the flag
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
if (flag) p.note = 1;
if (p.note) p.sessionId = id;
dr.createSource(p); // payload: { type: "konbini" } / { type: "konbini", note, sessionId }
// --- a session where the property is undefined
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
if (flag) p.amount = 1;
if (p.amount === undefined) p.sessionId = id;
dr.createSource(p); // payload: { type: "konbini", amount } / { type: "konbini", sessionId }
// --- a branch that sends only one of them
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
if (flag) p.note = 1;
else p.sessionId = id;
if ("note" in p) dr.createSource(p); // payload: { type: "konbini", note } /
else dr.createSource(p); // payload: { type: "konbini", sessionId } /
// --- an early return for one of them
const dr = new DigitalRiver("key");
function pay() {
  const p = { type: "konbini" };
  if (flag) p.note = 1;
  else p.sessionId = id;
  if ("note" in p) {
    dr.createSource(p); // payload: { type: "konbini", note } /
    return;
  }
  dr.createSource(p); // payload: { type: "konbini", sessionId } /
}
pay();
// --- a copy of either, with spread
const dr = new DigitalRiver("key");
const p = { type: "msts" };
if (flag) p.amount = 1;
else p.sessionId = id;
dr.createSource({ ...p, owner: cart.owner }); // payload: { type: "msts", amount, owner } / { type: "msts", sessionId, owner }
// --- a copy of either, with Object.assign
const dr = new DigitalRiver("key");
const p = { type: "msts" };
if (flag) p.amount = 1;
else p.sessionId = id;
dr.createSource(Object.assign({}, p, { owner: cart.owner })); // payload: { type: "msts", amount, owner } / { type: "msts", sessionId, owner }
// --- Object.assign of one of two parts
const dr = new DigitalRiver("key");
const p = { type: "msts" };
Object.assign(p, flag ? { amount: 1 } : { sessionId: id });
dr.createSource(p); // payload: { type: "msts", amount } / { type: "msts", sessionId }
// --- a spread of one of two parts
const dr = new DigitalRiver("key");
dr.createSource({ type: "msts", ...(flag ? { amount: 1 } : { sessionId: id }) }); // payload: { type: "msts", amount } / { type: "msts", sessionId }
// --- spreads of a part that is there or not
const dr = new DigitalRiver("key");
dr.createSource({ type: "msts", ...(flag && { amount: 1, currency: "AUD" }) }); // payload: { type: "msts" } / { type: "msts", amount, currency }
// --- two spreads, each there or not
const dr = new DigitalRiver("key");
dr.createSource({ type: "msts", ...(flag && { amount: 1 }), ...(other && { sessionId: id }) }); // payload: { type: "msts" } / { type: "msts", amount } / { type: "msts", sessionId } / { type: "msts", amount, sessionId }
// --- a spread of a part that has two disjuncts
const dr = new DigitalRiver("key");
const part = {};
if (flag) part.amount = 1;
else part.sessionId = id;
dr.createSource({ type: "msts", ...part, ...{ owner: cart.owner } }); // payload: { type: "msts", amount, owner } / { type: "msts", sessionId, owner }
// --- a copy, written into on one way
const dr = new DigitalRiver("key");
const p = { type: "msts" };
if (flag) p.amount = 1;
const q = { ...p };
if (!q.amount) q.sessionId = id;
dr.createSource(q); // payload: { type: "msts", amount } / { type: "msts", sessionId }
dr.createSource(p); // payload: { type: "msts" } / { type: "msts", amount }
// --- a helper with two callers
const dr = new DigitalRiver("key");
function pay(p) {
  dr.createSource(p); // payload: { type: "bPay", amount } | { type: "bPay", sessionId }
}
pay({ type: "bPay", amount: 1 });
pay({ type: "bPay", sessionId: id });
// --- a helper that makes the payload, with two callers
const dr = new DigitalRiver("key");
function make(legacy) {
  const p = { type: "bPay" };
  if (legacy) p.amount = 1;
  else p.sessionId = id;
  return p;
}
dr.createSource(make(true)); // payload: { type: "bPay", amount } /
dr.createSource(make(false)); // payload: { type: "bPay", sessionId } /
dr.createSource(make(flag)); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- a helper that adds to what it gets, with two callers
const dr = new DigitalRiver("key");
function add(p, key) {
  if (key === "amount") p.amount = 1;
  else p.sessionId = id;
  return p;
}
dr.createSource(add({ type: "bPay" }, "amount")); // payload: { type: "bPay", amount } /
dr.createSource(add({ type: "bPay" }, flag ? "amount" : "session")); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- a helper that is called in one branch
const dr = new DigitalRiver("key");
function legacy(p) {
  p.amount = 1;
  p.currency = "AUD";
}
const p = { type: "bPay" };
if (flag) legacy(p);
else p.sessionId = id;
dr.createSource(p); // payload: { type: "bPay", amount, currency } / { type: "bPay", sessionId }
// --- a helper that returns early
const dr = new DigitalRiver("key");
function fill(p) {
  if (flag) {
    p.amount = 1;
    return;
  }
  p.sessionId = id;
}
const p = { type: "bPay" };
fill(p);
dr.createSource(p); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- a switch with five arms
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
switch (kind) {
  case 1: p.amount = 1; break;
  case 2: p.currency = "JPY"; break;
  case 3: p.items = lines; break;
  case 4: p.shipping = cart.to; break;
  default: p.sessionId = id;
}
dr.createSource(p); // payload: { type: "konbini", amount } / { type: "konbini", currency } / { type: "konbini", items } / { type: "konbini", shipping } / { type: "konbini", sessionId }
// --- a switch with ten arms
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
switch (kind) {
  case 1: p.a = 1; break;
  case 2: p.b = 1; break;
  case 3: p.c = 1; break;
  case 4: p.d = 1; break;
  case 5: p.e = 1; break;
  case 6: p.f = 1; break;
  case 7: p.g = 1; break;
  case 8: p.h = 1; break;
  case 9: p.amount = 1; break;
  default: p.sessionId = id;
}
dr.createSource(p); // payload: { type: "konbini", a } / { type: "konbini", b } / { type: "konbini", c } / { type: "konbini", d } / { type: "konbini", e } / { type: "konbini", f } / { type: "konbini", g } / { type: "konbini", h } / { type: "konbini", amount } / { type: "konbini", sessionId }
// --- a switch with twelve arms: as many as are kept apart
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
switch (kind) {
  case 1: p.a = 1; break;
  case 2: p.b = 1; break;
  case 3: p.c = 1; break;
  case 4: p.d = 1; break;
  case 5: p.e = 1; break;
  case 6: p.f = 1; break;
  case 7: p.g = 1; break;
  case 8: p.h = 1; break;
  case 9: p.i = 1; break;
  case 10: p.j = 1; break;
  case 11: p.amount = 1; break;
  default: p.sessionId = id;
}
dr.createSource(p); // payload: { type: "konbini", a } / { type: "konbini", b } / { type: "konbini", c } / { type: "konbini", d } / { type: "konbini", e } / { type: "konbini", f } / { type: "konbini", g } / { type: "konbini", h } / { type: "konbini", i } / { type: "konbini", j } / { type: "konbini", amount } / { type: "konbini", sessionId }
// --- a switch with thirteen arms: one more than are kept apart
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
switch (kind) {
  case 1: p.a = 1; break;
  case 2: p.b = 1; break;
  case 3: p.c = 1; break;
  case 4: p.d = 1; break;
  case 5: p.e = 1; break;
  case 6: p.f = 1; break;
  case 7: p.g = 1; break;
  case 8: p.h = 1; break;
  case 9: p.i = 1; break;
  case 10: p.j = 1; break;
  case 11: p.k = 1; break;
  case 12: p.amount = 1; break;
  default: p.sessionId = id;
}
dr.createSource(p); // payload: { type: "konbini", a?, b?, c?, d?, e?, f?, g?, h?, i?, j?, k?, amount?, sessionId? } /
// --- thirteen arms of several types: those of one type become one
const dr = new DigitalRiver("key");
const p = {};
switch (kind) {
  case 1: p.type = "bPay"; break;
  case 2: p.type = "bPay"; p.amount = 1; break;
  case 3: p.type = "bPay"; p.sessionId = id; break;
  case 4: p.type = "konbini"; break;
  case 5: p.type = "konbini"; p.amount = 1; break;
  case 6: p.type = "konbini"; p.sessionId = id; break;
  case 7: p.type = "msts"; break;
  case 8: p.type = "msts"; p.amount = 1; break;
  case 9: p.type = "msts"; p.sessionId = id; break;
  case 10: p.type = "payco"; break;
  case 11: p.type = "payco"; p.amount = 1; break;
  case 12: p.type = "payco"; p.currency = "KRW"; break;
  default: p.type = "payco"; p.sessionId = id;
}
dr.createSource(p); // payload: { type: "bPay" | "konbini" | "msts", amount?, sessionId? } / | { type: "payco", amount?, currency?, sessionId? } /
// --- twenty-four arms of eight types: what one type has, the others don't
const dr = new DigitalRiver("key");
const p = {};
switch (kind) {
  case 1: p.type = "creditCard"; p.amount = 1; break;
  case 2: p.type = "creditCard"; p.amount = 2; break;
  case 3: p.type = "creditCard"; p.amount = 3; break;
  case 4: p.type = "googlePay"; p.a = 4; break;
  case 5: p.type = "googlePay"; p.b = 5; break;
  case 6: p.type = "googlePay"; p.c = 6; break;
  case 7: p.type = "applePay"; p.a = 7; break;
  case 8: p.type = "applePay"; p.b = 8; break;
  case 9: p.type = "applePay"; p.c = 9; break;
  case 10: p.type = "bPay"; p.a = 10; break;
  case 11: p.type = "bPay"; p.b = 11; break;
  case 12: p.type = "bPay"; p.c = 12; break;
  case 13: p.type = "konbini"; p.a = 13; break;
  case 14: p.type = "konbini"; p.b = 14; break;
  case 15: p.type = "konbini"; p.c = 15; break;
  case 16: p.type = "msts"; p.a = 16; break;
  case 17: p.type = "msts"; p.b = 17; break;
  case 18: p.type = "msts"; p.c = 18; break;
  case 19: p.type = "payco"; p.a = 19; break;
  case 20: p.type = "payco"; p.b = 20; break;
  case 21: p.type = "payco"; p.c = 21; break;
  case 22: p.type = "payPal"; p.a = 22; break;
  case 23: p.type = "payPal"; p.b = 23; break;
  case 24: p.type = "payPal"; p.c = 24; break;
  default: throw kind;
}
dr.createSource(p); // payload: { type: "creditCard", amount } / | { type: "googlePay" | "applePay" | "bPay" | "konbini" | "msts" | "payco" | "payPal", a?, b?, c? }
// --- arms that do the same are one disjunct
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
function legacy() { p.amount = 1; }
switch (kind) {
  case 1: legacy(); break;
  case 2: legacy(); break;
  case 3: p.sessionId = id;
}
dr.createSource(p); // payload: { type: "konbini" } / { type: "konbini", amount } / { type: "konbini", sessionId }
// --- a switch that falls through
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
switch (kind) {
  case 1: p.amount = 1;
  case 2: p.currency = "JPY"; break;
  default: p.sessionId = id;
}
dr.createSource(p); // payload: { type: "konbini", amount, currency } / { type: "konbini", currency } / { type: "konbini", sessionId }
// --- nested details in one branch, a session in the other
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
if (flag) p.payPal = { returnUrl: "/", items: lines };
else p.sessionId = id;
dr.createSource(p); // payload: { type: "payPal", payPal: { returnUrl, items } } / { type: "payPal", sessionId }
// --- details that are filled in two ways
const dr = new DigitalRiver("key");
const details = { returnUrl: "/" };
if (flag) details.items = lines;
else details.sessionId = id;
dr.createSource({ type: "payPal", payPal: details }); // payload: { type: "payPal", payPal: { returnUrl, items } / { returnUrl, sessionId } }
// --- a field of the details and a session outside go by one test
const dr = new DigitalRiver("key");
const p = { type: "payPal", payPal: { returnUrl: "/" } };
if (flag) p.payPal.items = lines;
if (!("items" in p.payPal)) p.sessionId = id;
dr.createSource(p); // payload: { type: "payPal", payPal: { returnUrl, items } / } / { type: "payPal", payPal: { returnUrl } /, sessionId }
// --- details of either branch
const dr = new DigitalRiver("key");
let payPal;
if (flag) payPal = { returnUrl: "/", items: lines };
else payPal = { returnUrl: "/" };
dr.createSource({ type: "payPal", payPal, sessionId: id }); // payload: { type: "payPal", payPal: { returnUrl, items } | { returnUrl }, sessionId } /
// --- elements of a list
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.amount = 1;
else p.sessionId = id;
const list = [p];
dr.createSource(list[0]); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- every element of a list is written into by its kind
const dr = new DigitalRiver("key");
[{ type: "bPay" }, { type: "konbini" }].forEach((p) => {
  if (p.type === "bPay") p.amount = 1;
  else p.sessionId = id;
  dr.createSource(p); // payload: { type: "bPay", amount } / | { type: "konbini", sessionId } /
});
// --- a list that is mapped
const dr = new DigitalRiver("key");
const all = [1, 2].map(() => {
  const p = { type: "bPay" };
  if (flag) p.amount = 1;
  else p.sessionId = id;
  return p;
});
dr.createSource(all[0]); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- a loop that may not run
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
for (const line of lines) {
  p.amount = line.total;
  p.currency = "AUD";
}
dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", amount, currency }
// --- a loop that may not run, and a session after it
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
for (const line of lines) p.amount = line.total;
if (!p.amount) p.sessionId = id;
dr.createSource(p); // payload: { type: "bPay", sessionId } / { type: "bPay", amount } / { type: "bPay", amount, sessionId }
// --- a loop with a branch in it
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
while (unknown()) {
  if (check()) p.amount = 1;
  else p.sessionId = id;
}
dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", amount } / { type: "bPay", sessionId } / { type: "bPay", amount, sessionId }
// --- a loop over a list that is known runs
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
for (const key of ["amount", "currency"]) p[key] = 1;
dr.createSource(p); // payload: { type: "bPay", amount, currency } /
// --- a loop over keys that may not run
const dr = new DigitalRiver("key");
const p = { type: "bPay", sessionId: id };
for (const key in cart) {
  p.amount = cart[key];
  p.items = lines;
}
dr.createSource(p); // payload: { type: "bPay", sessionId } / { type: "bPay", sessionId, amount, items }
// --- a loop that breaks off
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
for (const line of lines) {
  if (line.last) {
    p.sessionId = id;
    break;
  }
}
dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", sessionId }
// --- forEach of an unknown list may not run
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
lines.forEach((line) => {
  p.amount = line.total;
  p.currency = "AUD";
});
dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", amount, currency }
// --- a conditional expression with an assignment in each arm
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
flag ? (p.amount = 1) : (p.sessionId = id);
dr.createSource(p); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- what throws is not seen after it
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
try {
  risky();
  p.amount = 1;
} catch (error) {
  p.sessionId = id;
}
dr.createSource(p); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- else-if with three arms and a test of two of them
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.note = 1;
else if (other) p.channel = "web";
else p.items = lines;
if (p.note || p.channel) p.sessionId = id;
dr.createSource(p); // payload: { type: "bPay", note, sessionId } / { type: "bPay", channel, sessionId } / { type: "bPay", items }
// --- a test of two properties, and it fails
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.amount = 1;
else p.currency = "AUD";
if ("amount" in p && "currency" in p) p.sessionId = id;
dr.createSource(p); // payload: { type: "bPay", amount } / { type: "bPay", currency }
// --- a type that is written with the field
const dr = new DigitalRiver("key");
const p = { owner: cart.owner };
if (flag) {
  p.type = "bPay";
  p.amount = 1;
} else {
  p.type = "konbini";
  p.sessionId = id;
}
dr.createSource(p); // payload: { owner, type: "bPay", amount } / | { owner, type: "konbini", sessionId } /
// --- a type that is tested afterwards
const dr = new DigitalRiver("key");
const p = { owner: cart.owner };
p.type = flag ? "bPay" : "konbini";
if (p.type === "bPay") p.amount = 1;
else p.sessionId = id;
dr.createSource(p); // payload: { owner, type: "bPay", amount } / | { owner, type: "konbini", sessionId } /
// --- a callback that sends what it finds
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.amount = 1;
else p.sessionId = id;
button.onclick = () => {
  dr.createSource(p); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
};
// --- destructuring keeps the rest apart
const dr = new DigitalRiver("key");
const p = { type: "bPay", owner: cart.owner };
if (flag) p.amount = 1;
else p.sessionId = id;
const { owner, ...rest } = p;
dr.createSource(rest); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- two objects of one literal
const dr = new DigitalRiver("key");
const make = () => ({ type: "bPay" });
const p = make();
const q = make();
p.amount = 1;
q.sessionId = id;
dr.createSource(flag ? p : q); // payload: { type: "bPay", amount } / { type: "bPay", sessionId }
// --- one of two objects, and both are written into afterwards
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
if (flag) p = { type: "konbini" };
if (other) p.amount = 1;
else p.sessionId = id;
dr.createSource(p); // payload: { type: "bPay", amount } / { type: "bPay", sessionId } | { type: "konbini", amount } / { type: "konbini", sessionId }
// --- objects that were replaced and joined again no longer exclude each other
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
const q = p;
if (flag) p = { type: "konbini" };
p.amount = 1;
dr.createSource(q); // payload: { type: "bPay" } / { type: "bPay", amount }
// --- a property is there whatever its value may be by now
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
if (flag) p.amount = 1;
else p.sessionId = id;
if ("sessionId" in p) dr.createSource(p); // payload: { type: "konbini", sessionId } /
else dr.createSource(p); // payload: { type: "konbini", amount } /
// --- either of two objects is gone: a write reaches whichever is left
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
let q = { type: "konbini" };
if (other) p = null;
else q = null;
const r = p || q;
r.note = 1;
if (p) dr.createSource(p); // payload: { type: "bPay", note } /
if (q) dr.createSource(q); // payload: { type: "konbini", note } /
// --- either of two objects is gone on one way, both are there on another
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
let q = { type: "konbini" };
if (flag) {
  if (other) p = null;
  else q = null;
}
const r = check() ? p : q;
r.note = 1;
if (p) dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", note }
if (q) dr.createSource(q); // payload: { type: "konbini" } / { type: "konbini", note }
// --- the same the other way round
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
let q = { type: "konbini" };
if (!flag) {
} else if (other) p = null;
else q = null;
const r = check() ? p : q;
r.note = 1;
if (p) dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", note }
if (q) dr.createSource(q); // payload: { type: "konbini" } / { type: "konbini", note }
// --- either of two objects is gone, on one way always the same
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
let q = { type: "konbini" };
if (flag) {
  if (other) p = null;
  else q = null;
} else q = null;
const r = p || q;
r.note = 1;
if (p) dr.createSource(p); // payload: { type: "bPay", note } /
if (q) dr.createSource(q); // payload: { type: "konbini", note } /
// --- either of two objects is gone, on some way out of a block, and both are there on another
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
let q = { type: "konbini" };
done: {
  if (flag) {
    if (other) q = null;
    else p = null;
    if (check()) q = null;
    else break done;
  }
}
const r = p || q;
r.note = 1;
if (q) dr.createSource(q); // payload: { type: "konbini" } / { type: "konbini", note }
