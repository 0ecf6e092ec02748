// --- for in insert
const p = {type:'konbini'};
for (const k in p) out(k);
dr.createSource(p);
// --- iterator custom
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const it = { *[Symbol.iterator]() { yield p } };
for (const x of it) out(x.amount);
dr.createSource(p);
// --- iterator spread
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const it = { *[Symbol.iterator]() { yield p } };
out([...it][0].amount);
dr.createSource(p);
// --- iterator next
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const it = { [Symbol.iterator]() { let d = false; return { next() { const r = {value: p, done: d}; d = true; return r } } } };
out([...it][0].amount);
dr.createSource(p);
// --- iterator destructured
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const it = { *[Symbol.iterator]() { yield p } };
const [x] = it;
out(x.amount);
dr.createSource(p);
// --- iterator of payload itself
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, *[Symbol.iterator]() { yield this.amount }};
out([...p][0]);
dr.createSource(p);
// --- iterator this read
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, [Symbol.iterator]: function () { out(this.amount); return [][Symbol.iterator]() }};
[...p];
dr.createSource(p);
// --- iterator Array.from
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, *[Symbol.iterator]() { yield this.amount }};
out(Array.from(p)[0]);
dr.createSource(p);
// --- iterator in args
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, *[Symbol.iterator]() { yield this.amount }};
out(...p);
dr.createSource(p);
// --- iterator for of this
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, *[Symbol.iterator]() { yield this.amount }};
for (const x of p) out(x);
dr.createSource(p);
// --- iterator new Set
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, *[Symbol.iterator]() { yield this.amount }};
out(new Set(p).size, [...new Set(p)][0]);
dr.createSource(p);
// --- iterator yield star
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, *[Symbol.iterator]() { yield this.amount }};
function* g() { yield* p }
for (const x of g()) out(x);
dr.createSource(p);
// --- generator yields p
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function* g() { yield p }
for (const x of g()) out(x.amount);
dr.createSource(p);
// --- generator next arg
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function* g() { const x = yield; out(x.amount) }
const i = g();
i.next();
i.next(p);
dr.createSource(p);
// --- generator return value
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function* g() { return p }
out(g().next().value.amount);
dr.createSource(p);
// --- generator param
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function* g(x) { yield x.amount }
out([...g(p)][0]);
dr.createSource(p);
// --- forEach over payloads: safe
const all = [{type:'konbini', amount: 3}, {type:'bPay', amount: 1}];
all.forEach(function (p) { dr.createSource(p) });
// --- forEach method reference
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
[p].forEach(stripe.createSource, stripe);
dr.createSource(p);
// --- forty in a list
const l = [];
for (let i = 0; i < 40; i++) l.push({type:'konbini', sessionId: cart.paymentSession.id, amount: i});
out(l[39].amount);
l.forEach(x => dr.createSource(x));
// --- forEach list argument length
const l = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1}];
l.map((x, i, all) => all[i].amount).forEach(x => out(x));
dr.createSource(l[0]);
// --- iterator values map
const m = new Map();
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
m.set('a', p);
[...m.values()].forEach(x => out(x.amount));
dr.createSource(p);
// --- iterator entries object
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
for (const [k, v] of Object.entries(p)) out(k);
dr.createSource(p);
// --- iterator manual
const it = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1}][Symbol.iterator]();
const p = it.next().value;
out(p.amount);
dr.createSource(p);
// --- form fields
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Object.keys(p).forEach(k => { el[k] = p[k] });
out(el.amount);
dr.createSource(p);
