import { digitalRiver } from './sdk.js';
import { track } from '../analytics.js';
import type { Cart } from '../cart';

/** Orders by wire transfer. The amount also goes to the analytics. */
export async function payByWireTransfer(cart: Cart) {
  const payload = {
    type: 'wireTransfer',
    owner: cart.billTo,
    amount: cart.totals.grand,
    currency: cart.currency,
    wireTransfer: {},
  };
  track('wire-transfer', payload.amount);
  return digitalRiver.createSource(payload);
}
