/* The yellow button on the cart page. */
(function ($, Shop) {
  'use strict';

  var digitalriver = window.digitalriver || new DigitalRiver(Shop.config.publicKey);

  function lineItem(line) {
    return {
      name: line.title,
      quantity: line.quantity,
      unitAmount: line.price,
      taxRate: line.taxRate
    };
  }

  function fail(error) {
    $('#paypal-error').text(error.message || 'PayPal is not available right now.').show();
  }

  $('#pay-with-paypal').on('click', function () {
    var cart = Shop.cart;
    var lines = $.map(cart.lines, lineItem);

    if (!lines.length) {
      return;
    }

    var payPalDetails = {
      returnUrl: Shop.config.baseUrl + '/checkout/paypal/return',
      cancelUrl: Shop.config.baseUrl + '/cart',
      userAction: 'continue'
    };

    var payload = {
      type: 'payPal',
      sessionId: cart.paymentSession.id,
      payPal: payPalDetails
    };

    digitalriver.createSource(payload).then(function (result) {
      if (result.error) {
        fail(result.error);
        return;
      }
      window.location = result.source.redirect.redirectUrl;
    }, fail);
  });
})(jQuery, window.Shop);
