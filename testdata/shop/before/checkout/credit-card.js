/* Card form of the checkout: hosted fields, one button. */
(function ($, Shop) {
  'use strict';

  var digitalriver = new DigitalRiver(Shop.config.publicKey);
  var cart = Shop.cart;
  var $form = $('#card-form');
  var $errors = $form.find('.form-errors');

  var style = {
    base: { color: '#1c1c1c', fontFamily: 'Inter, sans-serif' },
    invalid: { color: '#b00020' }
  };
  var cardNumber = digitalriver.createElement('cardnumber', { style: style });
  var cardExpiration = digitalriver.createElement('cardexpiration', { style: style });
  var cardCvv = digitalriver.createElement('cardcvv', { style: style });

  cardNumber.mount('card-number');
  cardExpiration.mount('card-expiration');
  cardCvv.mount('card-cvv');

  function showError(message) {
    $errors.text(message).removeClass('hidden');
    $form.find('button').prop('disabled', false);
  }

  $form.on('submit', function (event) {
    event.preventDefault();
    $errors.addClass('hidden');
    $form.find('button').prop('disabled', true);

    var name = $('#card-holder').val().split(' ');
    digitalriver.createSource(cardNumber, {
      type: 'creditCard',
      owner: {
        firstName: name[0],
        lastName: name.slice(1).join(' '),
        email: $('#email').val(),
        address: Shop.address.billing()
      }
    }).then(function (result) {
      if (result.error) {
        showError(result.error.errors[0].message);
        return;
      }
      $.ajax({
        url: '/api/carts/' + cart.id + '/source',
        type: 'POST',
        data: { source: result.source.id },
        success: function () { window.location = '/checkout/review'; },
        error: function () { showError('We could not save your card.'); }
      });
    });
  });
})(jQuery, window.Shop);
