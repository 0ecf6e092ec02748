function payOnDelivery(cart) {
  var payload = { type: "codJapan", owner: cart.billTo };
  if (cart.totals.grand > 0) {
    payload.amount = cart.totals.grand;
    payload.currency = cart.currency;
  }
  digitalriver.createSource(payload).then(function (result) {
    document.getElementById("source").value = result.source.id;
  });
}
