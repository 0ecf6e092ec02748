digitalriver.createSource({ amount: 1 // cents
, type: 'bPay' // method
, owner: 1 });
digitalriver.createSource(
  { // the payload
    amount: 1 // cents
    // method
  , type: 'bPay'
    // iso
  , currency: 'EUR'
    // who
  , owner: 1
  }
);
digitalriver.createSource({
    type: 'bPay'

    // amounts
  , amount: 1
  , currency: 'EUR'

    // others
  , owner: 1
});
digitalriver.createSource({
    type: 'bPay'
    /*
     * The total
     * in cents
     */
  , amount: 1
    /* The buyer */
  , owner: 1
});
digitalriver.createSource({
    type: 'bPay' /* a */
  /* b */ , amount /* c */ : /* d */ 1 /* e */
  /* f */ , owner: 1
});
var p = {};
p.type = 'bPay' // t
, p.amount = 1 // a
, p.owner = 2 // o
, digitalriver.createSource(p); // s
var q = {}; // q
q.type = 'bPay', /* amount */ q.amount = 1, /* owner */ q.owner = 2;
digitalriver.createSource(q);
var opts = { type: 'bPay', sessionId: s.id }
  , total = opts.amount = 1
  , x;
digitalriver.createSource(opts);
digitalriver.createSource({
    type: 'bPay'
  , sessionId: s.id
  , // cents
    amount: 1
  , // who
    owner: 1
});
