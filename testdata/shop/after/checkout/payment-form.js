/* The old payment step: radio buttons, one form, one button for every method. */
var PaymentForm = (function ($) {
  'use strict';

  var digitalriver = new DigitalRiver($('html').data('dr-key'));

  function owner() {
    return {
      firstName: $('#first-name').val(),
      lastName: $('#last-name').val(),
      email: $('#email').val()
    };
  }

  function submit(method) {
    var cart = window.Shop.cart;
    var payload;

    switch (method) {
      case 'card':
        payload = { type: 'creditCard', sessionId: cart.paymentSession.id, owner: owner() };
        break;
      case 'wire':
        payload = {
          type: 'wireTransfer',
          sessionId: cart.paymentSession.id,
          owner: owner(),
          wireTransfer: {}
        };
        break;
      case 'sepa':
        payload = {
          type: 'directDebit',
          sessionId: cart.paymentSession.id,
          owner: owner(),
          directDebit: { iban: $('#iban').val() }
        };
        break;
      default:
        return $.Deferred().reject(new Error('Unknown method ' + method)).promise();
    }

    return digitalriver.createSource(payload);
  }

  $(document).on('submit', '#payment-form', function (event) {
    var method = $('input[name=method]:checked').val();
    event.preventDefault();
    submit(method).then(function (result) {
      $('#source-id').val(result.source && result.source.id);
    });
  });

  return { version: '2.4.1' };
})(jQuery);
