/* Wallet button. The wallet itself still wants to know what it charges. */
import { cart } from '../lib/cart-totals';

const digitalriver = new DigitalRiver(window.shopConfig.drKey);

const request = digitalriver.paymentRequest({
  country: cart.country,
  currency: cart.currency,
  total: { label: 'Your order', amount: cart.total },
  requestShipping: true,
});
const button = digitalriver.createElement('googlepay', request, { style: { buttonType: 'long' } });

button.on('source', async (event) => {
  const { source, error } = await digitalriver.createSource({
    type: 'googlePay',
    amount: cart.total,
    currency: cart.currency,
    googlePay: { token: event.token },
  });
  event.complete(error ? 'error' : 'success');
  if (source) {
    document.querySelector('#source').value = source.id;
  }
});

if (button.canMakePayment()) {
  button.mount('google-pay');
}
