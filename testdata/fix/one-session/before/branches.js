function build(method) {
  const p = { amount: cart.total };
  if (method === 'payPal') {
    p.type = 'payPal';
    p.payPal = { items: cart.items, returnUrl: '/r' };
  } else if (method === 'bPay') {
    p.type = 'bPay';
  }
  return p;
}
digitalriver.createSource(build(kind));
