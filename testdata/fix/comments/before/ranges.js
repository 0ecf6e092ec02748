function a(p, on) {
  const o = { type: 'konbini' };
  // #region amounts
  o.amount = 1;
  o.currency = 'EUR';
  // #endregion
  /* eslint-disable */
  o.amount = 2;
  /* eslint-enable */
  on && (o.amount = 1) // trailing
  // prettier-ignore
  on ? (o.amount   = 1) : (o.currency = 2);
  digitalriver.createSource(o);
}
function b(on) {
  /* istanbul ignore next */
  const o = { type: 'konbini' };
  /* istanbul ignore else */
  if (on) o.amount = 1; else o.amount = 2;
  // @ts-ignore
  o.currency = cart.currency;
  // TODO: migrate
  // @ts-expect-error
  o.amount = cart.total;
  digitalriver.createSource(o);
}
// @ts-check
/* global cart, digitalriver */
var q = { type: 'konbini',
  /* eslint-disable camelcase, no-undef */
  amount: 1, };
digitalriver.createSource(q);
digitalriver.createSource({
  type: 'konbini', // #region x
  amount: 1, // #endregion
  owner: 1,
});
digitalriver.createSource({
  // prettier-ignore-start
  type:   'konbini',
  amount:   1,
  // prettier-ignore-end
  owner: 1,
});
digitalriver.createSource({
  type: 'konbini',
  /* prettier-ignore */ amount:   1,
  owner: 1, /* eslint-disable-line */ currency: 'EUR', // eslint-disable-line quotes
});
digitalriver.createSource({
  type: 'konbini',
  // #region amounts
  // in cents
  amount: 1,

  currency: 'EUR',
  // #endregion

  owner: 1,
});
digitalriver.createSource({
  type: 'konbini',
  // #region amounts
  amount: 1,
  currency: 'EUR'
  // #endregion
});
digitalriver.createSource({
  // #region all
  type: 'konbini',
  // #region amounts
  amount: 1,
  // #endregion
  // #endregion
});
