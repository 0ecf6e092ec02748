// --- unknown object member
cart.payload = {type:'konbini', amount: 1};
dr.createSource(cart.payload);
// --- Reflect.apply
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const f = x => out(x.amount);
Reflect.apply(f, null, [p]);
dr.createSource(p);
// --- Reflect.apply this
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { out(this.amount) } Reflect.apply(f, p, []);
dr.createSource(p);
// --- Reflect.construct
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function F(x) { out(x.amount) } Reflect.construct(F, [p]);
dr.createSource(p);
// --- Reflect.get
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Reflect.get(p, 'amount'));
dr.createSource(p);
// --- Reflect.has
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Reflect.has(p, 'amount'));
dr.createSource(p);
// --- Reflect.ownKeys
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Reflect.ownKeys(p).length);
dr.createSource(p);
// --- f.call
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f(x) { out(x.amount) } f.call(null, p);
dr.createSource(p);
// --- f.call this
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { out(this.amount) } f.call(p);
dr.createSource(p);
// --- f.apply
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f(x) { out(x.amount) } f.apply(null, [p]);
dr.createSource(p);
// --- f.apply list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { out(arguments[0].amount) }
const args = [p];
f.apply(null, args);
dr.createSource(p);
// --- f.bind this
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { out(this.amount) } f.bind(p)();
dr.createSource(p);
// --- f.bind arg
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f(x) { out(x.amount) } f.bind(null, p)();
dr.createSource(p);
// --- f.bind handler
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { out(this.amount) } el.addEventListener('click', f.bind(p));
dr.createSource(p);
// --- unknown.call
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track.call(null, p);
dr.createSource(p);
// --- unknown.apply
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track.apply(null, [p]);
dr.createSource(p);
// --- unknown.bind
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track.bind(null, p)();
dr.createSource(p);
// --- Function.prototype.call.call
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { out(this.amount) } Function.prototype.call.call(f, p);
dr.createSource(p);
// --- Object.prototype.hasOwnProperty.call
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Object.prototype.hasOwnProperty.call(p, 'amount'));
dr.createSource(p);
// --- Object.hasOwn
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Object.hasOwn(p, 'amount'));
dr.createSource(p);
// --- alias hasOwn
const has = Object.prototype.hasOwnProperty;
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(has.call(p, 'amount'));
dr.createSource(p);
// --- slice.call arguments
function f() { const a = [].slice.call(arguments); out(a[0].amount) }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
f(p);
dr.createSource(p);
// --- tagged template
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function tag(s, x) { out(x.amount) } tag`a${p}`;
dr.createSource(p);
// --- rest param
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f(...a) { out(a[0].amount) } f(p);
dr.createSource(p);
// --- arguments
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { out(arguments[0].amount) } f(p);
dr.createSource(p);
// --- arguments unknown index
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { for (let i = 0; i < arguments.length; i++) out(arguments[i].amount) } f(p);
dr.createSource(p);
// --- arguments from
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { Array.from(arguments).forEach(x => out(x.amount)) } f(p);
dr.createSource(p);
// --- arguments spread
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { [...arguments].forEach(x => out(x.amount)) } f(p);
dr.createSource(p);
// --- arguments passed
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function g(x) { out(x.amount) } function f() { g.apply(this, arguments) } f(p);
dr.createSource(p);
// --- arguments sent
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f() { track(arguments) } f(p);
dr.createSource(p);
// --- closure later
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
dr.createSource(p);
el.addEventListener('click', () => out(p.amount));
// --- closure never called
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
dr.createSource(p);
function show() { out(p.amount) }
// --- closure dead branch: safe
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
dr.createSource(p);
const debug = false;
if (debug) out(p.amount);
// --- closure returned
function mk() { const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1}; dr.createSource(p); return () => p.amount }
out(mk()());
// --- default param
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function f(a = p.amount) { out(a) }
f();
dr.createSource(p);
// --- unknown key read
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const nk = String('amount');
out(p[nk]);
dr.createSource(p);
// --- arguments conditional
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [1];
if (u1) l.push(p);
function f() { if (arguments.length > 1) out(arguments[1].amount) } f(...l);
dr.createSource(p);
