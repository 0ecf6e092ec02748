/* Klarna, pay in instalments. The widget needs everything about the order and the shopper. */
jQuery(function ($) {
  var klarnaDigitalRiverJs = new DigitalRiver(window.shopConfig.drKey);
  var cart = window.shopCart;
  var customer = window.shopCustomer;

  function start() {
    var items = $.map(cart.lines, function (line) {
      return { name: line.name, quantity: line.qty, unitAmount: line.price, taxRate: line.tax };
    });

    var payload = {
      'type': 'klarnaCredit',
      'amount': cart.total,
      'currency': cart.currency,
      'owner': {
        'firstName': cart.billing.firstName,
        'lastName': cart.billing.lastName,
        'email': cart.billing.email,
        'address': cart.billing.address
      },
      'klarnaCredit': {
        'returnUrl': window.shopConfig.base + '/klarna/return',
        'cancelUrl': window.shopConfig.base + '/cart',
        'items': items,
        'locale': cart.locale,
        'discountAmount': cart.discount, /* vouchers and promotions */
        'taxAmount': cart.tax,
        'shippingAmount': cart.shippingPrice,
        'shipping': {
          'recipient': cart.shipping.name,
          'address': cart.shipping.address
        }
      }
    };

    // Klarna trusts shoppers whom we know.
    if (customer) {
      $('#klarna-known').show();
      payload.klarnaCredit.accountId = customer.id;
      payload.klarnaCredit.accountCreatedDate = customer.createdAt;
      payload.klarnaCredit.accountUpdatedDate = customer.updatedAt;
      payload.klarnaCredit['hasPaidBefore'] = customer.orders > 0;
    }
    if (cart.affiliate) payload.klarnaCredit.affiliateName = cart.affiliate;

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
