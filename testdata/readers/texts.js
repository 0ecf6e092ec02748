// --- stringify sent insert
const p = {type:'konbini'};
fetch('/log', {body: JSON.stringify(p)});
dr.createSource(p);
// --- stringify replacer
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
JSON.stringify(p, (k, v) => { out(k); return v });
dr.createSource(p);
// --- stringify replacer list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track(JSON.stringify(p, ['amount']));
dr.createSource(p);
// --- stringify replacer null
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track(JSON.stringify(p, null, 2));
dr.createSource(p);
// --- stringify indent var
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track(JSON.stringify(p, undefined, ' '));
dr.createSource(p);
// --- stringify text used
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const t = JSON.stringify(p);
out(t.length);
dr.createSource(p);
// --- stringify template
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(`x${JSON.stringify(p)}`);
dr.createSource(p);
// --- stringify concat
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out('x' + JSON.stringify(p));
dr.createSource(p);
// --- stringify compare
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(JSON.stringify(p) === '{"type":"konbini"}');
dr.createSource(p);
// --- stringify innerHTML
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
el.innerHTML = JSON.stringify(p);
out(el.innerHTML);
dr.createSource(p);
// --- stringify dataset
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
el.dataset.p = JSON.stringify(p);
out(el.dataset.p);
dr.createSource(p);
// --- stringify parse read
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const q = JSON.parse(JSON.stringify(p));
out(q.amount);
dr.createSource(p);
// --- stringify parse is payload: safe
const base = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const p = JSON.parse(JSON.stringify(base));
dr.createSource(p);
// --- stringify in object
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track({ body: JSON.stringify({ p }) });
dr.createSource(p);
// --- stringify replace
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track(JSON.stringify(p).replace(/"/g, "'")); dr.createSource(p);
// --- stringify btoa
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track2('a', encodeURIComponent(JSON.stringify(p)));
dr.createSource(p);
// --- toJSON
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, toJSON() { return this.amount }};
track(JSON.stringify(p));
dr.createSource(p);
// --- toJSON elsewhere
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const w = { toJSON() { return { a: p.amount } } };
track(JSON.stringify(w));
dr.createSource(p);
// --- template toString
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, toString() { return 'P' + this.amount }};
out(`${p}`);
dr.createSource(p);
// --- concat toString
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, toString() { return 'P' + this.amount }};
out('' + p);
dr.createSource(p);
// --- String()
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, toString() { return 'P' + this.amount }};
out(String(p));
dr.createSource(p);
// --- valueOf
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, valueOf() { return this.amount }};
out(p + 1);
dr.createSource(p);
// --- valueOf minus
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, valueOf() { return this.amount }};
out(p - 1, +p, p > 0);
dr.createSource(p);
// --- toPrimitive
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, [Symbol.toPrimitive]() { return this.amount }};
out(`${p}`);
dr.createSource(p);
// --- toString class
class P { constructor(a) { this.type = 'konbini'; this.sessionId = cart.paymentSession.id; this.amount = a; } toString() { return 'P' + this.amount } }
const p = new P(1);
out(`${p}`);
dr.createSource(p);
// --- loose equal
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, valueOf() { return this.amount }};
out(p == 1);
dr.createSource(p);
// --- as key
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, toString() { return 'k' + this.amount }};
const reg = { k1: 5 };
out(reg[p]);
dr.createSource(p);
// --- with
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
with (p) { out(amount) }
dr.createSource(p);
// --- with insert
const sessionId = 3;
const p = {type:'konbini'};
with (p) { out(sessionId) }
dr.createSource(p);
// --- eval
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(eval('p.amount'));
dr.createSource(p);
// --- eval insert
const p = {type:'konbini'};
out(eval('p.sessionId'));
dr.createSource(p);
// --- new Function
window.pp = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(new Function('return pp.amount')());
dr.createSource(window.pp);
// --- var global new Function
var pp = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(new Function('return pp.amount')());
dr.createSource(pp);
// --- setTimeout text
var pp = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
setTimeout(() => out(pp.amount), 0);
dr.createSource(pp);
// --- postMessage
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
window.postMessage(p, '*');
dr.createSource(p);
// --- localStorage
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
localStorage.setItem('p', JSON.stringify(p));
dr.createSource(p);
// --- localStorage prop
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
localStorage.p = JSON.stringify(p);
out(localStorage.p);
dr.createSource(p);
// --- fetch body
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
fetch('/x', {method: 'POST', body: JSON.stringify(p)});
dr.createSource(p);
// --- concat conditional
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [];
if (u1) l.push(p);
[].concat(l).forEach(x => out(x.amount));
dr.createSource(p);
// --- template of a field
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(`pay ${p.amount}`);
dr.createSource(p);
// --- log line: safe
const p = {type:'konbini', amount: 1};
console.log(`payload: ${JSON.stringify(p)}`);
console.debug('p' + JSON.stringify(p, null, 2));
dr.createSource(p);
// --- text in a variable: safe
const p = {type:'konbini', amount: 1};
const text = JSON.stringify(p);
console.info(text);
dr.createSource(p);
// --- text appended later
let log = '';
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
log += JSON.stringify(p);
dr.createSource(p);
out(log);
// --- text as a cache key
const cache = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
cache[JSON.stringify(p)] = 1;
out(Object.keys(cache));
dr.createSource(p);
// --- text in a list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(['p', JSON.stringify(p)].join('='));
dr.createSource(p);
// --- text split
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(JSON.stringify(p).split(',').length);
dr.createSource(p);
// --- text includes
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(JSON.stringify(p).includes('amount'));
dr.createSource(p);
// --- text in switch
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
switch (JSON.stringify({a: p.amount})) { case '{"a":1}': out('one'); break; default: out('other') }
dr.createSource(p);
// --- text returned
function text(p) { return JSON.stringify(p) }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(text(p));
dr.createSource(p);
// --- text hashed
function hash(s) { let h = 0; for (let i = 0; i < s.length; i++) h = h * 31 + s.charCodeAt(i) | 0; return h }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(hash(JSON.stringify(p)));
dr.createSource(p);
