import { api } from '../lib/api-client.js';
import { translate } from '../lib/i18n.ts';

const METHOD = 'wireTransfer';

const digitalriver = new DigitalRiver(document.documentElement.dataset.drKey);

function ownerOf(form) {
  const fields = new FormData(form);
  return {
    firstName: fields.get('first-name'),
    lastName: fields.get('last-name'),
    email: fields.get('email'),
  };
}

/**
 * Shows the bank account to which the shopper sends the money.
 * @param {HTMLFormElement} form
 * @param {{ total: number, currency: string }} cart
 */
export async function payByWire(form, cart) {
  const button = form.querySelector('button[type=submit]');
  button.disabled = true;

  const { source, error } = await digitalriver.createSource({
    type: METHOD,
    sessionId: cart.paymentSession.id,
    owner: ownerOf(form),
    [METHOD]: {},
  });

  if (error) {
    button.disabled = false;
    form.querySelector('[role=alert]').textContent = translate('wire.failed');
    return null;
  }

  await api.attachSource(cart.id, source.id);
  return source.wireTransfer;
}
