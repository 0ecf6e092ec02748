// --- fromEntries
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const q = Object.fromEntries(Object.entries(p));
out(q.amount);
dr.createSource(p);
// --- value equality
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(p.amount === 1);
dr.createSource(p);
// --- instanceof: safe
class P { constructor() { this.type = 'konbini'; this.sessionId = cart.paymentSession.id; this.amount = 1; } }
const p = new P();
out(p instanceof P);
dr.createSource(p);
// --- WeakRef
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const w = new WeakRef(p);
out(w.deref().amount);
dr.createSource(p);
// --- assign default
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const {amount = 5} = p;
out(amount);
dr.createSource(p);
// --- rest of payload
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const {type, ...rest} = p;
out(rest.amount);
dr.createSource(p);
// --- rest of payload printed
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const {type, ...rest} = p;
out(Object.keys(rest).length);
dr.createSource(p);
// --- optional chaining
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(p?.amount, p?.['amount']);
dr.createSource(p);
// --- compound
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
let t = 0;
t += p.amount;
out(t);
dr.createSource(p);
// --- dynamic import worker
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const w = { postMessage(x) { out(x.amount) } };
w.postMessage(p);
dr.createSource(p);
// --- comma and void
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out((0, p).amount);
dr.createSource(p);
// --- debugger label
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
a: { out(p['amo' + 'unt']); break a }
dr.createSource(p);
// --- index after filter
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [{amount: 7}, p].filter(x => u1 || x);
out(l[1].amount);
dr.createSource(p);
// --- apply conditional
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [];
if (u1) l.push(p);
function f(x) { if (x) out(x.amount) } f.apply(null, l);
dr.createSource(p);
// --- apply conditional unknown
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [];
if (u1) l.push(p);
track.apply(null, l);
dr.createSource(p);
// --- rest conditional
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [1];
if (u1) l.push(p);
function f(a, ...r) { if (r.length) out(r[0].amount) } f(...l);
dr.createSource(p);
// --- map over payloads: safe
[{type:'konbini', amount: 3}, {type:'bPay', amount: 1}].map(p => dr.createSource(p));
// --- map method reference
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
[p].map(out);
dr.createSource(p);
// --- map property function
const pluck = k => x => x[k];
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].map(pluck('amount')));
dr.createSource(p);
// --- max
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Math.max(...[p].map(x => x.amount)));
dr.createSource(p);
// --- list printed
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [p];
document.dispatchEvent({detail: l});
dr.createSource(p);
// --- list stringified
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [];
l.push(p);
localStorage.setItem('l', JSON.stringify(l));
dr.createSource(p);
// --- list logged: safe
const p = {type:'konbini', amount: 1};
const l = [];
l.push(p);
console.table(l);
dr.createSource(p);
// --- list find by amount
const l = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1}, {type:'bPay', sessionId: cart.paymentSession.id, amount: 2}];
const f = l.find(function (x) { return x.amount === 2 });
out(f && f.type);
dr.createSource(l[0]);
// --- list while pop
const l = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1}];
let t = 0, x;
const all = l.slice();
while ((x = all.pop())) t += x.amount;
out(t);
dr.createSource(l[0]);
// --- list for index
const l = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1}];
let t = 0;
for (let i = 0; i < l.length; i++) t += l[i].amount;
out(t);
dr.createSource(l[0]);
// --- apply arguments object
function log() { out.apply(null, arguments) }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
log(p);
dr.createSource(p);
// --- reflect wrapper
const call = (f, ...a) => Reflect.apply(f, null, a);
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
call(x => out(x.amount), p);
dr.createSource(p);
// --- reflect apply unknown
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Reflect.apply(track, null, [p]);
dr.createSource(p);
// --- reflect apply insert
const p = {type:'konbini'};
Reflect.apply(track, null, [p]);
dr.createSource(p);
// --- reflect apply the call: safe
const p = {type:'konbini', amount: 1};
Reflect.apply(dr.createSource, dr, [p]);
// --- iterable class
class Cart { constructor(p) { this.p = p } [Symbol.iterator]() { let n = 0; const p = this.p; return { next: () => ({ done: n++ > 0, value: p }) } } }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
for (const x of new Cart(p)) out(x.amount);
dr.createSource(p);
// --- iterable class generator
class Cart { constructor(p) { this.p = p } *[Symbol.iterator]() { yield this.p } }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const [x] = new Cart(p);
out(x.amount);
dr.createSource(p);
// --- callback receives list of one
function each(l, f) { for (let i = 0; i < l.length; i++) f(l[i], i) }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
each([p], x => out(x.amount));
dr.createSource(p);
// --- clone function used for both: safe
const clone = o => ({...o});
const p = {type:'konbini', amount: 1};
dr.createSource(clone(p));
out(clone({note: 1}).note);
// --- registered then filled
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id};
reg[key] = p;
p.amount = 1;
out(reg[key].amount);
dr.createSource(p);
// --- dataLayer push
const dataLayer = window.dataLayer || [];
const p = {type:'konbini', amount: 1};
dataLayer.push({event: 'pay', payload: p});
out(dataLayer);
dr.createSource(p);
// --- dataLayer value: safe
window.dataLayer = window.dataLayer || [];
const p = {type:'konbini', amount: 1};
window.dataLayer.push({event: 'pay', kind: p.type});
dr.createSource(p);
// --- type read by unknown: safe
const p = {type:'konbini', amount: 1};
track(p.type);
dr.createSource(p);
// --- count of keys
const p = {type:'konbini'};
if (Object.keys(p).length > 1) out('many');
else out('one');
dr.createSource(p);
// --- equal by text
const p = {type:'konbini'};
if (JSON.stringify(p) === JSON.stringify({type:'konbini'})) out('same');
dr.createSource(p);
// --- rest without type listed
const p = {type:'konbini', country: 'JP'};
const {type, ...rest} = p;
out(Object.keys(rest).length);
dr.createSource(p);
// --- pick type
const p = {type:'konbini', country: 'JP'};
track(_.pick(p, 'type').type);
dr.createSource(p);
// --- class instance listed
class P { constructor() { this.type = 'konbini'; this.amount = 1 } }
const p = new P();
out(Object.keys(p).length);
dr.createSource(p);
// --- class instance serialised
class P { constructor() { this.type = 'konbini'; this.amount = 1 } save() { localStorage.setItem('p', JSON.stringify(this)) } }
const p = new P();
p.save();
dr.createSource(p);
// --- deep clone is the payload: safe
const base = {type:'konbini', amount: 1};
dr.createSource(structuredClone(base));
// --- parsed back with reviver
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
JSON.parse(JSON.stringify(p), (k, v) => { out(k); return v });
dr.createSource(p);
// --- url parameters
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
let q = '';
for (const k in p) q += k + '=' + p[k] + '&';
out(q);
dr.createSource(p);
// --- copied by hand
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const c = {};
for (const k in p) c[k] = p[k];
out(c.amount);
dr.createSource(p);
// --- copied by hand is the payload
const base = {type:'konbini', amount: 1};
const c = {};
for (const k in base) c[k] = base[k];
dr.createSource(c);
// --- details by unknown key
const p = {type:'payPal', sessionId: cart.paymentSession.id};
const d = {items: [1]};
p[key] = d;
p.payPal = d;
out(p[key].items.length);
dr.createSource(p);
// --- linked list
let head = null;
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
head = {value: p, next: head};
for (let n = head; n; n = n.next) out(n.value.amount);
dr.createSource(p);
// --- queue
const q = [];
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
q.push(p);
while (q.length) { const x = q.shift(); out(x.amount) }
dr.createSource(p);
// --- queue to the call: safe
const q = [];
q.push({type:'konbini', amount: 1});
while (q.length) dr.createSource(q.shift());
// --- middleware
const mw = [next => x => { out(x.amount); return next(x) }];
const run = mw.reduceRight((n, m) => m(n), x => dr.createSource(x));
run({type:'konbini', sessionId: cart.paymentSession.id, amount: 1});
// --- compose
const pipe = (...f) => x => f.reduce((v, g) => g(v), x);
pipe(x => { out(x.amount); return x }, x => dr.createSource(x))({type:'konbini', sessionId: cart.paymentSession.id, amount: 1});
// --- compose: safe
const pipe = (...f) => x => f.reduce((v, g) => g(v), x);
pipe(x => ({...x, country: 'JP'}), x => dr.createSource(x))({type:'konbini', amount: 1});
// --- decorator
const logged = f => function (...a) { out(a[0].amount); return f.apply(this, a) };
const pay = logged(p => dr.createSource(p));
pay({type:'konbini', sessionId: cart.paymentSession.id, amount: 1});
// --- curried
const pay = type => amount => { const p = {type, sessionId: cart.paymentSession.id, amount}; out(p.amount); return dr.createSource(p) };
pay('konbini')(3);
// --- callback of unknown gets the payload back
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
emitter.on('x', x => out(x.amount));
emitter.emit('x', p);
dr.createSource(p);
// --- promise chain
Promise.resolve({type:'konbini', sessionId: cart.paymentSession.id, amount: 1}).then(p => { dr.createSource(p); return p }).then(p => out(p.amount));
// --- promise chain: safe
Promise.resolve({type:'konbini', amount: 1}).then(p => dr.createSource(p)).then(r => track(r));
// --- catch with closure
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
dr.createSource(p).then(() => { throw 1 }).catch(() => out(p.amount));
// --- local storage object assign
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Object.assign(el.dataset, p);
out(el.dataset.amount);
dr.createSource(p);
// --- define property value
const o = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Object.defineProperty(o, key, {value: p});
out(o[key].amount);
dr.createSource(p);
// --- define properties
const o = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Object.defineProperties(o, {a: {value: p}});
out(o.a.amount);
dr.createSource(p);
// --- freeze: safe
const p = Object.freeze({type:'konbini', amount: 1});
dr.createSource(p);
// --- isArray: safe
const p = {type:'konbini', amount: 1};
if (Array.isArray(p)) out('list');
dr.createSource(p);
// --- typeof: safe
const p = {type:'konbini', amount: 1};
if (typeof p === 'object' && p !== null) dr.createSource(p);
// --- map with object key reading
const m = new Map();
const p = {type:'konbini'};
m.set(p, 1);
for (const [x] of m) out(Object.keys(x).length);
dr.createSource(p);
// --- weakset
const done = new WeakSet();
const p = {type:'konbini', amount: 1};
done.add(p);
dr.createSource(p);
out(done.has(p));
