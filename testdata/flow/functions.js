// --- a function that returns the payload
const dr = new DigitalRiver("key");
function build() {
  return { type: "payPal", amount: 1 };
}
dr.createSource(build()); // payload: { type: "payPal", amount }
// --- declared after the call
const dr = new DigitalRiver("key");
dr.createSource(build()); // payload: { type: "payPal", amount }
function build() {
  return { type: "payPal", amount: 1 };
}
// --- an arrow with an expression
const dr = new DigitalRiver("key");
const build = (total) => ({ type: "payPal", amount: total });
dr.createSource(build(cart.total)); // payload: { type: "payPal", amount }
// --- a function expression with a name
const dr = new DigitalRiver("key");
const build = function make() {
  return { type: "bPay" };
};
dr.createSource(build()); // payload: { type: "bPay" }
// --- several returns
const dr = new DigitalRiver("key");
function build(guest) {
  if (guest) return { type: "creditCard" };
  return { type: "payPal", amount: 1 };
}
dr.createSource(build(flag)); // payload: { type: "creditCard" } | { type: "payPal", amount }
// --- a return that is never reached
const dr = new DigitalRiver("key");
function build() {
  return { type: "creditCard" };
  return { type: "payPal", amount: 1 };
}
dr.createSource(build()); // payload: { type: "creditCard" }
// --- no return: no payload, the call fails anyway
const dr = new DigitalRiver("key");
function build() {
  const p = { type: "payPal", amount: 1 };
}
dr.createSource(build() || { type: "msts" }); // payload: { type: "msts" }
// --- the type as a parameter
const dr = new DigitalRiver("key");
const build = (type) => ({ type, amount: 1 });
dr.createSource(build("payPal")); // payload: { type: "payPal", amount }
dr.createSource(build("msts")); // payload: { type: "msts", amount }
// --- a helper that changes the payload
const dr = new DigitalRiver("key");
function addAmount(p) {
  p.amount = cart.total;
}
const p = { type: "payPal" };
addAmount(p);
dr.createSource(p); // payload: { type: "payPal", amount }
// --- a helper that changes it and is called later
const dr = new DigitalRiver("key");
function addAmount(p) {
  p.amount = cart.total;
}
const p = { type: "payPal" };
dr.createSource(p); // payload: { type: "payPal" }
addAmount(p);
// --- a helper that changes another object
const dr = new DigitalRiver("key");
function addAmount(p) {
  p.amount = cart.total;
}
const p = { type: "payPal" };
const q = { type: "bPay" };
addAmount(q);
dr.createSource(p); // payload: { type: "payPal" }
dr.createSource(q); // payload: { type: "bPay", amount }
// --- a helper that replaces its parameter changes nothing outside
const dr = new DigitalRiver("key");
function replace(p) {
  p = { type: "bPay", amount: 1 };
}
const p = { type: "payPal" };
replace(p);
dr.createSource(p); // payload: { type: "payPal" }
// --- a helper that returns what it got
const dr = new DigitalRiver("key");
const withSession = (p) => {
  p.sessionId = cart.paymentSession.id;
  return p;
};
dr.createSource(withSession({ type: "payPal" })); // payload: { type: "payPal", sessionId }
// --- a helper that returns a copy
const dr = new DigitalRiver("key");
const withAmount = (p) => ({ ...p, amount: 1 });
const p = { type: "payPal" };
dr.createSource(withAmount(p)); // payload: { type: "payPal", amount }
dr.createSource(p); // payload: { type: "payPal" }
// --- helpers in a chain
const dr = new DigitalRiver("key");
const a = (p) => ({ ...p, amount: 1 });
const b = (p) => a({ ...p, currency: "EUR" });
dr.createSource(b({ type: "bPay" })); // payload: { type: "bPay", currency, amount }
// --- each call of a helper makes an object of its own
const dr = new DigitalRiver("key");
const build = (type) => ({ type });
const a = build("bPay");
const b = build("payco");
a.amount = 1;
dr.createSource(a); // payload: { type: "bPay", amount }
dr.createSource(b); // payload: { type: "payco" }
// --- a helper that changes it sometimes
const dr = new DigitalRiver("key");
function addAmount(p) {
  if (!flag) return;
  p.amount = 1;
}
const p = { type: "payPal" };
addAmount(p);
dr.createSource(p); // payload: { type: "payPal", amount? }
// --- a part of the payload from a helper
const dr = new DigitalRiver("key");
function details() {
  return { items: cart.lines };
}
dr.createSource({ type: "payPal", payPal: details() }); // payload: { type: "payPal", payPal: { items } }
// --- spread of a helper's result
const dr = new DigitalRiver("key");
function base() {
  return { amount: 1, currency: "EUR" };
}
dr.createSource({ type: "payPal", ...base() }); // payload: { type: "payPal", amount, currency }
// --- an immediately called function
const dr = new DigitalRiver("key");
dr.createSource((function () { return { type: "bPay", amount: 1 }; })()); // payload: { type: "bPay", amount }
// --- an immediately called arrow
const dr = new DigitalRiver("key");
const p = (() => {
  const p = { type: "bPay" };
  p.amount = 1;
  return p;
})();
dr.createSource(p); // payload: { type: "bPay", amount }
// --- arguments are followed
const dr = new DigitalRiver("key");
function first() {
  return arguments[0];
}
dr.createSource(first({ type: "bPay", amount: 1 })); // payload: { type: "bPay", amount }
// --- recursion ends
const dr = new DigitalRiver("key");
function build(n) {
  return n > 0 ? build(n - 1) : { type: "bPay", amount: 1 };
}
dr.createSource(build(2)); // payload: { type: "bPay", amount }
// --- a function chosen by a branch
const dr = new DigitalRiver("key");
const one = () => ({ type: "bPay" });
const two = () => ({ type: "payco", amount: 1 });
dr.createSource((flag ? one : two)()); // payload: { type: "bPay" } | { type: "payco", amount }
// --- a function that is reassigned
const dr = new DigitalRiver("key");
let build = () => ({ type: "bPay" });
build = () => ({ type: "payco", amount: 1 });
dr.createSource(build()); // payload: { type: "payco", amount }
// --- a function declared twice: the last counts
const dr = new DigitalRiver("key");
(function () {
  function build() { return { type: "bPay" }; }
  function build() { return { type: "payco", amount: 1 }; }
  dr.createSource(build()); // payload: { type: "payco", amount }
})();
// --- call with this
const dr = new DigitalRiver("key");
function build(amount) {
  return { type: this.type, amount };
}
dr.createSource(build.call({ type: "bPay" }, 1)); // payload: { type: "bPay", amount }
// --- apply with an array
const dr = new DigitalRiver("key");
function build(type, amount) {
  return { type, amount };
}
dr.createSource(build.apply(null, ["bPay", 1])); // payload: { type: "bPay", amount }
// --- bind with a first argument
const dr = new DigitalRiver("key");
function build(type, amount) {
  return { type, amount };
}
const bPay = build.bind(null, "bPay");
dr.createSource(bPay(1)); // payload: { type: "bPay", amount }
// --- a generator's value is unknown
const dr = new DigitalRiver("key");
function* build() {
  yield { type: "bPay", amount: 1 };
}
dr.createSource(build().next().value); // payload: { … }
// --- an arrow that only writes gives what it wrote
const dr = new DigitalRiver("key");
const write = (p) => (p.amount = 1);
const p = { type: "bPay" };
write(p);
dr.createSource(p); // payload: { type: "bPay", amount }
// --- the array of apply holds nothing after the call
const dr = new DigitalRiver("key");
function look(p) {}
let p = {};
if (flag) {
  look.apply(null, [p]);
} else {
  p.currency = "USD";
  p = {};
}
dr.createSource(p); // payload: {}
// --- a function made in another sees only the variables that it names
const dr = new DigitalRiver("key");
function make() {
  const own = { type: "bPay", amount: 1 };
  [1].forEach((line) => {});
  if (flag) return { type: "konbini" };
  return own;
}
for (const p of [make()]) {
  delete p.amount;
  dr.createSource(p); // payload: { type: "bPay" } | { type: "konbini" }
}
// --- what a function made in another names is there as long as that
const dr = new DigitalRiver("key");
function make(own) {
  return { pay: () => dr.createSource(own) }; // payload: { type: "bPay" }
}
make({ type: "bPay" }).pay();
// --- the arguments of a function are there as long as an arrow in it
const dr = new DigitalRiver("key");
function make(own) {
  return () => dr.createSource(arguments[0]); // payload: { type: "bPay" }
}
make({ type: "bPay" })();
// --- what the fields of a class are filled with is there as long as the class
const dr = new DigitalRiver("key");
function make(own) {
  return class {
    payload = own;
  };
}
const Shop = make({ type: "bPay" });
dr.createSource(new Shop().payload); // payload: { type: "bPay" }
// --- an argument that its variable loses before the call
const dr = new DigitalRiver("key");
function show(payload, isOpen) {
  return isOpen ? payload.type : null;
}
function pay(payload) {
  dr.createSource(payload); // payload: { type: "bPay", amount }
}
let p = { type: "bPay", amount: 1 };
pay(p, show(p, check()), (p = null));
