// --- sdk insert
const p = {type:'konbini'};
dr.createSource(p);
stripe.createSource(p);
// --- sdk insert before
const p = {type:'konbini'};
stripe.createSource(p);
dr.createSource(p);
// --- sdk remove
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
dr.createSource(p);
stripe.createSource(p);
// --- sdk both
const p = {type:'konbini', amount: 1};
dr.createSource(p);
stripe.createSource(p);
// --- track insert
const p = {type:'konbini'};
track(p);
dr.createSource(p);
// --- copy sent
const p = {type:'konbini'};
track({...p});
dr.createSource(p);
// --- copy is the payload: safe
const base = {type:'konbini'};
track(base);
dr.createSource({...base});
// --- keys insert
const p = {type:'konbini'};
out(Object.keys(p).length);
dr.createSource(p);
// --- entries insert
const p = {type:'konbini'};
out(Object.entries(p).length);
dr.createSource(p);
// --- values insert
const p = {type:'konbini'};
out(Object.values(p).length);
dr.createSource(p);
// --- write type insert
const p = {};
p.type = 'konbini';
stripe.createSource(p);
dr.createSource(p);
// --- session read insert
const p = {type:'konbini'};
if (p.sessionId) out('has');
dr.createSource(p);
// --- session in insert
const p = {type:'konbini'};
out('sessionId' in p);
dr.createSource(p);
// --- session hasOwn insert
const p = {type:'konbini'};
out(p.hasOwnProperty('sessionId'));
dr.createSource(p);
// --- session destructured insert
const p = {type:'konbini'};
const {sessionId} = p;
out(sessionId);
dr.createSource(p);
// --- type read only insert: safe
const p = {type:'konbini'};
out(p.type);
dr.createSource(p);
// --- console only: safe
const p = {type:'konbini', amount: 1};
console.log(p);
dr.createSource(p);
// --- wrapper object
const p = {type:'konbini'};
track({ payload: p, n: 1 });
dr.createSource(p);
// --- in list
const p = {type:'konbini'};
track([p]);
dr.createSource(p);
// --- returned by unknown callback
const p = {type:'konbini', amount: 1};
track2(() => p);
dr.createSource(p);
// --- window
window.p = {type:'konbini', amount: 1};
dr.createSource(window.p);
// --- rest spread
const p = {type:'konbini', amount: 1};
const {type, ...rest} = p;
track(rest);
dr.createSource(p);
// --- assign copy sent
const p = {type:'konbini', amount: 1};
track(Object.assign({}, p));
dr.createSource(p);
// --- structuredClone sent
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const c = structuredClone(p);
track(c);
dr.createSource(p);
// --- sdk adyen
window.adyen = { pay: track };
const p = {type:'konbini', amount: 1};
dr.createSource(p);
adyen.pay(p);
// --- sdk in wrapper function
function both(p) { dr.createSource(p); stripe.createSource(p); } both({type:'konbini', amount: 1});
// --- sdk via alias
const p = {type:'konbini'};
const q = p;
stripe.createSource(q);
dr.createSource(p);
// --- sdk via member
const o = {p: {type:'konbini'}};
stripe.createSource(o.p);
dr.createSource(o.p);
// --- sdk in handler
const p = {type:'konbini'};
el.addEventListener('click', () => stripe.createSource(p));
dr.createSource(p);
// --- sdk in branch
const p = {type:'konbini'};
if (u1) stripe.createSource(p);
else dr.createSource(p);
// --- sdk receives copy made later
const p = {type:'konbini'};
dr.createSource(p);
const q = Object.assign({}, p, {note: 1});
stripe.createSource(q);
// --- sdk shared factory
function build(t) { return {type: t, country: 'JP'} }
dr.createSource(build('konbini'));
stripe.createSource(build('card'));
// --- sdk separate factories: safe
function build(t) { return {type: t, country: 'JP'} }
dr.createSource(build('konbini'));
dr.createSource(build('bPay'));
// --- sdk details only
const payPal = {returnUrl: '/x'};
dr.createSource({type:'payPal', payPal});
stripe.createSource(payPal);
// --- base tracked, payload literal spreads it
const base = {country: 'JP'};
track(base);
dr.createSource({type:'konbini', amount: 1, ...base});
// --- tracked before filled
const p = {type:'konbini', sessionId: cart.paymentSession.id};
const seen = [];
track2(() => { seen.push(p) });
p.amount = 1;
dr.createSource(p);
// --- sent then filled by assign
const p = {};
setTimeout(() => track(p), 0);
Object.assign(p, {type:'konbini', sessionId: cart.paymentSession.id, amount: 1});
dr.createSource(p);
// --- window then filled
window.checkout = {};
window.checkout.payload = {type:'konbini', sessionId: cart.paymentSession.id};
window.checkout.payload.amount = 1;
dr.createSource(window.checkout.payload);
new Promise(r => r()).then(() => out(globalThis.checkout.payload.amount));
// --- event detail insert
const p = {type:'konbini'};
document.dispatchEvent(new CustomEvent('pay', {detail: {payload: p}}));
dr.createSource(p);
// --- guard on session
const p = {type:'konbini', amount: 1};
if (!p.sessionId) out('none');
dr.createSource(p);
// --- optional session
const p = {type:'konbini'};
out(p?.sessionId ?? 'none');
dr.createSource(p);
// --- session by variable key
const p = {type:'konbini'};
for (const k of ['type', 'sessionId']) out(k in p);
dr.createSource(p);
// --- omit type then tracked
const p = {type:'konbini', country: 'JP'};
track(_.omit(p, 'type'));
dr.createSource(p);
// --- overwritten type then tracked
const p = {type:'konbini', country: 'JP'};
dr.createSource(p);
track({...p, type: 'x'});
// --- deep clone tracked
const p = {type:'konbini', amount: 1};
track(structuredClone(p));
dr.createSource(p);
