// --- cart.paymentSession.id
// refused: have one already
function build(x) { return { ...x, type: 'konbini' }; }
digitalriver.createSource(build({ sessionId: other.id }));
digitalriver.createSource(build({}));
// --- cart.paymentSession.id
// refused: have one already
const p = {};
if (ready) p.sessionId = other.id;
p.type = 'konbini';
digitalriver.createSource(p);
// --- cart.paymentSession.id
// refused: have one already
const p = { type: 'konbini' };
if (ready) p.sessionId = other.id;
digitalriver.createSource(p);
// --- cart.paymentSession.id
// refused: have one already
function build(x) { return { type: 'konbini', ...x }; }
digitalriver.createSource(build({ sessionId: other.id }));
digitalriver.createSource(build({}));
// --- cart.paymentSession.id
// refused: have one already
function build(x) { return Object.assign({}, x, { type: 'konbini' }); }
digitalriver.createSource(build({ sessionId: other.id }));
digitalriver.createSource(build({ amount: 1 }));
// --- cart.paymentSession.id
// unsafe: 
const cart = load();
export function build(x) { return { ...x, type: 'konbini' }; }
digitalriver.createSource(build({ amount: 1 }));
