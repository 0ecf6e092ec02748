// --- cart.paymentSession.id
// unsafe: expects that there may be no `cart`
function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: cart?.total }); }
// --- cart.paymentSession.id
// unsafe: expects that there may be no `cart`
function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: cart && cart.total }); }
// --- cart.paymentSession.id
// unsafe: expects that there may be no `cart`
function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: cart ? cart.total : 0 }); }
// --- cart.paymentSession.id
// unsafe: expects that there may be no `cart`
function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: (cart || {}).total }); }
// --- cart.paymentSession.id
// unsafe: expects that there may be no `cart`
function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: null == cart ? void 0 : cart.total }); }
// --- cart.paymentSession.id
// unsafe: expects that there may be no `cart`
function pay(cart) { const p = { type: 'konbini' }; p.amount = cart?.total; digitalriver.createSource(p); }
// --- cart.paymentSession.id
// unsafe: expects that there may be no `cart.paymentSession`
function pay(cart) { digitalriver.createSource({ type: 'konbini', amount: cart.paymentSession?.amount }); }
// --- cart.paymentSession.id
// safe
const cart = load();
digitalriver.createSource({ type: 'konbini', amount: cart.totals?.grand });
