import { computed, reactive, ref } from 'vue';
import { useCartStore } from '../stores/cart';
import { loadDigitalRiver } from '../lib/load-digital-river';
import { isIban } from '../lib/iban';

/** SEPA Direct Debit: the shopper types an IBAN and signs the mandate. */
export function useDirectDebit() {
  const cart = useCartStore();
  const form = reactive({ firstName: '', lastName: '', email: '', iban: '', accepted: false });
  const error = ref<string | null>(null);
  const pending = ref(false);

  const valid = computed(() => form.accepted && isIban(form.iban) && form.email.includes('@'));

  async function submit(): Promise<string | undefined> {
    if (!valid.value || pending.value) return undefined;
    pending.value = true;
    error.value = null;

    const digitalRiver = await loadDigitalRiver();
    const payload = {
      type: 'directDebit',
      sessionId: cart.paymentSession.id,
      owner: {
        firstName: form.firstName,
        lastName: form.lastName,
        email: form.email,
        address: cart.billingAddress,
      },
      directDebit: { iban: form.iban, returnUrl: window.location.origin + '/checkout/mandate' },
    };

    try {
      const result = await digitalRiver.createSource(payload);
      if (result.error) {
        error.value = result.error.message;
        return undefined;
      }
      return result.source.redirect.redirectUrl as string;
    } finally {
      pending.value = false;
    }
  }

  return { form, error, pending, valid, submit };
}
