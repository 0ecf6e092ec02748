import type { Cart } from '../types';
import { digitalRiver } from '../lib/digital-river-client';

export interface Method {
  type: string;
  label: string;
}

const ORDER = ['creditCard', 'payPal', 'klarnaCredit', 'directDebit'];

const byOrder = (a: Method, b: Method) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type);

/** The methods to offer for this cart, the usual ones first. */
export async function availableMethods(cart: Cart): Promise<Method[]> {
  const response = await digitalRiver.retrieveAvailablePaymentMethods({
    country: cart.country,
    currency: cart.currency,
  });
  if (response.status !== 200) {
    return [{ type: 'creditCard', label: 'Card' }];
  }
  return response.paymentMethods
    .map((method: { type: string; displayName?: string }) => ({
      type: method.type,
      label: method.displayName || method.type,
    }))
    .sort(byOrder);
}
