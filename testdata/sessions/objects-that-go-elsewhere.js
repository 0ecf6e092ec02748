// --- cart.paymentSession.id
// unsafe: its object
const p = { type: 'konbini' };
digitalriver.createSource(p);
stripe.createSource(p);
// --- cart.paymentSession.id
// unsafe: its object
const p = { type: 'konbini' };
track(p);
digitalriver.createSource(p);
// --- cart.paymentSession.id
// unsafe: its object
const p = { type: 'konbini' };
window.last = p;
digitalriver.createSource(p);
// --- cart.paymentSession.id
// unsafe: its object
const p = { type: 'konbini' };
fetch('/log', { body: JSON.stringify(p) });
digitalriver.createSource(p);
// --- cart.paymentSession.id
// unsafe: its object
const p = { type: 'konbini', a: 1 };
for (const k in p) show(k);
digitalriver.createSource(p);
// --- cart.paymentSession.id
// unsafe: 
export const p = { type: 'konbini' };
const cart = window.cart;
digitalriver.createSource(p);
// --- cart.paymentSession.id
// unsafe: its object
const p = {};
p.type = 'konbini';
track(p);
digitalriver.createSource(p);
// --- cart.paymentSession.id
// safe
var console = { log() {} };
const p = { type: 'konbini' };
digitalriver.createSource(p);
