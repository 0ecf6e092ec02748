// --- a variable set thirty functions deep
var on = false;
function f0() { on = true; }
function f1() { f0(); } function f2() { f1(); } function f3() { f2(); } function f4() { f3(); } function f5() { f4(); }
function f6() { f5(); } function f7() { f6(); } function f8() { f7(); } function f9() { f8(); } function f10() { f9(); }
function f11() { f10(); } function f12() { f11(); } function f13() { f12(); } function f14() { f13(); } function f15() { f14(); }
function f16() { f15(); } function f17() { f16(); } function f18() { f17(); } function f19() { f18(); } function f20() { f19(); }
function f21() { f20(); } function f22() { f21(); } function f23() { f22(); } function f24() { f23(); } function f25() { f24(); }
function f26() { f25(); } function f27() { f26(); } function f28() { f27(); } function f29() { f28(); }
const p = { type: "payco", sessionId: id };
f29();
if (on) p.amount = 1;
dr.createSource(p); // payload: { type: "payco", sessionId, amount }

// --- a state machine in a loop
let step = "a";
const p = { type: "konbini", sessionId: id };
while (step !== "end")
  switch (step) {
    case "a": step = "b"; break;
    case "b": step = "c"; break;
    case "c": step = "d"; break;
    case "d": p.amount = 1; step = "e"; break;
    case "e": step = "end";
  }
dr.createSource(p); // payload: { type: "konbini", sessionId, amount? }

// --- a state machine in a counted loop
let step = 0;
const p = { type: "konbini", sessionId: id };
for (let i = 0; i < lines.length; i++) {
  if (step === 3) p.amount = 1;
  step = step + 1;
}
dr.createSource(p); // payload: { type: "konbini", sessionId, amount? }

// --- a state machine in a callback
let step = "a";
const p = { type: "konbini", sessionId: id };
lines.forEach(() => {
  if (step === "d") p.amount = 1;
  if (step === "c") step = "d";
  if (step === "b") step = "c";
  if (step === "a") step = "b";
});
dr.createSource(p); // payload: { type: "konbini", sessionId, amount? }

// --- a flag that the round before sets
let seen = false;
const p = { type: "konbini", sessionId: id };
lines.forEach((line) => {
  if (seen) p.amount = line.total;
  seen = true;
});
dr.createSource(p); // payload: { type: "konbini", sessionId, amount? }

// --- a row of a table that more rounds reach
const rows = [{ type: "creditCard" }, { type: "creditCard" }, { type: "creditCard" }, { type: "creditCard" }, { type: "bPay", amount: 1 }];
let p = null;
for (let i = 0; i < index; i++) p = rows[i];
dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount } | { … }

// --- handlers that each go one step on
let step = "a";
el.onclick = () => { if (step === "d") dr.createSource({ type: "payco", amount: 1 }); }; // payload: { type: "payco", amount }
el.onfocus = () => { if (step === "c") step = "d"; };
el.onblur = () => { if (step === "b") step = "c"; };
el.onkeyup = () => { if (step === "a") step = "b"; };

// --- a constructor that calls itself with new
function P(type) {
  if (!(this instanceof P)) return new P(type);
  this.type = type;
  this.amount = 1;
}
dr.createSource(P("konbini")); // payload: { type: "konbini", amount }

// --- middleware
const chain = [(p, next) => next(), (p, next) => next(), (p, next) => next(), (p, next) => { p.amount = 1; next(); },
  (p, next) => {
    dr.createSource(p); // payload: { type: "konbini", amount?, ! }
  }];
function run(i, p) { chain[i](p, () => run(i + 1, p)); }
run(0, { type: "konbini" });

// --- a recursive function that gets to the call in the end
function send(n, p) {
  if (n === 0) return dr.createSource(p); // payload: { type: "konbini", amount } | { … }
  return send(n - 1, n === 1 ? { type: "konbini", amount: 1 } : p);
}
send(4, null);

// --- a handler that registers itself again and again
let tries = 0;
const p = { type: "konbini", sessionId: id };
function poll() {
  setTimeout(() => {
    tries = tries + 1;
    if (tries > 5) p.amount = 1;
    if (tries > 6) dr.createSource(p); // payload: { type: "konbini", sessionId, amount?, ! }
    poll();
  }, 10);
}
poll();

// --- a long chain of flags, each set a round after the one before it
let a, b, c, d, e, f, g, h;
const p = { type: "konbini", sessionId: id };
for (const line of lines) {
  if (h) p.amount = line.total;
  if (g) h = true;
  if (f) g = true;
  if (e) f = true;
  if (d) e = true;
  if (c) d = true;
  if (b) c = true;
  if (a) b = true;
  a = true;
}
if (h) dr.createSource(p); // payload: { type: "konbini", sessionId, amount?, ! }

// --- a list that skipped code adds to
const parts = [];
const p = { type: "konbini" };
let depth = 0;
function gather(n) {
  depth = depth + 1;
  if (n > 3) parts.push({ sessionId: id });
  gather(n + 1);
}
try { gather(0); } catch (error) {}
parts.forEach((part) => { p.sessionId = part.sessionId; });
dr.createSource(p); // payload: { type: "konbini", sessionId? }

// --- a session that a later round of reduce sets
const p = { type: "konbini" };
let a, b, c;
lines.reduce((sum, line) => {
  if (c) p.sessionId = id;
  if (b) c = true;
  if (a) b = true;
  a = true;
  return sum + line.total;
}, 0);
dr.createSource(p); // payload: { type: "konbini", sessionId? }

// --- a setter that Object.assign may run
const p = { type: "konbini" };
const model = { set amount(value) { p.sessionId = id; } };
Object.assign(model, flag ? { amount: 1 } : {});
dr.createSource(p); // payload: { type: "konbini", sessionId? }

// --- helpers that run what they get, inside each other
function guard(run) { return run(); }
const p = { type: "konbini", sessionId: id };
guard(() => guard(() => guard(() => guard(() => { p.amount = 1; }))));
dr.createSource(p); // payload: { type: "konbini", sessionId, amount }
dr.createSource(guard(() => guard(() => guard(() => ({ type: "bPay", amount: 1 }))))); // payload: { type: "bPay", amount }

// --- decorators of functions
const wrap = (run) => (p) => run(p);
dr.createSource(wrap(wrap(wrap((p) => { p.amount = 1; return p; })))({ type: "konbini" })); // payload: { type: "konbini", amount }

// --- modules of a bundle that start each other
var init = (run, result) => () => (run && (result = run((run = 0))), result);
var p;
var a = init(() => { p = { type: "konbini", amount: 1 }; });
var b = init(() => { a(); });
var c = init(() => { b(); });
var d = init(() => { c(); });
d();
dr.createSource(p); // payload: { type: "konbini", amount }

// --- a tree that is walked
function walk(node, p) {
  if (node.total) p.amount = node.total;
  for (const child of node.children || []) walk(child, p);
  return p;
}
const tree = { children: [{ children: [{ children: [{ children: [{ total: 1 }] }] }] }] };
dr.createSource(walk(tree, { type: "konbini", sessionId: id })); // payload: { type: "konbini", sessionId, amount?, ! }

// --- a method that a handler chooses, read before it is tested
let method = "creditCard";
select.onchange = (event) => { method = event.target.value; };
button.onclick = () => {
  const p = { type: method, sessionId: id };
  if (method === "konbini") p.amount = 1;
  dr.createSource(p); // payload: { type: "konbini", sessionId, amount } | { type: "creditCard", sessionId } | { type, sessionId }
};
