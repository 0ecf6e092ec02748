import $ from 'jquery';
import { digitalriver } from '../lib/digital-river-client';
import { cart } from '../lib/cart-totals';

const $panel = $('#bpay');

/** Australian bills: the shopper gets a biller code and a reference. */
function showReference(source) {
  $panel.find('.biller-code').text(source.bPay.billerCode);
  $panel.find('.reference').text(source.bPay.reference);
  $panel.addClass('is-ready');
}

async function pay() {
  const payload = { type: 'bPay', sessionId: cart.paymentSession.id, owner: cart.owner, bPay: {} };
  if (cart.currency) {
    payload.language = cart.locale;
  }

  console.debug('bPay payload', payload);
  const { source, error } = await digitalriver.createSource(payload);
  if (error) {
    $panel.find('.error').text(error.message);
    return;
  }
  showReference(source);
}

$panel.on('click', 'button', () => {
  $panel.addClass('is-busy');
  pay()
    .catch((reason) => console.error(reason))
    .finally(() => $panel.removeClass('is-busy'));
});
