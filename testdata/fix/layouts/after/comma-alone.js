digitalriver.createSource({ type: 'konbini', sessionId: s.id, });
digitalriver.createSource({ type: 'konbini', sessionId: s.id,
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: s.id,
  // nothing more
});
digitalriver.createSource({
  type: 'konbini',
  sessionId: s.id,
  /* nothing more */
});
digitalriver.createSource({
  konbini: { note: 1 },
  type: 'konbini',
  sessionId: cart.paymentSession.id
  ,
});
digitalriver.createSource({ type: 'payPal', sessionId: s.id, payPal: {}, });
