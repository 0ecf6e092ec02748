// --- cart.paymentSession.id
// unsafe: may still be `null`
let cart = null;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: may still be `null`
let cart = null;
function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
button.addEventListener('click', pay);
button.addEventListener('load', () => { cart = load(); });
// --- cart.paymentSession.id
// unsafe: no value yet
let cart;
button.addEventListener('click', () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
loadLater().then(loaded => { cart = loaded; });
// --- cart.paymentSession.id
// unsafe: no value yet
var cart = ready ? load() : undefined;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: no value yet
function pay(cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay();
pay(load());
// --- cart.paymentSession.id
// unsafe: may still be `null`
function pay(cart = null) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay();
// --- cart.paymentSession.id
// unsafe: may still be `null`
function find() { if (ready) return null; return load(); }
const cart = find();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: `cart.paymentSession` may be `undefined`
const cart = {};
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: `cart.paymentSession` may be `undefined`
const cart = { total: 1 };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: `cart.paymentSession` may still be `null`
const cart = { paymentSession: null };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: `cart.paymentSession.id` may be `undefined`
const cart = { paymentSession: {} };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession
// unsafe: is an object, not an id
const cart = { paymentSession: { id: 'ps' } };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: is a number, not an id
const cart = { paymentSession: { id: 12 } };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- id
// unsafe: a constant, the same for every shopper
const id = 'abc';
digitalriver.createSource({ type: 'konbini', amount: 1 });
