const rows = [{ sessionId: cart.paymentSession.id }, {}]; let i = 0;
rows[i++].type = 'bPay';
digitalriver.createSource(rows[0]);
const state = { p: { sessionId: cart.paymentSession.id } };
function getP() { console.log('called'); return state.p; }
getP().type = 'bPay';
digitalriver.createSource(state.p);
