function one() {
  const p = {};
  p.type = "bPay";
  p.amount = 1; // cents
  // the shop's
  p.currency = "EUR";
  p.owner = owner;
  digitalriver.createSource(p);
}
function two() {
  var p = {}; p.type = 'bPay'; p.amount = 1; p.currency = "EUR"; digitalriver.createSource(p);
}
function three() {
  const p = { type: "bPay" }
  p.amount = 1
  p["currency"] = "EUR"
  digitalriver.createSource(p)
}
function four() {
  const p = {}
  p['type'] = "bPay"
  p.amount = 1
  ;[p].forEach(check)
  digitalriver.createSource({ ...p })
}
function five() {
  const p = { type: "bPay" }
  p.amount = 1;
  (check || log)()
  digitalriver.createSource(p)
}
function six() {
  const p = { type: "payPal", payPal: {} };

  p.amount = 1;
  p.currency = "EUR";

  p.payPal.items = lines;
  p.payPal.taxAmount = 1;
  p.payPal.returnUrl = "/";
  digitalriver.createSource(p);
}
