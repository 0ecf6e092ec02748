function build(method) {
  const p = { sessionId: cart.paymentSession.id, amount: cart.total };
  if (method === 'payPal') {
    p.type = 'payPal';
    p.payPal = { returnUrl: '/r' };
  } else if (method === 'bPay') {
    p.type = 'bPay';
  }
  return p;
}
digitalriver.createSource(build(kind));
