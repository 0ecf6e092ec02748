// --- cart.paymentSession.id
// unsafe: may be missing by its type
a.ts:
export function pay(cart?: Cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: may be missing by its type
a.ts:
export function pay(cart: Cart | null) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: may be missing by its type
a.ts:
export const pay = (cart: undefined | Cart) => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// unsafe: may be missing by its type
a.ts:
export class Shop { pay(cart?: Cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
// --- cart.paymentSession.id
// safe, typed
a.ts:
export function pay(cart?: Cart) { if (!cart) return;
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// safe, typed
a.ts:
export function pay(cart: Cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// safe, typed
a.ts:
export function pay(cart: Cart, other?: Cart) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
