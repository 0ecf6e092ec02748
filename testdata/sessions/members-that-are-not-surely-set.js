// --- state.session.id
// unsafe: `state.session` may be `undefined`
const state = {};
loadLater().then(s => { state.session = s });
button.addEventListener('click', () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
// --- state.session.id
// unsafe: `state.session` may still be `null`
const state = { session: null };
loadLater().then(s => { state.session = s });
button.addEventListener('click', () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
// --- state.session.id
// unsafe: `state.session` may be `undefined`
const state = {};
function fill(s) { state.session = s }
export const go = fill;
button.addEventListener('click', () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
// --- state.session.id
// unsafe: `state.session` may be `undefined`
const state = {};
if (ready) state.session = load().paymentSession;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- state.session.id
// safe
const state = {};
state.session = load().paymentSession;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- state.session.id
// safe
const state = { session: load().paymentSession };
button.addEventListener('click', () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
// --- state.session.id
// safe
const state = {};
state.session = load().paymentSession;
button.addEventListener('click', () => {
digitalriver.createSource({ type: 'konbini', amount: 1 });
});
// --- sessions[0].id
// unsafe: 
const sessions = [];
digitalriver.createSource({ type: 'konbini', amount: 1 });
sessions.push(load());
// --- sessions[0].id
// safe
const sessions = [load().paymentSession];
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- this.session.id
// unsafe: `this.session`
class Shop { async load() { this.session = await loadLater(); } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop().pay();
// --- this.state.session.id
// unsafe: `this.state.session`
import React from 'react';
export class Shop extends React.Component { state = {}; pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
// --- this.cart.paymentSession.id
// safe
class Shop { constructor(cart) { this.cart = cart; this.pay(); } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop(load());
// --- this.cart.paymentSession.id
// unsafe: `this.cart`
class Shop { constructor(cart) { this.pay(); this.cart = cart; } pay() {
digitalriver.createSource({ type: 'konbini', amount: 1 });
} }
new Shop(load());
