import { digitalRiver } from '../lib/digital-river-client';
import type { Cart } from '../types';

const BANKS: Record<string, string> = {
  abn: 'ABN AMRO',
  ing: 'ING',
  rabo: 'Rabobank',
};

export function bankOptions(): Array<{ value: string; label: string }> {
  return Object.entries(BANKS).map(([value, label]) => ({ value, label }));
}

/** Newer than the rest of the checkout: it has used the payment session from the start. */
export async function payByIdeal(cart: Cart, bank: keyof typeof BANKS) {
  const { source, error } = await digitalRiver.createSource({
    type: 'ideal',
    sessionId: cart.paymentSession.id,
    ideal: {
      bank,
      returnUrl: `${window.location.origin}/checkout/ideal`,
    },
  });
  if (error) {
    throw new Error(`iDEAL with ${BANKS[bank]} failed: ${error.message}`);
  }
  return source.redirect.redirectUrl;
}
