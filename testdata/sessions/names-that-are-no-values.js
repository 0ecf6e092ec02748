// --- cart.paymentSession.id
// unsafe: is a type there
a.ts:
import type { cart } from './b';
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: is a type there
a.ts:
import { type cart } from './b';
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: is a type there
a.ts:
interface cart { id: string }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: is a type there
a.ts:
type cart = { id: string };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: is a type there
a.ts:
declare namespace cart { interface A {} }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe, typed
a.ts:
declare const cart: Cart;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe, typed
a.ts:
interface cart { id: string }
declare var cart: Cart;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe, typed
a.ts:
export {};
declare global { const cart: Cart }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe, typed
a.ts:
import { cart } from 'shop';
digitalriver.createSource({ type: 'konbini', amount: 1 });
