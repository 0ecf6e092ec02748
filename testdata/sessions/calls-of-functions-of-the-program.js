// --- getSession().id
// unsafe: `getSession()`
let s = null; function getSession() { return s }
digitalriver.createSource({ type: 'konbini', amount: 1 });
s = cart.paymentSession;
// --- getId()
// unsafe: `st` may have no value yet
digitalriver.createSource({ type: 'konbini', amount: 1 });
function getId() { return st.id }
const st = load().paymentSession;
// --- getId()
// unsafe: is a promise
async function getId() { return load().paymentSession.id; }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- getId()
// unsafe: is a promise
const getId = async () => load().paymentSession.id;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- getId()
// safe
const getId = () => load().paymentSession.id;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- shop.getId()
// unsafe: `shop.getId()`
const shop = { getId() { return null; } };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- shop.getId()
// safe
const shop = { getId() { return load().paymentSession.id; } };
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- sid
// unsafe: `clientSecret`
const sid = cart.paymentSession.clientSecret;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- sid
// safe
const sid = cart.paymentSession.id;
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- require('./cart').paymentSession.id
// unsafe: runs another module
const $ = require('jquery');
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// unsafe: is a promise
async function fetchCart() { return load(); }
const cart = fetchCart();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
a.mjs:
const fetchCart = async () => load();
const cart = await fetchCart();
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- cart.paymentSession.id
// safe
const cart = getCart();
function getCart() { return load(); }
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- <string>cart.id
// refused: write the cast with `as`
a.tsx:
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: 1 });
