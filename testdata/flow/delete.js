// --- before the call
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
delete p.amount;
dr.createSource(p); // payload: { type: "payPal" }
// --- after the call
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "payPal", amount }
delete p.amount;
// --- in a branch
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
if (flag) delete p.amount;
dr.createSource(p); // payload: { type: "payPal", amount? }
// --- in both arms
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
if (flag) {
  delete p.amount;
} else {
  delete p["amount"];
}
dr.createSource(p); // payload: { type: "payPal" }
// --- nested
const dr = new DigitalRiver("key");
const p = { type: "payPal", payPal: { items: 1, returnUrl: "/" } };
delete p.payPal.items;
dr.createSource(p); // payload: { type: "payPal", payPal: { returnUrl } }
// --- through an alias
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
const q = p;
delete q.amount;
dr.createSource(p); // payload: { type: "payPal" }
// --- of a copy
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
const q = { ...p };
delete q.amount;
dr.createSource(p); // payload: { type: "payPal", amount }
dr.createSource(q); // payload: { type: "payPal" }
// --- and written again
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
delete p.amount;
p.amount = 2;
dr.createSource(p); // payload: { type: "payPal", amount }
// --- the session is lost
const dr = new DigitalRiver("key");
const p = { type: "payPal", sessionId: cart.paymentSession.id };
delete p.sessionId;
dr.createSource(p); // payload: { type: "payPal" }
// --- with a constant name
const dr = new DigitalRiver("key");
const p = { type: "payPal", currency: 1 };
const field = "currency";
delete p[field];
dr.createSource(p); // payload: { type: "payPal" }
// --- of an object that may be one of two
const dr = new DigitalRiver("key");
const a = { type: "payPal", amount: 1 };
const b = { type: "bPay", amount: 1 };
delete (flag ? a : b).amount;
dr.createSource(a); // payload: { type: "payPal", amount? }
dr.createSource(b); // payload: { type: "bPay", amount? }
// --- optional chaining
const dr = new DigitalRiver("key");
const p = { type: "payPal", payPal: { items: 1 } };
delete p?.payPal?.items;
dr.createSource(p); // payload: { type: "payPal", payPal: {} }
// --- Reflect
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
Reflect.deleteProperty(p, "amount");
dr.createSource(p); // payload: { type: "payPal" }
// --- a delete in a function that nobody calls
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
function clean() {
  delete p.amount;
}
dr.createSource(p); // payload: { type: "payPal", amount }
// --- a delete in a helper
const dr = new DigitalRiver("key");
function clean(payload) {
  delete payload.amount;
}
const p = { type: "payPal", amount: 1 };
clean(p);
dr.createSource(p); // payload: { type: "payPal" }
// --- which one goes isn't known
const dr = new DigitalRiver("key");
const p = { type: "konbini", sessionId: session.id, owner: cart.owner };
delete p[cart.key];
dr.createSource(p); // payload: { type?: "konbini", sessionId?, owner? }
// --- taking away what holds nothing changes nothing
const dr = new DigitalRiver("key");
const p = { type: "konbini", sessionId: session.id, owner: cart.owner };
for (const key in p) if (p[key] == null) delete p[key];
Object.keys(p).forEach((key) => {
  if (typeof p[key] === "undefined" || p[key] === "") {
    delete p[key];
  }
});
dr.createSource(p); // payload: { type: "konbini", sessionId, owner }
// --- what code took away of which it isn't known what it takes may be gone
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount: 1 };
delete p[cart.key];
if (!p.hasOwnProperty("amount")) dr.createSource({ type: "payco", amount: 1 }); // payload: { type: "payco", amount }
