(function ($) {
  'use strict';

  // Where the shopper pays in cash: ローソン, ファミリーマート, セイコーマート …
  var KonbiniPayment = {
    init: function (digitalriver) {
      this.digitalriver = digitalriver;
      this.$root = $('#konbini');
      this.$root.on('submit', this.submit.bind(this));
    },

    validate: function () {
      var kana = this.$root.find('[name=kana]').val();
      var ok = /^[ァ-ヶー\s]+$/.test(kana);
      this.$root.find('.error').toggle(!ok);
      return ok;
    },

    submit: function (event) {
      var self = this;
      var cart = window.Shop.cart;

      event.preventDefault();
      if (!this.validate()) {
        return;
      }
      this.digitalriver.createSource({
        type: 'konbini',
        sessionId: cart.paymentSession.id,
        owner: {
          firstName: this.$root.find('[name=given-name]').val(),
          lastName: this.$root.find('[name=family-name]').val(),
          email: this.$root.find('[name=email]').val(),
          phoneNumber: this.$root.find('[name=phone]').val(),
          additionalAddressInfo: {
            phoneticFirstName: this.$root.find('[name=kana]').val()
          }
        },
        konbini: { label: 'ご注文 😀', store: cart.store }
      }).then(function (result) {
        if (result.error) {
          self.$root.find('.error').text('お支払い番号を発行できませんでした。').show();
          return;
        }
        $.post('/api/jp/source', { id: result.source.id });
      });
    }
  };

  $(function () {
    KonbiniPayment.init(new DigitalRiver($('body').data('dr-key')));
  });
})(jQuery);
