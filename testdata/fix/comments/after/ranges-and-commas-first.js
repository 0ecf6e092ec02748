digitalriver.createSource({
    type: 'bPay'      // the method
  , sessionId: cart.paymentSession.id
  // who pays
  , owner: owner      // who
});
digitalriver.createSource({
    type: 'bPay'
  , sessionId: cart.paymentSession.id
});
digitalriver.createSource({
  // method
  type: 'bPay' // Korea
  , sessionId: cart.paymentSession.id
  , owner: o
});
digitalriver.createSource({
    // method
    type: 'bPay'
  , sessionId: cart.paymentSession.id
  , // who
    owner: o
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id,
  /* eslint-disable camelcase */
  owner_name: o,
  /* eslint-enable camelcase */
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id,
  owner: o,
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id,
  owner: o,
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id,
  owner: o
  // #region amounts
  // #endregion
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id,
  owner: o // eslint-disable-line
});
const p = { type: 'konbini', sessionId: cart.paymentSession.id };
/* eslint-disable camelcase */
p.owner_name = 1;
/* eslint-enable camelcase */
p.owner = 1;
digitalriver.createSource(p);
digitalriver.createSource({ type: 'konbini', sessionId: cart.paymentSession.id, });
digitalriver.createSource({ type: 'konbini', sessionId: cart.paymentSession.id,
 });
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id
  ,
});
