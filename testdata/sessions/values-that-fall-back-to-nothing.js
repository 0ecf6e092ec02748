// --- session.id
// unsafe: `session` may be missing
const session = window.shopSession || null;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- session.id
// unsafe: `session` may be missing
const session = window.shopSession ?? null;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- session.id
// unsafe: `session` may be missing
const session = window.shopSession || undefined;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- session.id
// unsafe: 
const session = window.shop && window.shop.session;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- session.id
// unsafe: `x` may be missing
const session = window.x?.session;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- session.id
// unsafe: `session` may be missing
let session; session = find() || null;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- session.id
// unsafe: 
const session = ready ? find() : null;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- session.id
// safe
const session = window.cart.paymentSession || null;
if (session) {
digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- session.id
// safe
(function () {
const session = window.cart.paymentSession || null;
if (!session) return;
digitalriver.createSource({ type: 'konbini', amount: 1 });
})()
// --- session.id
// safe
const session = window.cart.paymentSession;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
const cart = window.shopCart || load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
