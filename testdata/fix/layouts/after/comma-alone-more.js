// neighbours
digitalriver.createSource({ type: 'konbini', sessionId: s.id,
// why
});
digitalriver.createSource({ type: 'konbini', sessionId: s.id,
  /* a */ }
);
digitalriver.createSource({ type: 'payPal', sessionId: s.id, payPal: { returnUrl: '/',
},
});
digitalriver.createSource({
  type: 'konbini', sessionId: s.id
  ,
});
digitalriver.createSource({
  amount: 1
  ,
  currency: 2
  ,
});
