/* The old checkout pages of the shops abroad: plain scripts, one global cart. */
function payAtKonbini(cart) {
  var source = {
    type: "konbini",
    owner: cart.billTo,
    amount: cart.totals.grand,
    currency: cart.currency
  };
  return digitalriver.createSource(source);
}
