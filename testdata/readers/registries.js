// --- registry key
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg[key] = p;
out(reg[key].amount);
dr.createSource(p);
// --- registry key insert
const reg = {};
const p = {type:'konbini'};
reg[key] = p;
out(reg[key].sessionId);
dr.createSource(p);
// --- registry computed literal
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = {[key]: p};
out(reg[key].amount);
dr.createSource(p);
// --- registry state spread
let state = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
state = {...state, [key]: p};
out(state[key].amount);
dr.createSource(p);
// --- registry values
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg[key] = p;
Object.values(reg).forEach(x => out(x.amount));
dr.createSource(p);
// --- registry values known key
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg.a = p;
Object.values(reg).forEach(x => out(x.amount));
dr.createSource(p);
// --- registry entries known key
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = {a: p};
Object.entries(reg).forEach(([k, x]) => out(x.amount));
dr.createSource(p);
// --- registry entries for of
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = {a: p};
for (const [k, x] of Object.entries(reg)) out(x.amount);
dr.createSource(p);
// --- registry keys map
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = {a: p};
Object.keys(reg).map(k => out(reg[k].amount));
dr.createSource(p);
// --- registry for in
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = {a: p};
for (const k in reg) out(reg[k].amount);
dr.createSource(p);
// --- registry map
const reg = new Map();
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg.set('a', p);
out(reg.get('a').amount);
dr.createSource(p);
// --- registry weakmap
const reg = new WeakMap();
const k = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg.set(k, p);
out(reg.get(k).amount);
dr.createSource(p);
// --- registry map ctor
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = new Map([['a', p]]);
out(reg.get('a').amount);
dr.createSource(p);
// --- registry set
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = new Set();
reg.add(p);
reg.forEach(x => out(x.amount));
dr.createSource(p);
// --- registry set ctor
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = new Set([p]);
for (const x of reg) out(x.amount);
dr.createSource(p);
// --- registry details
const reg = {};
const payPal = {items: [1], taxAmount: 3};
reg[key] = payPal;
dr.createSource({type:'payPal', sessionId: cart.paymentSession.id, payPal});
out(reg[key].items.length);
// --- registry details computed
const payPal = {items: [1], taxAmount: 3};
const reg = {[key]: payPal};
dr.createSource({type:'payPal', sessionId: cart.paymentSession.id, payPal});
out(reg[key].items.length);
// --- registry in class
class Reg { constructor() { this.all = {}; } add(k, p) { this.all[k] = p; } get(k) { return this.all[k]; } }
const r = new Reg();
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
r.add(key, p);
out(r.get(key).amount);
dr.createSource(p);
// --- registry function key
const reg = {};
function add(p) { reg[p.id] = p; }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
add(p);
function total() { let t = 0; for (const k in reg) t += reg[k].amount; return t; }
out(total());
dr.createSource(p);
// --- registry reduce
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg[key] = p;
out(Object.keys(reg).reduce((s, k) => s + reg[k].amount, 0));
dr.createSource(p);
// --- registry array index unknown
const list = [];
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
list[list.length] = p;
out(list[0].amount);
dr.createSource(p);
// --- registry read later handler
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg[key] = p;
dr.createSource(p);
el.addEventListener('click', () => out(reg[key].amount));
// --- registry two level
const reg = {a: {}};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg.a[key] = p;
out(reg.a[key].amount);
dr.createSource(p);
// --- registry destructured
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg[key] = p;
const {[key]: q} = reg;
out(q.amount);
dr.createSource(p);
// --- registry assign
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Object.assign(reg, {[key]: p});
out(reg[key].amount);
dr.createSource(p);
// --- registry spread sent
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = {[key]: p};
track({...reg});
dr.createSource(p);
// --- registry stringified
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const reg = {};
reg[key] = p;
localStorage.setItem('x', JSON.stringify(reg));
dr.createSource(p);
// --- fromEntries registry
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const r = Object.fromEntries([['a', p]]);
out(r.a.amount);
dr.createSource(p);
// --- new.target / class field
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
class V { p = p; total = this.p.amount }
out(new V().total);
dr.createSource(p);
// --- symbol key
const k = Symbol('x');
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const o = {[k]: p};
out(o[k].amount);
dr.createSource(p);
// --- details in a registry class
class Store { constructor() { this.byId = {} } put(id, x) { this.byId[id] = x; return x } total() { return Object.keys(this.byId).reduce((s, k) => s + this.byId[k].items.length, 0) } }
const s = new Store();
dr.createSource({type:'payPal', sessionId: cart.paymentSession.id, payPal: s.put(key, {items: [1]})});
out(s.total());
// --- reducer
function reduce(state, action) { switch (action.type) { case 'add': return {...state, [action.id]: action.payload}; default: return state } }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const s = reduce({}, {type: 'add', id: key, payload: p});
out(s[key].amount);
dr.createSource(p);
// --- registry delete and iterate
const reg = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
reg[p.type] = p;
for (const t in reg) { out(reg[t].amount) } delete reg.konbini;
dr.createSource(p);
// --- registry known key: safe
const reg = {};
reg.konbini = {type:'konbini', amount: 1};
dr.createSource(reg.konbini);
// --- table of payloads: safe
const table = {konbini: {type:'konbini', amount: 1}, bPay: {type:'bPay', amount: 1}};
dr.createSource(table[u1 ? 'konbini' : 'bPay']);
// --- table of payloads by unknown key: safe
const table = {konbini: {type:'konbini', amount: 1}, bPay: {type:'bPay', amount: 1}};
if (table[key]) dr.createSource(table[key]);
// --- memo
const memo = fn => { const m = {}; return k => m[k] || (m[k] = fn(k)) };
const get = memo(k => ({type:'konbini', sessionId: cart.paymentSession.id, amount: 1}));
const p = get('a');
out(get('a').amount);
dr.createSource(p);
// --- unused registry read of other: safe
const reg = {};
reg[key] = {note: 1};
out(reg[key].note);
dr.createSource({type:'konbini', amount: 1});
// --- class field registry
class R { all = {}; add(id, p) { this.all = {...this.all, [id]: p} } }
const r = new R();
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
r.add(key, p);
out(Object.values(r.all)[0].amount);
dr.createSource(p);
