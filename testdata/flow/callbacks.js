// --- a click handler sees what was written after it was registered
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
document.addEventListener("click", () => {
  dr.createSource(p); // payload: { type: "payPal", amount }
});
p.amount = 1;
// --- what a handler writes comes after this call
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
document.addEventListener("click", () => {
  p.amount = 1;
});
dr.createSource(p); // payload: { type: "payPal" }
// --- one handler writes, another calls
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
$("#a").on("change", function () {
  p.amount = 1;
});
$("#b").on("click", function () {
  dr.createSource(p); // payload: { type: "payPal", amount? }
});
// --- one handler sets the variable, another calls
const dr = new DigitalRiver("key");
let p = { type: "creditCard" };
$("#paypal").on("click", () => { p = { type: "payPal", amount: 1 }; });
$("#pay").on("click", () => {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "payPal", amount }
});
// --- a variable that only handlers set
const dr = new DigitalRiver("key");
let p;
$("#paypal").on("click", () => { p = { type: "payPal", amount: 1 }; });
$("#pay").on("click", () => {
  dr.createSource(p); // payload: { type: "payPal", amount }
});
// --- a handler with a payload of its own
const dr = new DigitalRiver("key");
$("#pay").on("click", function (event) {
  var payload = { type: "bPay" };
  payload.amount = cart.total;
  dr.createSource(payload); // payload: { type: "bPay", amount }
});
// --- a handler that is a named function
const dr = new DigitalRiver("key");
function pay() {
  dr.createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
}
$("#pay").on("click", pay);
// --- setTimeout runs later
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
setTimeout(() => { p.amount = 1; }, 0);
dr.createSource(p); // payload: { type: "bPay" }
// --- the call in setTimeout sees everything
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
setTimeout(() => {
  dr.createSource(p); // payload: { type: "bPay", currency }
}, 0);
p.currency = "AUD";
// --- ajax: the answer is unknown, the payload is not
const dr = new DigitalRiver("key");
$.ajax({
  url: "/cart",
  success: function (answer) {
    dr.createSource({ type: "bPay", amount: answer.total }); // payload: { type: "bPay", amount }
  },
});
// --- ajax: the answer is the payload
const dr = new DigitalRiver("key");
$.ajax({
  url: "/payload",
  success: function (payload) {
    dr.createSource(payload); // payload: { … }
  },
});
// --- ajax: the answer is spread in
const dr = new DigitalRiver("key");
$.ajax({
  url: "/payload",
  success: (data) => {
    dr.createSource({ type: "bPay", ...data }); // payload: { type: "bPay", … }
  },
});
// --- forEach runs at once
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
["amount", "currency"].forEach((name) => {
  p[name] = 1;
});
dr.createSource(p); // payload: { type: "bPay", amount, currency }
// --- forEach over an unknown array may not run at all
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
lines.forEach((line) => {
  p.amount = line;
});
dr.createSource(p); // payload: { type: "bPay", amount? }
// --- a callback of our own
const dr = new DigitalRiver("key");
function withPayload(callback) {
  callback({ type: "bPay", amount: 1 });
}
withPayload((p) => {
  dr.createSource(p); // payload: { type: "bPay", amount }
});
// --- a callback of our own that is not called
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
function never(callback) {}
never(() => { p.amount = 1; });
dr.createSource(p); // payload: { type: "bPay" }
// --- a function as an option
const dr = new DigitalRiver("key");
function start(options) {
  options.onReady({ type: "payco", amount: 1 });
}
start({
  onReady: (p) => {
    dr.createSource(p); // payload: { type: "payco", amount }
  },
});
// --- the parameter of an unknown callback is unknown
const dr = new DigitalRiver("key");
lib.send((p) => {
  dr.createSource(p); // payload: { … }
});
// --- document ready
const dr = new DigitalRiver("key");
$(function () {
  var p = { type: "bPay" };
  $("#pay").click(function () {
    dr.createSource(p); // payload: { type: "bPay", amount }
  });
  p.amount = 1;
});
// --- what map gives
const dr = new DigitalRiver("key");
const list = [{ type: "bPay" }].map((p) => ({ ...p, amount: 1 }));
dr.createSource(list[0]); // payload: { type: "bPay", amount }
// --- jQuery: each
const dr = new DigitalRiver("key");
var p = { type: "bPay" };
$.each(["amount", "currency"], function (i, name) {
  p[name] = i;
});
dr.createSource(p); // payload: { type: "bPay", amount, currency }
// --- a callback in a branch
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const add = flag ? () => { p.amount = 1; } : () => { p.currency = "AUD"; };
add();
dr.createSource(p); // payload: { type: "bPay", amount?, currency? }
// --- a callback of unknown code in a callback of unknown code
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
lib.run(() => {
  lib.run(() => {
    p.amount = 1;
  });
});
dr.createSource({ ...p }); // payload: { type: "bPay", amount? }
// --- a listener runs later
const p = { type: "bPay" };
lib.addListener(() => {
  p.amount = 1;
});
digitalRiver.createSource(p); // payload: { type: "bPay" }
