// --- into a new object
const dr = new DigitalRiver("key");
const base = { type: "payco", amount: 1 };
dr.createSource(Object.assign({}, base, { currency: "KRW" })); // payload: { type: "payco", amount, currency }
// --- into an existing object
const dr = new DigitalRiver("key");
const p = { type: "payco" };
Object.assign(p, { amount: 1 });
dr.createSource(p); // payload: { type: "payco", amount }
// --- after the call
const dr = new DigitalRiver("key");
const p = { type: "payco" };
dr.createSource(p); // payload: { type: "payco" }
Object.assign(p, { amount: 1 });
// --- the result is the target itself
const dr = new DigitalRiver("key");
const p = { type: "payco" };
const q = Object.assign(p, { amount: 1 });
q.currency = "KRW";
dr.createSource(p); // payload: { type: "payco", amount, currency }
// --- later sources win
const dr = new DigitalRiver("key");
dr.createSource(Object.assign({}, { type: "bPay" }, { type: "payco" })); // payload: { type: "payco" }
// --- an unknown source
const dr = new DigitalRiver("key");
dr.createSource(Object.assign({ type: "payco" }, extra)); // payload: { type: "payco", … }
// --- an unknown target
const dr = new DigitalRiver("key");
dr.createSource(Object.assign(extra, { type: "payco", amount: 1 })); // payload: { type: "payco", amount, … }
// --- a source that is there or not
const dr = new DigitalRiver("key");
dr.createSource(Object.assign({ type: "payco" }, flag && { amount: 1 })); // payload: { type: "payco", amount? }
// --- the sources stay as they are
const dr = new DigitalRiver("key");
const a = { type: "payco" };
const b = { amount: 1 };
Object.assign(a, b);
b.currency = "KRW";
dr.createSource(a); // payload: { type: "payco", amount }
// --- into the details
const dr = new DigitalRiver("key");
const p = { type: "payPal", payPal: {} };
Object.assign(p.payPal, { items: cart.lines });
dr.createSource(p); // payload: { type: "payPal", payPal: { items } }
// --- in a branch
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
if (flag) Object.assign(p, { amount: 1, currency: "EUR" });
dr.createSource(p); // payload: { type: "payPal", amount?, currency? }
// --- freeze gives the same object
const dr = new DigitalRiver("key");
const p = Object.freeze({ type: "payPal", amount: 1 });
dr.createSource(p); // payload: { type: "payPal", amount }
// --- seal does too
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
Object.seal(p);
dr.createSource(p); // payload: { type: "payPal" }
// --- structuredClone copies deeply
const dr = new DigitalRiver("key");
const a = { type: "payPal", payPal: { returnUrl: "/" } };
const b = structuredClone(a);
a.payPal.items = cart.lines;
dr.createSource(b); // payload: { type: "payPal", payPal: { returnUrl } }
// --- jQuery: extend
const dr = new DigitalRiver("key");
dr.createSource($.extend({}, { type: "payco" }, { amount: 1 })); // payload: { type: "payco", amount }
// --- jQuery: extend an existing object
const dr = new DigitalRiver("key");
var p = { type: "payco" };
$.extend(p, { amount: 1 });
dr.createSource(p); // payload: { type: "payco", amount }
// --- jQuery: deep extend
const dr = new DigitalRiver("key");
dr.createSource($.extend(true, {}, { type: "payco" }, { amount: 1 })); // payload: { type: "payco", amount }
// --- jQuery: extend by an unknown object
const dr = new DigitalRiver("key");
dr.createSource($.extend({ type: "payco" }, extra)); // payload: { type: "payco", … }
// --- lodash: assign and extend
const dr = new DigitalRiver("key");
dr.createSource(_.assign({ type: "payco" }, { amount: 1 })); // payload: { type: "payco", amount }
dr.createSource(_.extend({ type: "bPay" }, { currency: "AUD" })); // payload: { type: "bPay", currency }
// --- lodash: merge goes into nested objects
const dr = new DigitalRiver("key");
dr.createSource(_.merge({ type: "payPal", payPal: { returnUrl: "/" } }, { payPal: { items: 1 } })); // payload: { type: "payPal", payPal: { returnUrl, items } }
// --- assign does not go into nested objects
const dr = new DigitalRiver("key");
dr.createSource(Object.assign({ type: "payPal", payPal: { items: 1 } }, { payPal: { returnUrl: "/" } })); // payload: { type: "payPal", payPal: { returnUrl } }
// --- rebuilt from entries: unknown
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
const q = Object.fromEntries(Object.entries(p).filter(([name]) => name !== "amount"));
dr.createSource(q); // payload: { … }
// --- through text and back: a copy
const dr = new DigitalRiver("key");
const p = JSON.parse(JSON.stringify({ type: "payPal", amount: 1 }));
dr.createSource(p); // payload: { type: "payPal", amount }
// --- a local function called assign is no Object.assign
const dr = new DigitalRiver("key");
const Object = { assign: (a, b) => b };
dr.createSource(Object.assign({ type: "payPal", amount: 1 }, { type: "msts" })); // payload: { type: "msts" }
// --- a text of one of two objects
const dr = new DigitalRiver("key");
const text = JSON.stringify(flag ? { type: "bPay" } : { type: "payco", amount: 1 });
dr.createSource(JSON.parse(text)); // payload: { type: "bPay" } | { type: "payco", amount }
// --- names that are left out or picked
const _ = require("lodash");
const dr = new DigitalRiver("key");
const payload = { type: "bPay", amount: 1, currency: "AUD" };
dr.createSource(_.omit(payload, ["currency"])); // payload: { type: "bPay", amount }
dr.createSource(_.omit(payload, "amount", "currency")); // payload: { type: "bPay" }
dr.createSource(_.pick(payload, ["type", "amount"])); // payload: { type: "bPay", amount }
dr.createSource(_.pick(payload, key)); // payload: { … }
dr.createSource(_.omit(payload, "payPal.items")); // payload: { … }
dr.createSource(_.omit({ ...other, type: "bPay", amount: 1 }, "amount")); // payload: { type: "bPay", … }
dr.createSource(payload); // payload: { type: "bPay", amount, currency, !}
