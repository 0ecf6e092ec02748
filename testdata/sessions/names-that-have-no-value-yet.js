// --- cart.paymentSession.id
// unsafe: no value yet
digitalriver.createSource({ type: 'konbini', amount: 1 });
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
digitalriver.createSource({ type: 'konbini', amount: 1 });
var cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
pay();
const cart = load();
function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: no value yet
(() => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
})();
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
(function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}());
var cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
!function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}();
let cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
[1].forEach(() => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
new Promise(() => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
const shop = { get pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
return 1; } };
shop.pay;
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
function pay(done = (() => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
})()) { return done; }
pay();
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
switch (ready) {
case false:
let cart = load();
break;
case true:
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: no value yet
class Shop { static {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
const run = f => f();
run(() => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
const f = () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
};
const g = () => f();
g();
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
class Shop { constructor() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop();
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
const cart = pay(load()).cart;
function pay(other) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
return { cart: other }; }
// --- cart.paymentSession.id
// unsafe: no value yet
function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
if (ready) pay();
let cart = load();
pay();
// --- cart.paymentSession.id
// unsafe: no value yet
async function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
pay();
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
class Shop { static source = digitalriver.createSource({ type: 'konbini', amount: 1 }); }
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
function pay(p = { type: 'konbini', amount: 1 }) { const cart = load(); digitalriver.createSource(p); }
pay();
// --- cart.paymentSession.id
// unsafe: no value yet
const p = {};
p.type = 'konbini';
const cart = load();
digitalriver.createSource(p);
