function one() {
  var p = {};
  p["type"] = "bPay"; // always
  digitalriver.createSource(p);
}
function two() {
  var p = {};
  p.type="bPay";p.amount=1;digitalriver.createSource(p);
}
function three() {
  var p = {};
  p.owner = owner, p.type = "bPay", p.amount = 1;
  digitalriver.createSource(p);
}
