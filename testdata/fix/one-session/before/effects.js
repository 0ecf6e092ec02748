const rows = [{}, {}]; let i = 0;
rows[i++].type = 'bPay';
digitalriver.createSource(rows[0]);
const state = { p: {} };
function getP() { console.log('called'); return state.p; }
getP().type = 'bPay';
digitalriver.createSource(state.p);
