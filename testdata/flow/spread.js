// --- a known object
const dr = new DigitalRiver("key");
const base = { amount: 1, currency: "EUR" };
dr.createSource({ ...base, type: "konbini" }); // payload: { amount, currency, type: "konbini" }
// --- later wins: the type of the spread
const dr = new DigitalRiver("key");
const base = { type: "bPay" };
dr.createSource({ type: "konbini", ...base }); // payload: { type: "bPay" }
// --- later wins: the type after the spread
const dr = new DigitalRiver("key");
const base = { type: "bPay" };
dr.createSource({ ...base, type: "konbini" }); // payload: { type: "konbini" }
// --- an unknown object after a known type
const dr = new DigitalRiver("key");
dr.createSource({ type: "konbini", ...extra }); // payload: { type: "konbini", … }
// --- an unknown object before
const dr = new DigitalRiver("key");
dr.createSource({ ...extra, type: "konbini", amount: 1 }); // payload: { type: "konbini", amount, … }
// --- only an unknown object
const dr = new DigitalRiver("key");
dr.createSource({ ...extra }); // payload: { … }
// --- the result of an unknown function
const dr = new DigitalRiver("key");
dr.createSource({ type: "konbini", ...unknown() }); // payload: { type: "konbini", … }
// --- and: there or not
const dr = new DigitalRiver("key");
dr.createSource({ type: "konbini", ...(flag && { amount: 1 }) }); // payload: { type: "konbini", amount? }
// --- conditional with an empty object
const dr = new DigitalRiver("key");
dr.createSource({ type: "konbini", ...(flag ? { amount: 1 } : {}) }); // payload: { type: "konbini", amount? }
// --- conditional with two objects
const dr = new DigitalRiver("key");
dr.createSource({ type: "konbini", ...(flag ? { amount: 1, a: 1 } : { amount: 2, b: 1 }) }); // payload: { type: "konbini", amount, a?, b? }
// --- nothing comes out of null and undefined
const dr = new DigitalRiver("key");
dr.createSource({ type: "konbini", ...null, ...undefined }); // payload: { type: "konbini" }
// --- a maybe-empty variable
const dr = new DigitalRiver("key");
let more;
if (flag) more = { currency: "JPY" };
dr.createSource({ type: "konbini", ...more }); // payload: { type: "konbini", currency? }
// --- a copy is its own object
const dr = new DigitalRiver("key");
const a = { type: "bPay" };
const b = { ...a };
b.amount = 1;
dr.createSource(a); // payload: { type: "bPay" }
dr.createSource(b); // payload: { type: "bPay", amount }
// --- the copy holds what was there at the time
const dr = new DigitalRiver("key");
const a = { type: "bPay" };
const b = { ...a };
a.amount = 1;
dr.createSource(b); // payload: { type: "bPay" }
// --- nested objects are shared by copies
const dr = new DigitalRiver("key");
const a = { type: "payPal", payPal: { returnUrl: "/" } };
const b = { ...a };
a.payPal.items = cart.lines;
dr.createSource(b); // payload: { type: "payPal", payPal: { returnUrl, items } }
// --- nested spread
const dr = new DigitalRiver("key");
const urls = { returnUrl: "/", cancelUrl: "/" };
dr.createSource({ type: "payPal", payPal: { ...urls, items: cart.lines } }); // payload: { type: "payPal", payPal: { returnUrl, cancelUrl, items } }
// --- an unknown nested spread
const dr = new DigitalRiver("key");
dr.createSource({ type: "payPal", payPal: { items: cart.lines, ...extra } }); // payload: { type: "payPal", payPal: { items, … } }
// --- a nested object replaced by a later one
const dr = new DigitalRiver("key");
const base = { type: "payPal", payPal: { items: cart.lines } };
dr.createSource({ ...base, payPal: { returnUrl: "/" } }); // payload: { type: "payPal", payPal: { returnUrl } }
// --- spread of a spread
const dr = new DigitalRiver("key");
const a = { amount: 1 };
const b = { ...a, currency: "EUR" };
dr.createSource({ type: "payco", ...b }); // payload: { type: "payco", amount, currency }
// --- two payloads spread in
const dr = new DigitalRiver("key");
const base = flag ? { type: "creditCard" } : { type: "bPay", amount: 1 };
dr.createSource({ ...base, sessionId: cart.paymentSession.id }); // payload: { type: "creditCard", sessionId } | { type: "bPay", amount, sessionId }
// --- strings and numbers spread to nothing of interest
const dr = new DigitalRiver("key");
dr.createSource({ type: "payco", ...1, ...true, ..."" }); // payload: { type: "payco" }
// --- a spread argument is unknown
const dr = new DigitalRiver("key");
dr.createSource(...extra.list); // payload: { … }
// --- the details of a copy stay when the original is gone
const dr = new DigitalRiver("key");
let details = { locale: "de" };
let order = { payPal: details };
const p = { type: "payPal", ...order };
details = null;
order = null;
dr.createSource(p); // payload: { type: "payPal", payPal: { locale } }
