import { formatAmount, sum } from './money';
import { RATE } from './rates';
import type { Cart, PayPalItem } from './types';
import './styles.css';

declare const DigitalRiver: any;
const digitalRiver = new DigitalRiver('pk_test');

const toCents = (value: number): number => Math.round(value * 100);

export async function payWithPayPal(cart: Cart, locale: string): Promise<unknown> {
  const payPalItems: PayPalItem[] = cart.lines.map((line) => ({
    name: line.name,
    quantity: line.quantity,
    unitAmount: toCents(line.price),
  }));
  const { currency, note } = cart;
  let amount = 0;
  for (const line of cart.lines) {
    amount += line.price * line.quantity;
  }
  if (locale === 'de-AT') {
    amount = amount * RATE;
  }
  const total = sum(cart.lines);

  const details: Record<string, unknown> = { returnUrl: `/${locale}/thanks` };
  details.items = payPalItems;

  return digitalRiver.createSource({
    type: 'payPal',
    amount,
    currency,
    note: note && formatAmount(1),
    payPal: {
      ...details,
      taxAmount: total / 10,
    },
  });
}
