// --- a function changes what it closes over
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
function add() {
  p.amount = 1;
}
add();
dr.createSource(p); // payload: { type: "payPal", amount }
// --- a function that nobody calls changes nothing
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
function add() {
  p.amount = 1;
}
dr.createSource(p); // payload: { type: "payPal" }
// --- called after the call
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
const add = () => { p.amount = 1; };
dr.createSource(p); // payload: { type: "payPal" }
add();
// --- a function assigns the variable
const dr = new DigitalRiver("key");
let p = { type: "payPal", amount: 1 };
function reset() {
  p = { type: "msts" };
}
reset();
dr.createSource(p); // payload: { type: "msts" }
// --- called in a branch
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
const add = () => { p.amount = 1; };
if (flag) add();
dr.createSource(p); // payload: { type: "payPal", amount? }
// --- the call is in the closure and sees later writes
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
function pay() {
  dr.createSource(p); // payload: { type: "payPal", amount }
}
p.amount = 1;
pay();
// --- the call is in the closure and runs twice
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
function pay() {
  dr.createSource(p); // payload: { type: "payPal", amount? }
}
pay();
p.amount = 1;
pay();
// --- a factory of functions
const dr = new DigitalRiver("key");
function payer(type) {
  return function () {
    dr.createSource({ type, amount: 1 }); // payload: { type: "bPay", amount }
  };
}
payer("bPay")();
// --- each closure has its own variable
const dr = new DigitalRiver("key");
function holder(type) {
  const p = { type };
  return { add() { p.amount = 1; }, get() { return p; } };
}
const a = holder("bPay");
const b = holder("payco");
a.add();
dr.createSource(a.get()); // payload: { type: "bPay", amount }
dr.createSource(b.get()); // payload: { type: "payco" }
// --- the inner variable shadows
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
(function () {
  const p = { type: "bPay", amount: 1 };
  dr.createSource(p); // payload: { type: "bPay", amount }
})();
dr.createSource(p); // payload: { type: "payPal" }
// --- the parameter shadows
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
[{ type: "msts" }].forEach((p) => {
  dr.createSource(p); // payload: { type: "msts" }
});
// --- a var inside a function is hoisted to its top
const dr = new DigitalRiver("key");
var p = { type: "payPal", amount: 1 };
(function () {
  if (!p) p = { type: "msts" };
  dr.createSource(p); // payload: { type: "msts" }
  var p;
})();
// --- a function in a variable of the outer function
const dr = new DigitalRiver("key");
function checkout() {
  const p = { type: "bPay" };
  const pay = () => {
    dr.createSource(p); // payload: { type: "bPay", currency }
  };
  p.currency = "AUD";
  pay();
}
checkout();
// --- each function of a counted loop has a counter of its own
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const runs = [];
for (let i = 0; i < 2; i++) {
  runs.push(() => {
    if (i === 1) p.amount = 1;
  });
}
runs.forEach((run) => run());
dr.createSource(p); // payload: { type: "bPay", amount }
// --- a handler for each round of a loop
const dr = new DigitalRiver("key");
const types = ["bPay", "payco"];
for (let i = 0; i < types.length; i++) {
  setTimeout(() => dr.createSource({ type: types[i] })); // payload: { type: "bPay" } | { type: "payco" }
}
// --- the variable of a loop's head is changed in its round
const dr = new DigitalRiver("key");
for (let i = 0, p = { type: "bPay" }; i < 2; i++) {
  setTimeout(() => dr.createSource(p)); // payload: { type: "bPay" } | { type: "payco", amount }
  if (i === 0) continue;
  p = { type: "payco", amount: 1 };
}
// --- functions of a loop share a variable that is declared outside
const dr = new DigitalRiver("key");
var p;
for (var i = 0; i < 2; i++) {
  p = { type: "bPay", index: i };
  p.amount = 1;
  setTimeout(function () { dr.createSource(p); }); // payload: { type: "bPay", index, amount }
}
