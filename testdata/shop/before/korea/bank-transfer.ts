import { Cart, Shopper } from '../types';
import { digitalRiver } from './client';

interface Options {
  cart: Cart;
  shopper: Shopper;
  receipt?: { kind: 'personal' | 'business'; number: string };
}

/** 실시간 계좌이체. The bank opens in a window of its own. */
export async function payByBankTransfer({ cart, shopper, receipt }: Options): Promise<Window | null> {
  const order = {
    amount: cart.total,
    currency: 'KRW',
    upstreamId: cart.id,
  };
  const owner = {
    firstName: shopper.givenName,
    lastName: shopper.familyName,
    email: shopper.email,
  };

  const payload: Record<string, unknown> = {
    ...order,
    type: 'bankTransfer',
    owner,
    bankTransfer: {
      returnUrl: `${location.origin}/kr/bank/return`,
      cancelUrl: `${location.origin}/kr/checkout`,
    },
  };
  if (receipt) {
    payload.futureUse = receipt.kind === 'business';
  }

  const { source, error } = await digitalRiver.createSource(payload);
  if (error) {
    throw new Error(`bank transfer: ${error.message}`);
  }
  return window.open(source.redirect.redirectUrl, 'bank', 'width=480,height=720');
}
