function payByBPay(cart) {
  var payload = { type: "bPay", owner: cart.billTo };
  if (cart.totals.grand > 0) {
    payload.amount = cart.totals.grand;
    payload.currency = cart.currency;
  }
  digitalriver.createSource(payload).then(function (result) {
    document.getElementById("source").value = result.source.id;
  });
}
