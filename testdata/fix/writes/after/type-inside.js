var w = { sessionId: cart.paymentSession.id }; cond ? w.type='bPay' : w.type='payco';
digitalriver.createSource(w);
var v, u; v = { sessionId: cart.paymentSession.id }; u = v.type = 'bPay';
digitalriver.createSource(v);
const p = { sessionId: cart.paymentSession.id }; kinds.forEach(t => p.type = t);
digitalriver.createSource(p);
var s = make()
s.sessionId = null
var s2 = { };
(s2).type = 'bPay'
;(s2).sessionId = cart.paymentSession.id
digitalriver.createSource(s2);
const d = { type: 'bPay', sessionId: cart.paymentSession.id };
[d.amount] = [1];
for (d.currency of list) ;
digitalriver.createSource(d);
