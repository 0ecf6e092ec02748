import { formatAmount, sum } from './money';
import { RATE } from './rates';
import type { Cart } from './types';
import './styles.css';

declare const DigitalRiver: any;
const digitalRiver = new DigitalRiver('pk_test');

export async function payWithPayPal(cart: Cart, locale: string): Promise<unknown> {
  const { note } = cart;
  const total = sum(cart.lines);

  const details: Record<string, unknown> = { returnUrl: `/${locale}/thanks` };

  return digitalRiver.createSource({
    type: 'payPal',
    sessionId: cart.paymentSession.id,
    note: note && formatAmount(1),
    payPal: {
      ...details,
    },
  });
}
