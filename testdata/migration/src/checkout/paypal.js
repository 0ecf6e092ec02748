import { digitalRiver } from './sdk.js';

const toItem = (line) => ({ name: line.product.name, quantity: line.quantity, unitAmount: line.price });

/** Shows PayPal's button and hands the approved source to the order. */
export function mountPayPal(cart, onSource) {
  const button = digitalRiver.createElement('paypal', {
    style: { color: 'gold' },
    sourceData: {},
  });
  button.mount('paypal-button');
  button.on('ready', async () => {
    const { source, error } = await digitalRiver.createSource({
      type: 'payPal',
      amount: cart.totals.grand,
      currency: cart.currency,
      payPal: {
        returnUrl: `${location.origin}/checkout/review`,
        cancelUrl: `${location.origin}/checkout/payment`,
        items: cart.lines.map(toItem),
        taxAmount: cart.totals.tax,
        requestShipping: true,
      },
    });
    onSource(source, error);
  });
}
