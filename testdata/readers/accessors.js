// --- setter uses value
let total;
const p = {type:'konbini', sessionId: cart.paymentSession.id, set amount(v) { total = v }};
p.amount = 1;
out(total);
dr.createSource(p);
// --- setter class
class P { constructor() { this.type = 'konbini'; this.sessionId = cart.paymentSession.id; } set amount(v) { this.total = v } get amount() { return this.total } }
const p = new P();
p.amount = 1;
out(p.total);
dr.createSource({type: p.type, sessionId: p.sessionId, amount: p.amount});
// --- setter on form
const form = { set payload(v) { out(v.amount) } };
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
form.payload = p;
dr.createSource(p);
// --- setter defineProperty
const form = {};
Object.defineProperty(form, 'payload', { set(v) { out(v.amount) } });
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
form.payload = p;
dr.createSource(p);
// --- setter unknown key
const form = { set payload(v) { out(v.amount) } };
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const k = 'pay' + 'load'.concat('');
form[k] = p;
dr.createSource(p);
// --- setter by assign
const form = { set payload(v) { out(v.amount) } };
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Object.assign(form, {payload: p});
dr.createSource(p);
// --- setter details
let kept;
const p = {type:'payPal', sessionId: cart.paymentSession.id, set payPal(v) { kept = v }, get payPal() { return kept }};
p.payPal = {items: [1]};
out(kept.items.length);
dr.createSource(p);
// --- getter
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, get cents() { return this.amount * 100 }};
out(p.cents);
dr.createSource(p);
// --- getter on other
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const v = { get total() { return p.amount } };
out(v.total);
dr.createSource(p);
// --- getter sent
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const v = { get total() { return p.amount } };
track(v);
dr.createSource(p);
// --- getter defineProperty
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Object.defineProperty(p, 'cents', { enumerable: true, get() { return this.amount * 100 } });
out(p.cents);
dr.createSource(p);
// --- getter in payload seen by dr
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, get note() { out('n', this.amount); return 1 }};
dr.createSource({...p});
// --- in operator
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out('amount' in p);
dr.createSource(p);
// --- in operator unknown key
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
for (const k of ['type', 'amount']) out(k in p);
dr.createSource(p);
// --- delete result
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(delete p.amount);
dr.createSource(p);
// --- delete frozen
'use strict';
const p = Object.freeze({type:'konbini', sessionId: cart.paymentSession.id, amount: 1});
try { delete p.amount; out('ok') } catch (e) { out('err') }
dr.createSource(p);
// --- getOwnPropertyDescriptor
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Object.getOwnPropertyDescriptor(p, 'amount').value);
dr.createSource(p);
// --- getOwnPropertyNames
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Object.getOwnPropertyNames(p).length);
dr.createSource(p);
// --- proxy
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const q = new Proxy(p, { get(t, k) { out('get', k); return t[k] } });
out(q.amount);
dr.createSource(p);
// --- proxy read
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const q = new Proxy(p, {});
out(q.amount);
dr.createSource(p);
// --- hasInstance
class C { static [Symbol.hasInstance](x) { return x.amount === 1 } }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(p instanceof C);
dr.createSource(p);
// --- prototype
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const c = Object.create(p);
out(c.amount);
dr.createSource(p);
// --- setPrototypeOf
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const c = Object.setPrototypeOf({}, p);
out(c.amount);
dr.createSource(p);
// --- __proto__ write
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const c = {};
c.__proto__ = p;
out(c.amount);
dr.createSource(p);
// --- static block
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
class V { static t; static { this.t = p.amount } }
out(V.t);
dr.createSource(p);
// --- private field
class V { #p; constructor(p) { this.#p = p } total() { return this.#p.amount } }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(new V(p).total());
dr.createSource(p);
// --- delete type then tracked
const p = {type:'konbini', country: 'JP'};
dr.createSource({...p});
delete p.type;
track(p);
// --- prototype object
const p = {type:'konbini'};
const c = Object.create(p);
for (const k in c) out(k);
dr.createSource(p);
// --- getter on class
class V { constructor(p) { this.p = p } get total() { return this.p.amount } }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(new V(p).total);
dr.createSource(p);
