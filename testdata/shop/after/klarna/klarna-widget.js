/* Klarna, pay in instalments. The widget needs everything about the order and the shopper. */
jQuery(function ($) {
  var klarnaDigitalRiverJs = new DigitalRiver(window.shopConfig.drKey);
  var cart = window.shopCart;
  var customer = window.shopCustomer;

  function start() {
    var payload = {
      'type': 'klarnaCredit',
      'sessionId': cart.paymentSession.id,
      'owner': {
        'firstName': cart.billing.firstName,
        'lastName': cart.billing.lastName,
        'email': cart.billing.email,
        'address': cart.billing.address
      },
      'klarnaCredit': {
        'returnUrl': window.shopConfig.base + '/klarna/return',
        'cancelUrl': window.shopConfig.base + '/cart'
      }
    };

    // Klarna trusts shoppers whom we know.
    if (customer) {
      $('#klarna-known').show();
    }

    return klarnaDigitalRiverJs.createSource(payload);
  }

  $('#klarna-start').on('click', function () {
    start().then(function (result) {
      if (result.error) {
        $('#klarna-error').text(result.error.message).show();
        return;
      }
      window.location.href = result.source.redirect.redirectUrl;
    });
  });
});
