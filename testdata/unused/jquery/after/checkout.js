/* Checkout of the old shop. */
(function ($) {
  'use strict';

  var digitalriver = new DigitalRiver(window.shop.publicKey);

  function getShippingAmount(cart) {
    window.shop.track('shipping');
    return cart.shipping.total;
  }

  function payWithPayPal(cart) {
    var locale = $('html').attr('lang');

    var shippingAmount = getShippingAmount(cart);

    var payload = {
      type: 'payPal',
      sessionId: cart.paymentSession.id,
      payPal: {
        returnUrl: '/' + locale + '/thanks',
        cancelUrl: '/' + locale + '/cart'
      }
    };
    return digitalriver.createSource(payload);
  }

  function payWithKlarna(cart) {
    $('.cart-line').each(function () {
      $(this).addClass('paying');
    });
    return digitalriver.createSource({
      type: 'klarnaCredit',
      sessionId: cart.paymentSession.id,
      klarnaCredit: {
        returnUrl: '/thanks'
      }
    });
  }

  $('#paypal').on('click', function () { payWithPayPal(window.shop.cart); });
  $('#klarna').on('click', function () { payWithKlarna(window.shop.cart); });
})(jQuery);
