/* Guests may order by invoice: the payload grows step by step. */
(function () {
  'use strict';

  var cart = window.Shop.cart;
  var digitalRiver = new DigitalRiver(window.Shop.config.publicKey);
  var form = document.getElementById('guest-order');

  function value(name) {
    return form.elements[name].value.trim();
  }

  function onSubmit(event) {
    var payload = {};

    event.preventDefault();
    payload.type = 'wireTransfer';
    payload.amount = cart.total;
    payload.currency = cart.currency;
    payload.owner = {
      firstName: value('first-name'),
      lastName: value('last-name'),
      email: value('email')
    };
    payload.wireTransfer = {};

    form.classList.add('is-busy');
    digitalRiver.createSource(payload).then(function (result) {
      form.classList.remove('is-busy');
      if (result.error) {
        form.querySelector('.error').textContent = result.error.message;
        return;
      }
      form.elements.source.value = result.source.id;
      form.submit();
    });
  }

  form.addEventListener('submit', onSubmit);
})();
