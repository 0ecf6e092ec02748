function a(p, on) {
  const o = { type: 'konbini', sessionId: cart.paymentSession.id };
  digitalriver.createSource(o);
}
function b(on) {
  /* istanbul ignore next */
  const o = { type: 'konbini', sessionId: cart.paymentSession.id };
  digitalriver.createSource(o);
}
// @ts-check
/* global cart, digitalriver */
var q = { type: 'konbini',
  sessionId: cart.paymentSession.id,
  /* eslint-disable camelcase, no-undef */
   };
digitalriver.createSource(q);
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id, // #region x
   // #endregion
  owner: 1,
});
digitalriver.createSource({
  // prettier-ignore-start
  type:   'konbini',
  sessionId: cart.paymentSession.id,
  // prettier-ignore-end
  owner: 1,
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id,
  owner: 1, /* eslint-disable-line */ // eslint-disable-line quotes
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id,


  owner: 1,
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: cart.paymentSession.id

});
digitalriver.createSource({
  // #region all
  type: 'konbini',
  sessionId: cart.paymentSession.id,
  // #endregion
});
