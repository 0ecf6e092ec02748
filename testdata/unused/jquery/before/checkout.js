/* Checkout of the old shop. */
(function ($) {
  'use strict';

  var digitalriver = new DigitalRiver(window.shop.publicKey);

  // PayPal wants amounts without fractions.
  function toCents(value) {
    return Math.round(parseFloat(value) * 100);
  }

  /**
   * The lines as PayPal shows them.
   */
  function buildPayPalItems(lines) {
    var items = [];
    $.each(lines, function (index, line) {
      if (!line.sku) {
        return;
      }
      items.push({
        name: line.name,
        quantity: line.quantity,
        unitAmount: toCents(line.price)
      });
    });
    return items;
  }

  function getShippingAmount(cart) {
    window.shop.track('shipping');
    return cart.shipping.total;
  }

  function payWithPayPal(cart) {
    var payPalItems = [],
      locale = $('html').attr('lang'),
      discount = 0,
      i;

    // Each line of the cart becomes an item.
    for (i = 0; i < cart.lines.length; i++) {
      var line = cart.lines[i];
      payPalItems.push({ name: line.name, quantity: line.quantity, unitAmount: toCents(line.price) });
    }
    if (cart.coupon) {
      discount = cart.coupon.amount; // of the whole cart
    }
    var shippingAmount = getShippingAmount(cart);
    var taxAmount = toCents(cart.tax);
    var shipTo = {};
    shipTo.recipient = cart.shipTo.name;
    shipTo.address = { line1: cart.shipTo.street, city: cart.shipTo.city };
    if (cart.shipTo.phone) {
      shipTo.phoneNumber = cart.shipTo.phone;
    }

    var payload = {
      type: 'payPal',
      amount: cart.total - discount,
      currency: cart.currency,
      payPal: {
        returnUrl: '/' + locale + '/thanks',
        cancelUrl: '/' + locale + '/cart',
        items: payPalItems,
        taxAmount: taxAmount,
        shippingAmount: shippingAmount,
        shipping: shipTo
      }
    };
    if (cart.isGuest) {
      payload.payPal.requestShipping = true;
    }
    return digitalriver.createSource(payload);
  }

  function payWithKlarna(cart) {
    var klarnaItems = buildPayPalItems(cart.lines);
    var formatted = [];
    $('.cart-line').each(function () {
      formatted.push({ name: $(this).find('.name').text(), price: $(this).data('price') });
    });
    $('.cart-line').each(function () {
      $(this).addClass('paying');
    });
    return digitalriver.createSource({
      type: 'klarnaCredit',
      klarnaCredit: {
        returnUrl: '/thanks',
        items: klarnaItems,
        subscriptionDescription: formatted
      }
    });
  }

  $('#paypal').on('click', function () { payWithPayPal(window.shop.cart); });
  $('#klarna').on('click', function () { payWithKlarna(window.shop.cart); });
})(jQuery);
