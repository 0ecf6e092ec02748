// --- window.cart.paymentSession.id
// unsafe: `cart` may be missing
if (!window.cart)
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: `cart` may be missing
if (!window.cart)
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- window.cart.paymentSession.id
// unsafe: `cart` may be missing
if (!cart)
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: `cart` may be missing
if (typeof cart === 'undefined')
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
if (typeof cart !== 'undefined')
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
if (cart == null) { show(); } else {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- s.id
// unsafe: `x` may be missing
const s = window.x;
if (s) { show(); } else {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- window.x.id
// unsafe: `x` may be missing
const s = window.x;
if (s) { show(); } else {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- s.id
// safe
const s = window.cart.paymentSession;
if (s) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: `cart` may be missing
function badge() { return cart ? cart.total : 0; }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- window.cart.paymentSession.id
// safe
function badge(cart) { return cart ? cart.total : 0; }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
if (cart && cart.paymentSession) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// safe
if (!cart || !cart.paymentSession) { show(); } else {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: `cart` may be missing
if (cart && ready) { show(); } else {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: `cart.paymentSession` may be missing
const { paymentSession } = cart;
if (!paymentSession)
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
cart && (() => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
})();
// --- cart.paymentSession.id
// safe
while (cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
break; }
// --- this.cart.paymentSession.id
// unsafe: `this.cart` may be missing
class Shop { constructor() { this.cart = load(); } badge() { return this.cart?.total; } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop().pay();
// --- cart.paymentSession.id
// unsafe: `cart` may be missing
digitalriver.createSource({ type: 'konbini', amount: window.cart?.total });
// --- cart.paymentSession.id
// unsafe: `cart` may be missing
const total = window.cart ? window.cart.total : 0;
digitalriver.createSource({ type: 'konbini', amount: total });
// --- cart.paymentSession.id
// unsafe: `cart` may be missing
function pay(cart) { const c = cart || {};
digitalriver.createSource({ type: 'konbini', amount: c.total }); }
pay(window.zz);
