function one() {
  var p = {};
  p["type"] = "bPay"; // always
  p["sessionId"] = cart.paymentSession.id;
  digitalriver.createSource(p);
}
function two() {
  var p = {};
  p.type="bPay";p.sessionId=cart.paymentSession.id;digitalriver.createSource(p);
}
function three() {
  var p = {};
  p.owner = owner, p.type = "bPay", p.sessionId = cart.paymentSession.id;
  digitalriver.createSource(p);
}
