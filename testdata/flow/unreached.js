// --- a test that is never true
if (false) dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }

// --- a flag that is off
const DEBUG = false;
const legacy = { type: "bPay", amount: 1 };
if (DEBUG) {
  legacy.currency = "EUR";
  dr.createSource(legacy); // payload: { type: "bPay", amount, currency }
}

// --- a setting that is not there
const opts = {};
if (opts.pay) dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }

// --- what is written where nobody gets doesn't count
const p = { type: "konbini", sessionId: id };
if (false) p.amount = 1;
dr.createSource(p); // payload: { type: "konbini", sessionId }

// --- a function declared where nobody gets
if (false) {
  function never() {
    dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
  }
}

// --- a helper that is only called where nobody gets
const LEGACY = false;
function submit(payload) {
  return dr.createSource(payload); // payload: { … } | { type: "konbini", amount }
}
if (LEGACY) submit({ type: "konbini", amount: 1 });

// --- after a return
function pay() {
  return dr.createSource({ type: "bPay", sessionId: id }); // payload: { type: "bPay", sessionId }
  dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
}
pay();

// --- after a throw
function old() {
  throw new Error("not any more");
  dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
}

// --- a case that is never met
const KIND = "payPal";
switch (KIND) {
  case "konbini":
    dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
    break;
  default:
    dr.createSource({ type: KIND, sessionId: id }); // payload: { type: "payPal", sessionId }
}

// --- a case that falls through to one that is met
const METHOD = "bPay";
const body = { sessionId: id };
switch (METHOD) {
  case "konbini":
    dr.createSource({ type: "konbini", ...body, amount: 1 }); // payload: { type: "konbini", sessionId, amount }
    body.amount = 1;
  case "bPay":
    dr.createSource({ type: "bPay", ...body }); // payload: { type: "bPay", sessionId }
}

// --- loops without a round
for (const method of []) dr.createSource({ type: "konbini", amount: method.total }); // payload: { type: "konbini", amount }
while (false) dr.createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
for (; false; ) dr.createSource({ type: "payco", amount: 1 }); // payload: { type: "payco", amount }

// --- operators that stop before it
const ON = true;
false && dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
ON || dr.createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
const sent = ON ? 1 : dr.createSource({ type: "payco", amount: 1 }); // payload: { type: "payco", amount }
const name = "a" ?? dr.createSource({ type: "directDebit", amount: 1 }); // payload: { type: "directDebit", amount }
let done = true;
done ||= dr.createSource({ type: "wireTransfer", amount: 1 }); // payload: { type: "wireTransfer", amount }

// --- a default that is never needed
function start(source = dr.createSource({ type: "konbini", amount: 1 })) {} // payload: { type: "konbini", amount }
start(1);

// --- a caller for whom the branch is dead, and one for whom it isn't
function send(type, p) {
  if (type === "konbini") dr.createSource(p); // payload: { type: "konbini", sessionId }
}
send("creditCard", { type: "creditCard", amount: 1 });
send("konbini", { type: "konbini", sessionId: id });

// --- inside of a class
const old2 = false;
if (old2) {
  class Legacy {
    pay() {
      dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
    }
  }
  new Legacy().pay();
}

// --- a handler that is registered where nobody gets
if (false) {
  button.addEventListener("click", () => {
    dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
  });
}

// --- a branch inside of a branch
if (false) {
  if (false) dr.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
}

// --- the test that guards it holds inside
const flag = false;
if (flag) {
  const p = { type: "konbini" };
  if (flag) p.sessionId = id;
  dr.createSource(p); // payload: { type: "konbini", sessionId? }
}
