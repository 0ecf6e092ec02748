// --- cart.paymentSession.id
// safe
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
let cart; cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
let cart = null; cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
var cart = window.shopCart;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
const { shopCart: cart } = window;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
function pay(cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay(load());
// --- cart.paymentSession.id
// safe
function pay({ cart }) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay({ cart: load() });
// --- cart.paymentSession.id
// safe
const pay = (cart = load()) => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
};
pay();
// --- cart.paymentSession.id
// safe
[load()].forEach(cart => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
// --- cart.paymentSession.id
// safe
for (const cart of [load()]) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// safe
try { throw load(); } catch (cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// safe
button.addEventListener('click', () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
const cart = load();
// --- cart.paymentSession.id
// safe
let cart = null;
cart = load();
button.addEventListener('click', () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
// --- cart.paymentSession.id
// safe
let cart = ready ? load() : null;
if (cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// safe
function pay(cart) { if (!cart) return;
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay(null); pay(load());
// --- cart.paymentSession.id
// safe
const cart = { paymentSession: load().paymentSession };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
const cart = { paymentSession: { id: load().paymentSession.id } };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- getId()
// safe
function getId() { return load().paymentSession.id; }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- getId()
// safe
digitalriver.createSource({ type: 'konbini', amount: 1 });
function getId() { return load().paymentSession.id; }
// --- arguments[0].paymentSession.id
// safe
function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay(load());
