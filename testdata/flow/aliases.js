// --- two names of one object
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const q = p;
q.amount = 1;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- the alias is reassigned: the first object stays
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
let q = p;
q = { type: "payco" };
q.amount = 1;
dr.createSource(p); // payload: { type: "bPay" }
// --- one of two objects
const dr = new DigitalRiver("key");
const a = { type: "bPay" };
const b = { type: "payco" };
const q = flag ? a : b;
q.amount = 1;
dr.createSource(a); // payload: { type: "bPay", amount? }
dr.createSource(b); // payload: { type: "payco", amount? }
dr.createSource(q); // payload: { type: "bPay", amount } | { type: "payco", amount }
// --- a part under two names
const dr = new DigitalRiver("key");
const payPal = { returnUrl: "/" };
const p = { type: "payPal", payPal };
const { payPal: details } = p;
details.items = cart.lines;
dr.createSource(p); // payload: { type: "payPal", payPal: { returnUrl, items } }
// --- one part in two payloads
const dr = new DigitalRiver("key");
const details = { items: cart.lines };
dr.createSource({ type: "payPal", payPal: details }); // payload: { type: "payPal", payPal: { items } }
dr.createSource({ type: "payPalCredit", payPal: details }); // payload: { type: "payPalCredit", payPal: { items } }
// --- an object that holds itself
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const box = { p };
box.box = box;
box.box.p.amount = 1;
dr.createSource(box.p); // payload: { type: "bPay", amount }
// --- an alias of the receiver
const dr = new DigitalRiver("key");
const client = dr;
client.createSource({ owner: 1 }); // payload: { owner }
// --- an alias of a receiver by name
const client = window.digitalRiver;
client.createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- the method in a variable
const dr = new DigitalRiver("key");
const pay = dr.createSource;
pay.call(dr, { type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- the method in a variable, called free
const { createSource } = new DigitalRiver("key");
const run = () => {
  createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
};
// --- the method bound
const dr = new DigitalRiver("key");
const pay = dr.createSource.bind(dr);
pay({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- the method bound with its element
const dr = new DigitalRiver("key");
const pay = dr.createSource.bind(dr, unknown("card"));
pay({ type: "creditCard" }); // payload: { type: "creditCard" }
// --- an arrow around the method
const dr = new DigitalRiver("key");
const pay = (p) => dr.createSource(p); // payload: { type: "bPay", amount }
pay({ type: "bPay", amount: 1 });
// --- call
const dr = new DigitalRiver("key");
dr.createSource.call(dr, { type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- apply with an array literal
const dr = new DigitalRiver("key");
dr.createSource.apply(dr, [unknown("card"), { type: "creditCard" }]); // payload: { type: "creditCard" }
// --- apply with an unknown array
const dr = new DigitalRiver("key");
dr.createSource.apply(dr, extra.list); // payload: { … }
// --- brackets
const dr = new DigitalRiver("key");
dr["createSource"]({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- brackets with a constant name
const dr = new DigitalRiver("key");
const METHOD = "createSource";
dr[METHOD]({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- brackets with a template
const dr = new DigitalRiver("key");
dr[`createSource`]({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- optional calls
const dr = new DigitalRiver("key");
dr?.createSource?.({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- parentheses
const dr = new DigitalRiver("key");
(dr).createSource(({ type: "bPay", amount: 1 })); // payload: { type: "bPay", amount }
// --- bound and handed to then
const dr = new DigitalRiver("key");
Promise.resolve({ type: "bPay", amount: 1 }).then(dr.createSource.bind(dr)); // payload: { type: "bPay", amount }
// --- another method of the same object
const dr = new DigitalRiver("key");
const run = () => {
  dr.createElement("cardnumber", { type: "bPay", amount: 1 }); // payload: none
};
// --- Drop-in: the first argument
const dr = new DigitalRiver("key");
const options = { flow: "checkout" };
dr.createDropin({ options, billingAddress: cart.address }); // payload: { options: { flow }, billingAddress }
// --- Drop-in: managing saved methods
const dr = new DigitalRiver("key");
dr.createDropin({ options: { flow: "managePaymentMethods" } }); // payload: { options: { flow } }
// --- Drop-in: written later
const dr = new DigitalRiver("key");
const configuration = { options: {} };
configuration.options.flow = "checkout";
configuration.sessionId = cart.paymentSession.id;
dr.createDropin(configuration); // payload: { options: { flow }, sessionId }
// --- filters
const dr = new DigitalRiver("key");
const filters = { currency: "EUR" };
if (flag) filters.country = "DE";
dr.retrieveAvailablePaymentMethods(filters); // payload: { currency, country? }
// --- one of two that are never both there
const dr = new DigitalRiver("key");
const p = flag ? { type: "creditCard" } : { type: "payPal", amount: 1 };
p.sessionId = other;
delete p.amount;
dr.createSource(p); // payload: { type: "creditCard", sessionId } | { type: "payPal", sessionId }
// --- replaced in a branch
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
if (flag) {
  p = { type: "payco", amount: 1 };
}
p.sessionId = other;
dr.createSource(p); // payload: { type: "bPay", sessionId } | { type: "payco", amount, sessionId }
// --- replaced in one of several branches
const dr = new DigitalRiver("key");
let p = {};
if (kind === 1) {
  p = { type: "bPay" };
} else if (kind === 2) {
  p = { type: "payco" };
} else if (kind === 3) {
  p.currency = "USD";
}
p.sessionId = other;
dr.createSource(p); // payload: { type: "bPay", sessionId } | { type: "payco", sessionId } | { currency?, sessionId }
// --- replaced after a write
const dr = new DigitalRiver("key");
let p = {};
if (flag) {
  p.amount = 1;
  p = { type: "payco" };
}
dr.createSource(p); // payload: {} | { type: "payco" }
// --- replaced, but held by another name
const dr = new DigitalRiver("key");
const a = { type: "bPay" };
let p = a;
if (flag) p = { type: "payco" };
p.amount = 1;
dr.createSource(a); // payload: { type: "bPay", amount? }
// --- replaced, but held by an array
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
const list = [p];
if (flag) p = { type: "payco" };
p.amount = 1;
dr.createSource(list[0]); // payload: { type: "bPay", amount? }
// --- replaced, but held by a closure's variable
const dr = new DigitalRiver("key");
let p = { type: "bPay" };
const keep = (q) => () => dr.createSource(q); // payload: { type: "bPay", amount? }
const pay = keep(p);
if (flag) p = { type: "payco" };
p.amount = 1;
pay();
// --- replaced in the constructor
const dr = new DigitalRiver("key");
class Checkout {
  payload = { type: "bPay" };
  constructor() {
    if (flag) this.payload = { type: "payco" };
  }
}
const checkout = new Checkout();
checkout.payload.sessionId = other;
dr.createSource(checkout.payload); // payload: { type: "bPay", sessionId } | { type: "payco", sessionId }
// --- different returns of a function
const dr = new DigitalRiver("key");
function build() {
  if (flag) return { type: "creditCard" };
  const p = { type: "payPal", payPal: {} };
  return p;
}
const p = build();
p.sessionId = other;
dr.createSource(p); // payload: { type: "creditCard", sessionId } | { type: "payPal", payPal: {}, sessionId }
// --- nested objects that are never both there
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
if (flag) p.payPal = { returnUrl: "/" };
else p.payPal = { items: [] };
delete p.payPal.items;
dr.createSource(p); // payload: { type: "payPal", payPal: { returnUrl } | {} }
// --- a variable of a function that returned something else
const dr = new DigitalRiver("key");
function build() {
  const base = { type: "payPal" };
  if (flag) {
    return { type: "creditCard" };
  }
  base.amount = 1;
  return base;
}
const p = build();
p.sessionId = other;
dr.createSource(p); // payload: { type: "creditCard", sessionId } | { type: "payPal", amount, sessionId }
// --- a variable that a finally block sees
const dr = new DigitalRiver("key");
function build() {
  const base = { type: "payPal" };
  try {
    return { type: "creditCard" };
  } finally {
    dr.createSource(base); // payload: { type: "payPal" }
  }
}
build();
// --- passed to a function and replaced then
const dr = new DigitalRiver("key");
function add(q) {
  q.amount = 1;
}
let p = { type: "bPay" };
add(p);
if (flag) p = { type: "payco" };
p.sessionId = other;
dr.createSource(p); // payload: { type: "bPay", amount, sessionId } | { type: "payco", sessionId }
// --- an argument that others follow which run code
function build(method) {
  var base = { owner: owner() };
  if (method === "sepa") {
    base.type = "directDebit";
    return base;
  }
  return Object.assign({}, base, { type: "klarnaCredit", x: items() });
}
$("#b").on("click", function () {
  digitalRiver.createSource(build(m)); // payload: { type: "directDebit", owner } | { type: "klarnaCredit", owner, x }
});
// --- one or the other put into a variable
let payload = { type: "bPay" };
payload = cart.card ? { type: "creditCard" } : payload;
payload.sessionId = cart.paymentSession.id;
digitalRiver.createSource(payload); // payload: { type: "bPay", sessionId } | { type: "creditCard", sessionId }
// --- a name that ends with its block
function build(cart) {
  let p = { type: "bPay" };
  if (cart.card) {
    const old = p;
    log(old.type);
    p = { type: "creditCard" };
  }
  p.sessionId = cart.sid;
  return p;
}
digitalRiver.createSource(build(cart)); // payload: { type: "bPay", sessionId } | { type: "creditCard", sessionId }
// --- a name that a function sees when its block has ended
function build(cart) {
  let p = { type: "bPay" };
  let later;
  if (cart.card) {
    const old = p;
    later = () => digitalRiver.createSource(old); // payload: { type: "bPay", sessionId? }
    p = { type: "creditCard" };
  }
  p.sessionId = cart.sid;
  later();
  return p;
}
build(cart);
