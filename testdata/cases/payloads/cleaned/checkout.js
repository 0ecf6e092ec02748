// Empty values are taken away before the call: the session stays, and so does the stale amount.
var LEGACY = ["currency", "amount"];

function cleaned(payload) {
  for (var key in payload) {
    if (payload[key] == null || payload[key] === "") {
      delete payload[key];
    }
  }
  return payload;
}

function migrated(cart) {
  var payload = { type: "konbini", sessionId: cart.paymentSession.id, amount: cart.total, currency: "JPY" };
  for (var i = 0; i < LEGACY.length; i++) delete payload[LEGACY[i]];
  return digitalRiver.createSource(cleaned(payload));
}

function forgotten(cart) {
  var payload = { type: "payco", sessionId: cart.paymentSession.id, amount: cart.total };
  return digitalRiver.createSource(cleaned(payload));
}
