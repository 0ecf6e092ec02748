// --- this.cart.paymentSession.id
// safe
class Shop { constructor(cart) { this.cart = cart; } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop(load()).pay();
// --- this.cart.paymentSession.id
// safe
class Shop { cart = load(); pay() { [1].forEach(() => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}); } }
new Shop().pay();
// --- this.cart.paymentSession.id
// safe
const shop = { cart: load(), log() { this.cart; }, pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} };
shop.pay();
// --- this.cart.paymentSession.id
// safe
function Shop() { this.cart = load(); }
Shop.prototype.pay = function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
};
new Shop().pay();
// --- this.cart.paymentSession.id
// safe
class Shop { cart = load(); pay() { [1].forEach(function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}, this); } }
new Shop().pay();
// --- this.cart.paymentSession.id
// safe
class Shop { cart = load(); pay() { (function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}).call(this); } }
new Shop().pay();
// --- this.cart.paymentSession.id
// unsafe: `this` is whatever the function at line 1 is called on
class Shop { cart = load(); pay() { [1].forEach(function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}); } }
new Shop().pay();
// --- this.cart.paymentSession.id
// unsafe: `this` is whatever
class Shop { cart = load(); pay() { ajax({ success: function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }); } }
// --- this.cart.paymentSession.id
// unsafe: says that `this` has a `cart`
class Shop { pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop().pay();
// --- this.cart.paymentSession.id
// unsafe: may still be `null`
class Shop { cart = null; fill() { this.cart = load(); } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop().pay();
// --- this.cart.paymentSession.id
// unsafe: `this` is whatever
function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay();
// --- this.cart.paymentSession.id
// unsafe: outside of functions and classes
digitalriver.createSource({ type: 'konbini', amount: 1 });
