// --- cart.paymentSession.id
// unsafe: declared nowhere in this module
ml.mjs:
export const PAYPAL = { type: 'konbini', amount: 1 };
ml2.mjs:
import { PAYPAL } from './ml.mjs';
export function pay(cart) { digitalriver.createSource(PAYPAL); }
pay({ paymentSession: { id: 'ps' } });
// --- cart.paymentSession.id
// safe
cart.mjs:
export const cart = globalThis.shopCart;
shop.mjs:
import { cart } from './cart.mjs';
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: may still be `null`
cart.mjs:
export let cart = null;
export const fill = () => { cart = globalThis.cart; };
shop.mjs:
import { cart, fill } from './cart.mjs';
digitalriver.createSource({ type: 'konbini', amount: 1 });
