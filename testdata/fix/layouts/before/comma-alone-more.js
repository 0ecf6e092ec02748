// neighbours
digitalriver.createSource({ type: 'konbini', sessionId: s.id, amount: 1
,
// why
});
digitalriver.createSource({ type: 'konbini', sessionId: s.id,
  amount: 1
  , /* a */ }
);
digitalriver.createSource({ type: 'payPal', sessionId: s.id, payPal: { returnUrl: '/', items: [1]
  ,
}, currency: 'EUR'
, amount: 2
,
});
digitalriver.createSource({
  type: 'konbini', sessionId: s.id
  , amount: 1
  , currency: 'EUR'
  ,
});
digitalriver.createSource({
  amount: 1
  ,
  currency: 2
  ,
});
