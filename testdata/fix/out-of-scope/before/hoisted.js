(function () {
var payload = { type: 'bPay', amount: 1 };
var cart = { paymentSession: { id: 's' } };
digitalriver.createSource(payload);
})();
