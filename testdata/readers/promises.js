// --- allSettled
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.allSettled([p]).then(r => out(r[0].value.amount));
dr.createSource(p);
// --- allSettled awaited
(async () => { const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1}; const [r] = await Promise.allSettled([p]); out(r.value.amount); dr.createSource(p); })();
// --- race
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.race([p]).then(x => out(x.amount));
dr.createSource(p);
// --- any
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.any([p]).then(x => out(x.amount));
dr.createSource(p);
// --- all
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.all([p]).then(([x]) => out(x.amount));
dr.createSource(p);
// --- all awaited
(async () => { const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1}; const r = await Promise.all([p, 1]); out(r[0].amount); dr.createSource(p); })();
// --- all spread iterable
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.all(new Set([p])).then(r => out(r[0].amount));
dr.createSource(p);
// --- resolve
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.resolve(p).then(x => out(x.amount));
dr.createSource(p);
// --- reject catch
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.reject(p).catch(x => out(x.amount));
dr.createSource(p);
// --- new Promise resolve
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
new Promise(r => r(p)).then(x => out(x.amount));
dr.createSource(p);
// --- new Promise reject
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
new Promise((_, no) => no(p)).catch(x => out(x.amount));
dr.createSource(p);
// --- then second arg
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.reject(p).then(null, x => out(x.amount));
dr.createSource(p);
// --- async returns p
async function mk() { return {type:'konbini', sessionId: cart.paymentSession.id, amount: 1} } (async () => { const p = await mk(); out(p.amount); dr.createSource(p); })();
// --- async function then
async function mk() { return {type:'konbini', sessionId: cart.paymentSession.id, amount: 1} } mk().then(p => { dr.createSource(p); return p }).then(x => out(x.amount));
// --- then method ref
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.resolve(p).then(track);
dr.createSource(p);
// --- finally passes
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Promise.resolve(p).finally(() => {}).then(x => out(x.amount));
dr.createSource(p);
// --- thrown caught
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
try { throw p } catch (e) { out(e.amount) }
dr.createSource(p);
// --- thrown in function
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { throw p }
try { f() } catch ({amount}) { out(amount) }
dr.createSource(p);
// --- thrown wrapped
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
try { throw Object.assign(new Error('x'), {payload: p}) } catch (e) { out(e.payload.amount) }
dr.createSource(p);
// --- thrown to host
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { throw p }
dr.createSource(p);
el.onclick = () => { try { f() } catch (e) { out(e.amount) } };
// --- thrown insert
const p = {type:'konbini'};
try { throw p } catch (e) { out(Object.keys(e).length) }
dr.createSource(p);
// --- async generator
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
async function* g() { yield p } (async () => { for await (const x of g()) out(x.amount) })();
dr.createSource(p);
// --- async wrapper
async function pay(p) { await dr.createSource(p); return p.amount } pay({type:'konbini', sessionId: cart.paymentSession.id, amount: 1}).then(out);
// --- allSettled insert
const p = {type:'konbini'};
Promise.allSettled([p, dr.createSource(p)]).then(r => out(Object.keys(r[0].value).length));
// --- allSettled mapped
const ps = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1}];
Promise.allSettled(ps.map(p => p)).then(r => r.forEach(x => out(x.value.amount)));
ps.forEach(p => dr.createSource(p));
// --- all of calls: safe
Promise.all([{type:'konbini', amount: 1}].map(p => dr.createSource(p))).then(r => out(r.length));
// --- race insert
const p = {type:'konbini'};
Promise.race([p]).then(x => out(Object.keys(x).length));
dr.createSource(p);
// --- finally with closure
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
dr.createSource(p).finally(() => out(p.amount));
// --- thrown insert custom
class Failed extends Error { constructor(p) { super('x'); this.p = p } }
const p = {type:'konbini'};
try { throw new Failed(p) } catch (e) { out(Object.keys(e.p).length) }
dr.createSource(p);
