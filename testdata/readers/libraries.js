// --- jquery param
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out($.param(p));
dr.createSource(p);
// --- jquery data
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
$('#f').data('p', p);
out($('#f').data('p').amount);
dr.createSource(p);
// --- jquery trigger
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
$('#f').trigger('x', [p]);
dr.createSource(p);
// --- jquery ajax
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
$.ajax({data: p});
dr.createSource(p);
// --- jquery each
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
$.each(p, (k, v) => out(k));
dr.createSource(p);
// --- jquery each list this
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
$.each([p], function () { out(this.amount) });
dr.createSource(p);
// --- jquery map
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out($.map([p], x => x.amount));
dr.createSource(p);
// --- jquery grep
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out($.grep([p], x => x.amount).length);
dr.createSource(p);
// --- jquery on data
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
$('#f').on('click', p, e => out(e.data.amount));
dr.createSource(p);
// --- lodash sortBy
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(_.sortBy([p, {amount: 0}], 'amount')[0].amount);
dr.createSource(p);
// --- lodash map name
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(_.map([p], 'amount'));
dr.createSource(p);
// --- lodash map object
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
_.map(p, (v, k) => out(v));
dr.createSource(p);
// --- lodash each object
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
_.each(p, v => out(v));
dr.createSource(p);
// --- lodash get
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(_.get(p, 'amount'));
dr.createSource(p);
// --- lodash get deep
const q = {p: {type:'konbini', sessionId: cart.paymentSession.id, amount: 1}};
out(_.get(q, 'p.amount'));
dr.createSource(q.p);
// --- lodash isEqual deep
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(_.isEqual([p], [{type: 'konbini'}]));
dr.createSource(p);
// --- lodash pick
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track(_.pick(p, ['amount']));
dr.createSource(p);
// --- lodash mapValues
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
track(_.mapValues(p, x => x));
dr.createSource(p);
// --- lodash keyBy
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const m = _.keyBy([p], 'type');
out(m.konbini.amount);
dr.createSource(p);
// --- lodash values
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
_.values({a: p}).forEach(x => out(x.amount));
dr.createSource(p);
// --- react props
const C = ({p}) => { out(p.amount); return null };
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
React.createElement(C, {p});
dr.createSource(p);
// --- react host props
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
React.createElement('x-pay', {p});
dr.createSource(p);
// --- react state
const [s, set] = React.useState({type:'konbini', sessionId: cart.paymentSession.id, amount: 1});
out(s.amount);
dr.createSource(s);
// --- react set state
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
function C() { const [s, set] = React.useState(null); if (s) out(s.amount); else set(p) } C();
C();
dr.createSource(p);
// --- custom event
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
document.dispatchEvent(new CustomEvent('pay', {detail: p}));
dr.createSource(p);
// --- emitter
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
emitter.on('pay', x => out(x.amount));
emitter.emit('pay', p);
dr.createSource(p);
// --- own emitter
const hs = {};
const on = (n, f) => { (hs[n] = hs[n] || []).push(f) };
const emit = (n, x) => (hs[n] || []).forEach(f => f(x));
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
on('pay', x => out(x.amount));
emit('pay', p);
dr.createSource(p);
// --- observer
class Store { constructor() { this.subs = []; } subscribe(f) { this.subs.push(f) } set(s) { this.s = s; this.subs.forEach(f => f(s)) } }
const st = new Store();
st.subscribe(s => out(s.amount));
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
st.set(p);
dr.createSource(p);
// --- jquery extend settings
const settings = {};
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
$.extend(settings, p);
out(settings.amount);
dr.createSource(p);
// --- jquery extend is the payload: safe
const p = $.extend({}, {type:'konbini'}, {amount: 1});
dr.createSource(p);
// --- jquery plugin data
const p = {type:'konbini'};
$('#f').data('payload', p);
out(Object.keys($('#f').data('payload')).length);
dr.createSource(p);
// --- jquery attr json
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
$('#f').attr('data-p', JSON.stringify(p));
dr.createSource(p);
// --- jquery post
const p = {type:'konbini'};
$.post('/x', p);
dr.createSource(p);
