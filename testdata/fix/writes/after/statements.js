function one() {
  const p = {};
  p.type = "bPay";
  p.sessionId = cart.paymentSession.id;
  p.owner = owner;
  digitalriver.createSource(p);
}
function two() {
  var p = {}; p.type = 'bPay'; p.sessionId = cart.paymentSession.id; digitalriver.createSource(p);
}
function three() {
  const p = { type: "bPay", sessionId: cart.paymentSession.id }
  digitalriver.createSource(p)
}
function four() {
  const p = {}
  p['type'] = "bPay"
  p.amount = 1
  ;[p].forEach(check)
  digitalriver.createSource({ sessionId: cart.paymentSession.id, ...p })
}
function five() {
  const p = { type: "bPay", sessionId: cart.paymentSession.id }
  ;(check || log)()
  digitalriver.createSource(p)
}
function six() {
  const p = { type: "payPal", sessionId: cart.paymentSession.id, payPal: {} };

  p.payPal.returnUrl = "/";
  digitalriver.createSource(p);
}
