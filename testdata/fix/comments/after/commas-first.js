digitalriver.createSource({ type: 'bPay' // method
, sessionId: cart.paymentSession.id
, owner: 1 });
digitalriver.createSource(
  { // the payload
    // method
  type: 'bPay'
  , sessionId: cart.paymentSession.id
    // who
  , owner: 1
  }
);
digitalriver.createSource({
    type: 'bPay'
  , sessionId: cart.paymentSession.id

    // others
  , owner: 1
});
digitalriver.createSource({
    type: 'bPay'
  , sessionId: cart.paymentSession.id
    /* The buyer */
  , owner: 1
});
digitalriver.createSource({
    type: 'bPay' /* a */
  , sessionId: cart.paymentSession.id
  /* f */ , owner: 1
});
var p = {};
p.type = 'bPay', p.sessionId = cart.paymentSession.id // t
, p.owner = 2 // o
, digitalriver.createSource(p); // s
var q = {}; // q
q.type = 'bPay', q.sessionId = cart.paymentSession.id, /* owner */ q.owner = 2;
digitalriver.createSource(q);
var opts = { type: 'bPay', sessionId: s.id }
  , total = 1
  , x;
digitalriver.createSource(opts);
digitalriver.createSource({
    type: 'bPay'
  , sessionId: s.id
  , // who
    owner: 1
});
