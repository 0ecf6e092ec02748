// --- cart.paymentSession.id
// safe
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
(function ($) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
})(1);
// --- cart.paymentSession.id
// unsafe: declared in this file, but can't be used there
function other() { const cart = 1; }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: declared nowhere in this module
a.mjs:
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: declared nowhere in this module
export const a = 1;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: declared nowhere in this module
import { a } from 'a';
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: declared nowhere in this module
const $ = require('jquery');
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: declared nowhere in this module
module.exports = { pay };
function pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: declared nowhere in this module
exports.pay = function () {
digitalriver.createSource({ type: 'konbini', amount: 1 });
};
// --- cart.paymentSession.id
// unsafe: declared nowhere in this module
a.cjs:
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- shopCart.paymentSession.id
// safe
export const a = 1;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- window.cart.paymentSession.id
// safe
export const a = 1;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- self.cart.paymentSession.id
// safe
export const a = 1;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- document.cart.paymentSession.id
// safe
export const a = 1;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- globalThis.cart.paymentSession.id
// safe
export const a = 1;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- import.meta.env.SESSION
// refused: only there in modules
const a = 1;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- import.meta.env.SESSION
// refused: only there in modules
const a = require('a');
digitalriver.createSource({ type: 'konbini', amount: 1 });
