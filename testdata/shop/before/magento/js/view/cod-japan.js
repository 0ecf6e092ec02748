define([
  'jquery',
  'ko',
  'mage/translate',
  'Magento_Checkout/js/view/payment/default',
  'Magento_Checkout/js/model/quote',
  'Shop_Payments/js/cart'
], function ($, ko, $t, Component, quote, cart) {
  'use strict';

  /** 代引き: the courier collects the money at the door. */
  function buildPayload() {
    var address = quote.billingAddress();
    var totals = quote.totals();

    return {
      "type": "codJapan",
      "amount": totals.grand_total,
      "currency": totals.quote_currency_code,
      "owner": {
        "firstName": address.firstname,
        "lastName": address.lastname,
        "email": quote.guestEmail,
        "phoneNumber": address.telephone
      },
      "codJapan": {}
    };
  }

  return Component.extend({
    defaults: {
      template: 'Shop_Payments/payment/cod-japan',
      sourceId: null
    },

    initObservable: function () {
      this._super().observe(['sourceId']);
      this.busy = ko.observable(false);
      return this;
    },

    placeOrder: function (data, event) {
      var self = this;

      if (event) {
        event.preventDefault();
      }
      self.busy(true);
      window.digitalriver.createSource(buildPayload()).then(function (result) {
        self.busy(false);
        if (result.error) {
          self.messageContainer.addErrorMessage({ message: $t('Cash on delivery is not available.') });
          return;
        }
        self.sourceId(result.source.id);
        self.getPlaceOrderDeferredObject();
      });
      return false;
    }
  });
});
