/* The donation page of the foundation runs on its own Stripe account. */
import { loadStripe } from '@stripe/stripe-js';
import { translate } from './i18n';

let stripe;

async function client() {
  stripe = stripe || (await loadStripe('pk_live_foundation'));
  return stripe;
}

export async function donate({ amount, currency, name, email }) {
  const stripe = await client();
  const { source, error } = await stripe.createSource({
    type: 'ideal',
    amount: amount * 100,
    currency,
    owner: { name, email },
    redirect: { return_url: `${window.location.origin}/thanks` },
  });

  if (error) {
    const box = document.querySelector('#donation-error');
    box.textContent = translate('donation.failed', { reason: error.message });
    return;
  }
  window.location.assign(source.redirect.url);
}

export async function donateByDebit({ amount, iban, name }) {
  const stripe = await client();
  return stripe.createSource({ type: 'sepa_debit', amount: amount * 100, currency: 'eur', owner: { name }, sepa_debit: { iban } });
}
