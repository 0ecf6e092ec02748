var w = {}; cond ? w.type='bPay' : w.type='payco';
digitalriver.createSource(w);
var v, u; v = {}; u = v.type = 'bPay';
digitalriver.createSource(v);
const p = {}; kinds.forEach(t => p.type = t);
digitalriver.createSource(p);
var s = make()
s.sessionId = null
var s2 = { };
(s2).type = 'bPay'
digitalriver.createSource(s2);
const d = { type: 'bPay' };
[d.amount] = [1];
for (d.currency of list) ;
digitalriver.createSource(d);
