// --- for: the body may not run
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
for (let i = 0; i < lines.length; i++) {
  p.amount = i;
}
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- while
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
while (check()) {
  p.amount = 1;
  break;
}
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- do: the body runs
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
do {
  p.amount = 1;
} while (p.amount < 0);
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a write after the call reaches the next round
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
for (const line of lines) {
  dr.createSource(p); // payload: { type: "bPay", amount? }
  p.amount = line;
}
// --- a new object in each round
const dr = new DigitalRiver("key");
for (const line of lines) {
  const p = { type: "bPay" };
  dr.createSource(p); // payload: { type: "bPay" }
  p.amount = line;
}
// --- the variable of the round before
const dr = new DigitalRiver("key");
let p = { type: "creditCard" };
for (const line of lines) {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount }
  p = { type: "bPay", amount: line };
}
// --- continue skips the write
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
for (const line of [1, 2]) {
  if (check()) continue;
  p.amount = line;
}
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- break leaves before the write
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
while (true) {
  if (flag) break;
  p.amount = 1;
  break;
}
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- an endless loop with one way out
const dr = new DigitalRiver("key");
let p = { type: "creditCard" };
while (true) {
  p = { type: "bPay", amount: 1 };
  if (p) break;
}
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a labelled break
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
outer: for (const line of lines) {
  for (const part of [1]) {
    if (check()) break outer;
    p.amount = part;
  }
  p.currency = "AUD";
}
dr.createSource(p); // payload: { type: "bPay", amount?, currency? }
// --- a labelled block
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
setup: {
  if (flag) break setup;
  p.amount = 1;
}
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- for of over payloads
const dr = new DigitalRiver("key");
for (const p of [{ type: "bPay", amount: 1 }, { type: "payco" }]) {
  dr.createSource(p); // payload: { type: "bPay", amount } | { type: "payco" }
}
// --- for in over constant keys
const dr = new DigitalRiver("key");
const source = { amount: 1, currency: "AUD" };
const p = { type: "bPay" };
for (const name in source) p[name] = source[name];
dr.createSource(p); // payload: { type: "bPay", amount, currency }
// --- for in over an unknown object
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
for (const name in extra) p[name] = extra[name];
dr.createSource(p); // payload: { type: "bPay", … }
// --- try: the write may not have happened
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
try {
  risky();
  p.amount = 1;
} catch (error) {
  console.log(error);
}
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- try: what comes before the risk happened
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
try {
  p.currency = "AUD";
  risky();
} catch {}
dr.createSource(p); // payload: { type: "bPay", currency }
// --- catch writes
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
try {
  risky();
} catch {
  p.amount = 0;
}
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- finally always writes
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
try {
  risky();
} catch {
} finally {
  p.amount = 1;
}
dr.createSource(p); // payload: { type: "bPay", amount }
// --- the call in catch
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
try {
  p.amount = risky();
} catch {
  dr.createSource(p); // payload: { type: "bPay" }
}
// --- return in try, write in finally
const dr = new DigitalRiver("key");
function build() {
  const p = { type: "bPay" };
  try {
    return p;
  } finally {
    p.amount = 1;
  }
}
dr.createSource(build()); // payload: { type: "bPay", amount }
// --- return in finally wins
const dr = new DigitalRiver("key");
function build() {
  try {
    return { type: "bPay", amount: 1 };
  } finally {
    return { type: "msts" };
  }
}
dr.createSource(build()); // payload: { type: "msts" }
// --- for without an update
for (let p = { type: "bPay" }; check(); ) {
  dr.createSource(p); // payload: { type: "bPay" }
}
// --- for without an update, the body ends it
for (let p = { type: "bPay" }; p; ) {
  dr.createSource(p); // payload: { type: "bPay" }
  p = null;
}
// --- extend by hand
function extend(target, source) {
  for (var key in source) {
    if (source.hasOwnProperty(key)) { target[key] = source[key]; }
  }
  return target;
}
digitalriver.createSource(extend({ type: "bPay", owner: {} }, { sessionId: cart.id })); // payload: { type: "bPay", owner: {}, sessionId }
// --- extend by hand, as polyfills write it
var assign = function (target) {
  for (var i = 1; i < arguments.length; i++) {
    var source = arguments[i];
    for (var key in source) {
      if (Object.prototype.hasOwnProperty.call(source, key)) target[key] = source[key];
    }
  }
  return target;
};
digitalriver.createSource(assign({ type: "bPay", amount: 1 })); // payload: { type: "bPay", amount }
// --- a counter takes each element of a known list
const dr = new DigitalRiver("key");
const legacy = ["amount", "currency"];
const p = { type: "payco", amount: 1, currency: "KRW" };
for (let i = 0; i < legacy.length; i++) delete p[legacy[i]];
dr.createSource(p); // payload: { type: "payco" }
// --- and so does one that counts to a stored length
const dr = new DigitalRiver("key");
var keys = ["amount", "currency", "owner"];
var p = { type: "payco" };
for (var i = 0, n = keys.length; i < n; ++i) {
  if (keys[i] === "currency") continue;
  p[keys[i]] = 1;
}
dr.createSource(p); // payload: { type: "payco", amount, owner }
// --- a loop of very many rounds is any number of rounds
const dr = new DigitalRiver("key");
const p = { type: "payco" };
for (let i = 0; i < 1000; i++) {
  if (i === 900) p.amount = 1;
}
dr.createSource(p); // payload: { type: "payco", amount? }
// --- what a counter comes to elsewhere isn't known
let step = 1;
function next() {
  step++;
  if (step > 3) digitalRiver.createSource({ type: "payco" }); // payload: { type: "payco" }
}
// --- a counter up to and with a number
const dr = new DigitalRiver("key");
const types = ["bPay", "payco", "konbini"];
for (let index = 0; index <= 1; index++) dr.createSource({ type: types[index] }); // payload: { type: "bPay" } | { type: "payco" }
