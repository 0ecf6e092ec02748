// --- if with two arms
const dr = new DigitalRiver("key");
let p;
if (flag) p = { type: "creditCard" };
else p = { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "creditCard" } | { type: "payPal", amount }
// --- if with one arm
const dr = new DigitalRiver("key");
let p = { type: "creditCard" };
if (flag) p = { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "creditCard" } | { type: "payPal", amount }
// --- each arm has its own call
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) {
  p.amount = 1;
  dr.createSource(p); // payload: { type: "bPay", amount }
} else {
  dr.createSource(p); // payload: { type: "bPay" }
}
// --- conditional expression
const dr = new DigitalRiver("key");
dr.createSource(flag ? { type: "creditCard" } : { type: "konbini", amount: 1 }); // payload: { type: "creditCard" } | { type: "konbini", amount }
// --- nested conditional expressions
const dr = new DigitalRiver("key");
const p = flag ? { type: "creditCard" } : other ? { type: "bPay", amount: 1 } : { type: "msts" };
dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount } | { type: "msts" }
// --- or: an object is always true
const dr = new DigitalRiver("key");
const p = { type: "creditCard" } || { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "creditCard" }
// --- and: an object is always true
const dr = new DigitalRiver("key");
const p = { type: "creditCard" } && { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "payPal", amount }
// --- and with a condition: the other value fails anyway
const dr = new DigitalRiver("key");
const p = flag && { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "payPal", amount }
// --- or of an unknown value
const dr = new DigitalRiver("key");
const p = maybe || { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { … } | { type: "payPal", amount }
// --- or after a maybe
const dr = new DigitalRiver("key");
const p = (flag && { type: "creditCard" }) || { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "creditCard" } | { type: "payPal", amount }
// --- nullish: null gives the other
const dr = new DigitalRiver("key");
const p = null ?? { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "payPal", amount }
// --- type by branch
const dr = new DigitalRiver("key");
const type = flag ? "payPal" : "payPalCredit";
dr.createSource({ type, amount: 1 }); // payload: { type: "payPal" | "payPalCredit", amount }
// --- a property whose value is a branch is still one property
const dr = new DigitalRiver("key");
dr.createSource({ type: "payPal", amount: flag ? 1 : 2 }); // payload: { type: "payPal", amount }
// --- a property that may be undefined is there
const dr = new DigitalRiver("key");
dr.createSource({ type: "payPal", amount: flag ? 1 : undefined }); // payload: { type: "payPal", amount }
// --- details by branch
const dr = new DigitalRiver("key");
let details = { returnUrl: "/" };
if (flag) details.items = cart.lines;
dr.createSource({ type: "payPal", payPal: details }); // payload: { type: "payPal", payPal: { returnUrl, items? } }
// --- switch with breaks
const dr = new DigitalRiver("key");
let p;
switch (kind) {
  case "creditCard":
    p = { type: "creditCard" };
    break;
  case "payPal":
    p = { type: "payPal", amount: 1 };
    break;
  default:
    p = { type: "msts" };
}
dr.createSource(p); // payload: { type: "creditCard" } | { type: "payPal", amount } | { type: "msts" }
// --- switch without default
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
switch (kind) {
  case "payPal":
    p.amount = 1;
}
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- switch that falls through
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
switch (flag) {
  case true:
    p.currency = "AUD";
  default:
    p.amount = 1;
}
dr.createSource(p); // payload: { type: "bPay", currency?, amount }
// --- switch where every way writes
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
switch (kind) {
  case "payPal":
    p.amount = 1;
    break;
  default:
    p.amount = 2;
    break;
}
dr.createSource(p); // payload: { type: "bPay", amount }
// --- both arms write the same property
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) p.amount = 1;
else p.amount = 2;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- an arm that throws does not come back
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) {
  p.amount = 1;
  throw new Error("x");
}
dr.createSource(p); // payload: { type: "bPay" }
// --- a write in a logical expression
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
flag && (p.amount = 1);
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- a write in an or: only when the left is false
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
flag || (p.currency = "AUD");
dr.createSource(p); // payload: { type: "bPay", currency? }
// --- writes in both arms of a conditional expression
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
flag ? (p.amount = 1) : (p.currency = "AUD");
dr.createSource(p); // payload: { type: "bPay", amount?, currency? }
// --- a write in the condition always happens
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if ((p.amount = cart.total) && flag) {
  p.currency = "AUD";
}
dr.createSource(p); // payload: { type: "bPay", amount, currency? }
// --- the type written in branches makes variants
const dr = new DigitalRiver("key");
const p = { owner: cart.owner };
if (flag) {
  p.type = "creditCard";
} else {
  p.type = "payPal";
  p.amount = 1;
}
dr.createSource(p); // payload: { owner, type: "creditCard" } | { owner, type: "payPal", amount }
// --- a placeholder beside the real payload
const dr = new DigitalRiver("key");
let p = {};
if (flag) p = { type: "payPal", amount: 1 };
dr.createSource(p); // payload: {} | { type: "payPal", amount }
// --- an empty object alone
const dr = new DigitalRiver("key");
dr.createSource({}); // payload: {}
// --- constants of a condition: this one is decided
const dr = new DigitalRiver("key");
let p = { type: "creditCard" };
if (false) p = { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "creditCard" }
// --- a chain of else if
const dr = new DigitalRiver("key");
const p = {};
if (kind === "payPal") p.type = "payPal";
else if (kind === "bPay") p.type = "bPay";
else p.type = "msts";
p.amount = 1;
dr.createSource(p); // payload: { type: "payPal", amount } | { type: "bPay", amount } | { type: "msts", amount }
// --- nested
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
if (flag) {
  if (other) p.amount = 1;
  else p.currency = "AUD";
  p.a = 1;
}
dr.createSource(p); // payload: { type: "bPay", amount?, currency?, a? }
// --- a branch with a variable of its own
const dr = new DigitalRiver("key");
let p = { type: "bPay", amount: 1 };
if (flag) {
  let p = { type: "payco" };
  p.currency = "KRW";
}
dr.createSource(p); // payload: { type: "bPay", amount }
