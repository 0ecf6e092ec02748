// --- cart.paymentSession.id
// safe
const base = { note: 1, type: 'payco' };
const { sessionId, ...rest } = base;
digitalriver.createSource({ ...rest, amount: 1 });
// --- cart.paymentSession.id
// refused: removed again
const base = { note: 1, type: 'payco' };
const { sessionId, ...rest } = base;
digitalriver.createSource(rest);
