// --- if on the type
const dr = new DigitalRiver("key");
function pay(type) {
  if (type === "creditCard") {
    dr.createSource({ type }); // payload: { type: "creditCard" }
  }
}
pay(kind);
// --- else of a known set
const dr = new DigitalRiver("key");
const type = flag ? "creditCard" : "payPal";
if (type === "creditCard") {
  dr.createSource({ type }); // payload: { type: "creditCard" }
} else {
  dr.createSource({ type, amount: 1 }); // payload: { type: "payPal", amount }
}
// --- else of an unknown type says nothing
const dr = new DigitalRiver("key");
if (kind === "creditCard") {
  dr.createSource({ type: "creditCard" }); // payload: { type: "creditCard" }
} else {
  dr.createSource({ type: kind, amount: 1 }); // payload: { type, amount }
}
// --- not equal
const dr = new DigitalRiver("key");
const type = flag ? "creditCard" : "payPal";
if (type !== "creditCard") {
  dr.createSource({ type, amount: 1 }); // payload: { type: "payPal", amount }
}
// --- switch on the type
const dr = new DigitalRiver("key");
function pay(type) {
  switch (type) {
    case "payPal":
      dr.createSource({ type, amount: 1 }); // payload: { type: "payPal", amount }
      break;
    case "bPay":
    case "konbini":
      dr.createSource({ type, currency: 1 }); // payload: { type: "bPay" | "konbini", currency }
      break;
  }
}
pay(kind);
// --- after the branch the type is open again
const dr = new DigitalRiver("key");
const type = kind;
if (type === "payPal") {
  unknown(type);
}
dr.createSource({ type }); // payload: { type }
// --- the payload's own type
const dr = new DigitalRiver("key");
const p = flag ? { type: "creditCard" } : { type: "payPal" };
if (p.type === "payPal") {
  p.amount = 1;
}
dr.createSource(p); // payload: { type: "creditCard" } | { type: "payPal", amount }
// --- the payload's own type, the call inside
const dr = new DigitalRiver("key");
const p = flag ? { type: "creditCard" } : { type: "payPal", amount: 1 };
if (p.type === "creditCard") {
  dr.createSource(p); // payload: { type: "creditCard" }
}
// --- or of two tests
const dr = new DigitalRiver("key");
function pay(type) {
  if (type === "payPal" || type === "bPay") {
    dr.createSource({ type, amount: 1 }); // payload: { type: "payPal" | "bPay", amount }
  }
}
pay(kind);
// --- and with another test
const dr = new DigitalRiver("key");
function pay(type) {
  if (type === "payPal" && check()) {
    dr.createSource({ type, amount: 1 }); // payload: { type: "payPal", amount }
  }
}
pay(kind);
// --- a conditional expression
const dr = new DigitalRiver("key");
const type = kind;
const p = type === "payPal" ? { type, amount: 1 } : { type: "msts" };
dr.createSource(p); // payload: { type: "payPal", amount } | { type: "msts" }
// --- the constant on the left, loosely
const dr = new DigitalRiver("key");
function pay(type) {
  if ("payPal" == type) dr.createSource({ type, amount: 1 }); // payload: { type: "payPal", amount }
}
pay(kind);
// --- a test against a variable with a constant
const dr = new DigitalRiver("key");
const PAYPAL = "payPal";
function pay(type) {
  if (type === PAYPAL) dr.createSource({ type }); // payload: { type: "payPal" }
}
pay(kind);
// --- a test against an unknown value narrows nothing
const dr = new DigitalRiver("key");
const type = flag ? "creditCard" : "payPal";
if (type === kind) {
  dr.createSource({ type }); // payload: { type: "creditCard" | "payPal" }
}
// --- after an early return
const dr = new DigitalRiver("key");
function pay(type) {
  if (type !== "payPal") return;
  dr.createSource({ type, amount: 1 }); // payload: { type: "payPal", amount }
}
pay(kind);
// --- the variable is assigned inside the branch
const dr = new DigitalRiver("key");
let type = kind;
if (type === "payPal") {
  type = "payPalCredit";
  dr.createSource({ type }); // payload: { type: "payPalCredit" }
}
// --- in of one of two
const dr = new DigitalRiver("key");
const p = flag ? { type: "bPay", amount: 1 } : { type: "payco" };
if (check()) p.currency = "USD";
if ("currency" in p) delete p.currency;
if ("amount" in p) delete p.amount;
dr.createSource(p); // payload: { type: "bPay" } | { type: "payco" }
// --- returns of a switch over a label are returns
function pay(option) {
  const p = { type: "bPay" };
  switch (option.label) {
    case "PayPal":
      p.amount = 1;
      return p;
    case "Wire":
      digitalRiver.createSource(p); // payload: { type: "bPay" }
      return p;
  }
}
pay(extra);
// --- a test of the variable that was copied into the type
const dr = new DigitalRiver("key");
var type = flag ? "payPal" : "creditCard";
var p = { type: type };
if (type === "creditCard") {
  p.amount = 1;
}
dr.createSource(p); // payload: { type: "creditCard", amount } | { type: "payPal" }
// --- the same in a spread
const dr = new DigitalRiver("key");
const type = flag ? "payPal" : "creditCard";
dr.createSource({ type, ...(type === "creditCard" && { amount: 1 }) }); // payload: { type: "creditCard", amount } | { type: "payPal" }
dr.createSource({ type, ...(type === "creditCard" ? { amount: 1 } : { currency: 1 }) }); // payload: { type: "creditCard", amount } | { type: "payPal", currency }
// --- a parameter that was copied into the type
const dr = new DigitalRiver("key");
function pay(type) {
  const p = { type, sessionId: "id" };
  if (type === "konbini") {
    p.amount = 1;
  }
  dr.createSource(p); // payload: { type: "konbini", sessionId, amount } | { type, sessionId }
}
pay(kind);
// --- a parameter in a spread
const dr = new DigitalRiver("key");
function pay(type) {
  dr.createSource({ type, ...(type === "payPal" && { amount: 1 }) }); // payload: { type: "payPal", amount } | { type }
}
pay(kind);
// --- a switch on the variable that was copied into the type
const dr = new DigitalRiver("key");
function pay(type) {
  const p = { type: type };
  switch (type) {
    case "payPal":
      p.amount = 1;
      break;
    case "konbini":
      p.currency = 1;
      break;
  }
  dr.createSource(p); // payload: { type: "payPal", amount } | { type: "konbini", currency } | { type }
}
pay(kind);
// --- a variable that was assigned since
const dr = new DigitalRiver("key");
let type = flag ? "payPal" : "creditCard";
const p = { type };
type = other ? "payPal" : "creditCard";
if (type === "creditCard") {
  p.amount = 1;
}
dr.createSource(p); // payload: { type: "payPal" | "creditCard", amount? }
// --- a type that was written since
const dr = new DigitalRiver("key");
const type = flag ? "payPal" : "creditCard";
const p = { type };
p.type = "bPay";
if (type === "creditCard") {
  p.amount = 1;
}
dr.createSource(p); // payload: { type: "bPay", amount? }
