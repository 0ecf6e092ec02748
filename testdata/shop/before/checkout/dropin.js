/* The whole payment step as one Drop-in. */
(function ($, Shop) {
  'use strict';

  $(function () {
    var cart = Shop.cart;
    var digitalriver = new DigitalRiver(Shop.config.publicKey, { locale: cart.locale });

    var configuration = {
      options: {
        flow: 'checkout',
        showSavePaymentAgreement: true,
        showComplianceSection: true,
        button: { type: 'submitOrder' }
      },
      billingAddress: Shop.address.billing(),
      paymentMethodConfiguration: {
        disabledPaymentMethods: Shop.config.disabledMethods
      },
      onSuccess: function (data) {
        $.post('/api/carts/' + cart.id + '/source', { source: data.source.id }).done(function () {
          window.location = '/checkout/done';
        });
      },
      onCancel: function () {
        $('#payment-hint').text('You can choose another way to pay.');
      },
      onError: function (error) {
        $('#payment-hint').text(error.errors[0].message).addClass('is-error');
      }
    };

    var dropin = digitalriver.createDropin(configuration);
    dropin.mount('drop-in');
  });
})(jQuery, window.Shop);
