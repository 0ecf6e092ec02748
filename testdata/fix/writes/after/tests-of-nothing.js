function pay(flag, kind) {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id };
  digitalriver.createSource(p);
}
function keeps(flag) {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id };
  check();
  if (flag) {}
  if (flag) check(); else {}
  for (const line of lines) {}
  flag && (p.note = 1);
  const total = flag && ('EUR');
  digitalriver.createSource(p);
  return total;
}
function minified(t) { var e = { type: 'konbini', sessionId: cart.paymentSession.id }; return digitalriver.createSource(e); }
