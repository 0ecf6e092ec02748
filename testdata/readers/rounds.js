// --- recursion over a list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
let n = {v: p, next: null};
for (const x of [1,2,3,4,5,6,7,8]) n = {v: null, next: n};
function walk(n) { if (n.v) out(n.v.amount); if (n.next) walk(n.next) }
walk(n);
dr.createSource(p);
// --- recursion over literal list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const n = {next: {next: {next: {next: {next: {v: p}}}}}};
function walk(n) { if (n.v) out(n.v.amount); if (n.next) walk(n.next) }
walk(n);
dr.createSource(p);
// --- recursion over members
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const n = {a: {b: {c: {d: {e: {f: p}}}}}};
function walk(n) { for (const k in n) { if (typeof n[k] === 'object') walk(n[k]); else out(k, n[k]) } }
walk(n);
dr.createSource(p);
// --- recursion with counter
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f(i, x) { if (i > 0) return f(i - 1, x); out(x.amount) }
f(9, p);
dr.createSource(p);
// --- recursion swaps
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f(i, a, b) { if (i > 0) return f(i - 1, b, a); out(a.amount) }
f(5, {amount: 3}, p);
dr.createSource(p);
// --- loop over linked list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
let n = {next: {next: {next: {next: {next: {next: {v: p}}}}}}};
while (n) { if (n.v) out(n.v.amount); n = n.next }
dr.createSource(p);
// --- loop shifts
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
let a = {}, b = {}, c = {}, d = {}, e = p;
for (let i = 0; i < cart.items.length + 8; i++) { if (a) out(a.amount); a = b; b = c; c = d; d = e; }
dr.createSource(p);
// --- retry: safe
function pay(p, n) { return dr.createSource(p).then(r => r, () => n > 0 ? pay(p, n - 1) : null) }
pay({type:'konbini', amount: 1}, 3);
// --- poll: safe
const p = {type:'konbini', amount: 1};
function poll(n) { if (n > 3) return dr.createSource(p); setTimeout(() => poll(n + 1), 1) }
poll(0);
// --- recursive helper beside: safe
const fact = n => n < 2 ? 1 : n * fact(n - 1);
out(fact(6));
dr.createSource({type:'konbini', amount: 1});
// --- deep clone by hand
function clone(o) { if (typeof o !== 'object') return o; const c = {}; for (const k in o) c[k] = clone(o[k]); return c }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(clone(p).amount);
dr.createSource(p);
