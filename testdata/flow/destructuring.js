// --- the rest leaves out what was named
const dr = new DigitalRiver("key");
const all = { type: "payPal", amount: 1, currency: "EUR" };
const { amount, ...p } = all;
dr.createSource(p); // payload: { type: "payPal", currency }
// --- the rest is a new object
const dr = new DigitalRiver("key");
const all = { type: "payPal", amount: 1 };
const { amount, ...p } = all;
p.currency = "EUR";
dr.createSource(all); // payload: { type: "payPal", amount }
// --- the rest of an unknown object
const dr = new DigitalRiver("key");
const { amount, ...p } = extra;
dr.createSource(p); // payload: { … }
// --- the rest after a renamed property
const dr = new DigitalRiver("key");
const { amount: total, ...p } = { type: "bPay", amount: 1 };
dr.createSource(p); // payload: { type: "bPay" }
// --- a payload taken out of an object
const dr = new DigitalRiver("key");
const { payload } = { payload: { type: "bPay", amount: 1 }, other: 1 };
dr.createSource(payload); // payload: { type: "bPay", amount }
// --- renamed
const dr = new DigitalRiver("key");
const { payload: p } = { payload: { type: "bPay", amount: 1 } };
dr.createSource(p); // payload: { type: "bPay", amount }
// --- nested
const dr = new DigitalRiver("key");
const { a: { b: p } } = { a: { b: { type: "bPay" } } };
dr.createSource(p); // payload: { type: "bPay" }
// --- the default is used
const dr = new DigitalRiver("key");
const { payload = { type: "bPay", amount: 1 } } = {};
dr.createSource(payload); // payload: { type: "bPay", amount }
// --- the default is not used
const dr = new DigitalRiver("key");
const { payload = { type: "bPay", amount: 1 } } = { payload: { type: "msts" } };
dr.createSource(payload); // payload: { type: "msts" }
// --- a default where the property is sometimes there
const dr = new DigitalRiver("key");
const source = {};
if (flag) source.payload = { type: "msts" };
const { payload = { type: "bPay", amount: 1 } } = source;
dr.createSource(payload); // payload: { type: "msts" } | { type: "bPay", amount }
// --- a constant type
const dr = new DigitalRiver("key");
const { type } = { type: "konbini" };
dr.createSource({ type }); // payload: { type: "konbini" }
// --- from an array
const dr = new DigitalRiver("key");
const [a, b] = [{ type: "bPay" }, { type: "payco", amount: 1 }];
dr.createSource(a); // payload: { type: "bPay" }
dr.createSource(b); // payload: { type: "payco", amount }
// --- a hole in the pattern
const dr = new DigitalRiver("key");
const [, p] = [{ type: "bPay", amount: 1 }, { type: "payco" }];
dr.createSource(p); // payload: { type: "payco" }
// --- swapped
const dr = new DigitalRiver("key");
let a = { type: "bPay", amount: 1 };
let b = { type: "payco" };
[a, b] = [b, a];
dr.createSource(a); // payload: { type: "payco" }
dr.createSource(b); // payload: { type: "bPay", amount }
// --- a computed key with a constant
const dr = new DigitalRiver("key");
const name = "payload";
const { [name]: p } = { payload: { type: "bPay" } };
dr.createSource(p); // payload: { type: "bPay" }
// --- in a parameter
const dr = new DigitalRiver("key");
function pay({ payload }) {
  dr.createSource(payload); // payload: { type: "bPay", amount }
}
pay({ payload: { type: "bPay", amount: 1 } });
// --- in a parameter with defaults
const dr = new DigitalRiver("key");
function pay({ payload = { type: "msts" } } = {}) {
  dr.createSource(payload); // payload: { type: "msts" } | { type: "bPay", amount }
}
pay();
pay({ payload: { type: "bPay", amount: 1 } });
// --- the rest in a parameter
const dr = new DigitalRiver("key");
function pay({ amount, ...payload }) {
  dr.createSource(payload); // payload: { type: "bPay", currency }
}
pay({ type: "bPay", amount: 1, currency: "AUD" });
// --- by assignment
const dr = new DigitalRiver("key");
let p;
({ p } = { p: { type: "bPay", amount: 1 } });
dr.createSource(p); // payload: { type: "bPay", amount }
// --- the parts put together again
const dr = new DigitalRiver("key");
const { type, amount } = { type: "bPay", amount: 1, currency: "AUD" };
dr.createSource({ type, amount }); // payload: { type: "bPay", amount }
// --- into a property of one of two objects
const a = { type: "bPay" };
const b = { type: "payco" };
const p = flag ? a : b;
({ total: p.amount } = cart);
digitalRiver.createSource(a); // payload: { type: "bPay", amount? }
// --- into a property that has a setter
const p = {
  type: "bPay",
  set total(value) {
    this.amount = value;
  },
};
({ total: p.total } = cart);
digitalRiver.createSource({ ...p, total: 1 }); // payload: { type: "bPay", amount, total }
// --- into a global
({ p: window.p } = { p: { type: "bPay" } });
digitalRiver.createSource(p); // payload: { type: "bPay" }
