// --- this.#cart.paymentSession.id
// safe
class Shop { #cart = load(); pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop().pay();
// --- this.#cart.paymentSession.id
// refused: declares `#cart`
class Shop { #cart = 1; }
class Other { pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
// --- this.#cart.paymentSession.id
// refused: declares `#cart`
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- super.cart.paymentSession.id
// safe, typed
class Shop extends Base { pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
// --- super.cart.paymentSession.id
// refused: `super`
class Shop extends Base { pay() { (function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
})(); } }
// --- super.cart.paymentSession.id
// refused: `super`
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- (await loadLater()).paymentSession.id
// unsafe: while it waits
async function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay();
// --- (await loadLater()).paymentSession.id
// refused: `await` isn't allowed there
function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay();
// --- (await loadLater()).paymentSession.id
// refused: `await` isn't allowed there
digitalriver.createSource({ type: 'konbini', amount: 1 });
