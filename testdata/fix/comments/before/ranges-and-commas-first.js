digitalriver.createSource({
    type: 'bPay'      // the method
  // in cents
  , amount: 1         // rounded
  // who pays
  , owner: owner      // who
});
digitalriver.createSource({
    type: 'bPay'
  , amount: 1 // cents
  /* the shop's */
  , currency: 'EUR' // iso
});
digitalriver.createSource({
    amount: 1 // cents
  // method
  , type: 'bPay' // Korea
  , owner: o
});
digitalriver.createSource({
    // cents
    amount: 1
  , // method
    type: 'bPay'
  , /* iso */ currency: 'EUR'
  , // who
    owner: o
});
digitalriver.createSource({
  type: 'konbini',
  /* eslint-disable camelcase */
  amount: 1,
  owner_name: o,
  /* eslint-enable camelcase */
  currency: 'EUR',
});
digitalriver.createSource({
  type: 'konbini',
  // #region amounts
  amount: 1,
  // #endregion
  owner: o,
});
digitalriver.createSource({
  type: 'konbini',
  // #region amounts
  amount: 1,
  currency: 'EUR',
  // #endregion
  owner: o,
});
digitalriver.createSource({
  type: 'konbini',
  owner: o,
  // #region amounts
  amount: 1
  // #endregion
});
digitalriver.createSource({
  type: 'konbini',
  // @ts-ignore
  amount: cart.total,
  // @ts-expect-error old types
  currency: cart.currency, // eslint-disable-line
  owner: o, amount: 2, // eslint-disable-line
  // prettier-ignore
  amount:   1
});
const p = { type: 'konbini' };
/* eslint-disable camelcase */
p.amount = 1;
p.owner_name = 1;
/* eslint-enable camelcase */
// #region c
p.currency = 1; // iso
// #endregion
p.owner = 1;
digitalriver.createSource(p);
digitalriver.createSource({ type: 'konbini', amount: 1
, });
digitalriver.createSource({ amount: 1
, type: 'konbini',
 });
digitalriver.createSource({
  type: 'konbini'
  ,
  amount: 1
  ,
  currency: 'EUR'
  ,
});
