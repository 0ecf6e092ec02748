digitalriver.createSource({ type: 'konbini', sessionId: s.id, amount: 1
, });
digitalriver.createSource({ type: 'konbini', sessionId: s.id, amount: 1 // cents
  ,
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: s.id,
  amount: 1
  // nothing more
  ,
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: s.id,
  amount: 1, currency: 'EUR'
  /* nothing more */ ,
});
digitalriver.createSource({
  konbini: { note: 1 },
  amount: 1

  ,
  currency: 'EUR'
  ,
  type: 'konbini'
  ,
});
digitalriver.createSource({ type: 'payPal', sessionId: s.id, payPal: { items: []
, }, amount: 1
, });
