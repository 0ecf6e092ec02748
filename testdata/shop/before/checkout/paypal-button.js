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
    var address = cart.shippingAddress;

    if (!lines.length) {
      return;
    }

    var payPalDetails = {
      returnUrl: Shop.config.baseUrl + '/checkout/paypal/return',
      cancelUrl: Shop.config.baseUrl + '/cart',
      items: lines,
      taxAmount: cart.totals.tax,
      shippingAmount: cart.totals.shipping,
      amountsEstimated: true, // the shopper may still change the address
      requestShipping: cart.needsShipping,
      shipping: {
        recipient: address.firstName + ' ' + address.lastName,
        phoneNumber: address.phone,
        address: {
          line1: address.street,
          city: address.city,
          postalCode: address.zip,
          state: address.region,
          country: address.country
        }
      },
      userAction: 'continue'
    };

    var payload = {
      type: 'payPal',
      amount: cart.totals.grand,
      currency: cart.currency,
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
