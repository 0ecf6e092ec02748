// --- 'paymentSession' in cart ? cart.paymentSession.id : other
// safe
const cart = load();
const other = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- (load(), cart.paymentSession.id)
// safe
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- load(), cart.paymentSession.id
// safe
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- `${cart.paymentSession.id}`
// safe
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id || ''
// unsafe: sometimes an empty string
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart ? cart.paymentSession.id : undefined
// unsafe: is sometimes `undefined`
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.last = cart.paymentSession.id
// unsafe: changes something
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- 'abc'
// unsafe: the same for every shopper
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- 'paymentSession' in cart ? cart.paymentSession.id : ''.x
// safe
const cart = load();
for (var p = {}, i = (p.type = 'konbini', p.amount = 1); i < 2; i++) digitalriver.createSource(p);
// --- 'paymentSession' in cart ? cart.paymentSession.id : ''.x
// safe
const cart = load();
var p = {};
p.type = 'konbini';
p.amount = 1;
digitalriver.createSource(p);
