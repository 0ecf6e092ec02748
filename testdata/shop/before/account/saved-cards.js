/* My account: cards and wallets that the shopper has saved. No cart here, and so no payment session. */
import { api } from '../lib/api-client';

const digitalriver = new DigitalRiver(window.shopConfig.drKey);
const list = document.querySelector('#saved-methods');

function row(method) {
  const item = document.createElement('li');
  item.textContent = method.label;
  item.dataset.id = method.id;
  return item;
}

async function refresh() {
  const methods = await api.get('/account/payment-methods');
  list.replaceChildren(...methods.map(row));
}

const dropin = digitalriver.createDropin({
  options: { flow: 'managePaymentMethods', button: { type: 'custom', buttonText: 'Save' } },
  billingAddress: window.shopConfig.address,
  onSuccess: async (data) => {
    await api.post('/account/payment-methods', { source: data.source.id });
    await refresh();
  },
  onError: (error) => {
    document.querySelector('#saved-error').textContent = error.message;
  },
});

dropin.mount('new-method');
refresh();
