import React, { useCallback, useMemo, useState } from 'react';
import { useCart } from '../hooks/useCart';
import { useDigitalRiver } from '../hooks/useDigitalRiver';
import { Spinner } from './Spinner';

interface Props {
  label?: string;
  onError(message: string): void;
}

export function PayPalCreditButton({ label = 'Pay later with PayPal', onError }: Props) {
  const cart = useCart();
  const digitalRiver = useDigitalRiver();
  const [busy, setBusy] = useState(false);
  const items = useMemo(
    () => cart.lines.map((line) => ({ name: line.title, quantity: line.quantity, unitAmount: line.price })),
    [cart.lines],
  );

  const pay = useCallback(async () => {
    setBusy(true);
    try {
      const { source, error } = await digitalRiver.createSource({
        type: 'payPalCredit',
        sessionId: cart.paymentSession.id,
        payPal: {
          returnUrl: `${window.location.origin}/checkout/review`,
          cancelUrl: window.location.href,
        },
      });
      if (error) {
        onError(error.message);
        return;
      }
      window.location.assign(source.redirect.redirectUrl);
    } catch (reason) {
      onError(reason instanceof Error ? reason.message : String(reason));
    } finally {
      setBusy(false);
    }
  }, [cart, digitalRiver, items, onError]);

  return (
    <button type="button" className="button button--paypal" disabled={busy || cart.lines.length === 0} onClick={pay}>
      {busy ? <Spinner small /> : label}
    </button>
  );
}
