// --- this.cart.paymentSession.id
// unsafe: is handed over without its object
const app = { cart: window.cart, pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} };
setTimeout(app.pay, 1);
// --- this.cart.paymentSession.id
// unsafe: is handed over without its object
const app = { cart: window.cart, pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} };
button.onclick = app.pay;
// --- this.cart.paymentSession.id
// unsafe: is handed over without its object
const app = { cart: window.cart, pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} };
const { pay } = app; pay();
// --- this.cart.paymentSession.id
// safe
const app = { cart: window.cart, pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} };
app.pay();
// --- this.cart.paymentSession.id
// unsafe: is handed over without its object
class Shop { cart = load(); start() { button.addEventListener('click', this.pay); } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop().start();
// --- this.cart.paymentSession.id
// safe
class Shop { cart = load(); constructor() { this.pay = this.pay.bind(this); button.addEventListener('click', this.pay); } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop();
// --- this.cart.paymentSession.id
// safe
class Shop { cart = load(); start() { button.addEventListener('click', () => this.pay()); } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop().start();
// --- arguments[0].id
// unsafe: `arguments.0`
function f() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
f();
