import React, { FormEvent, useContext, useState } from 'react';
import { CheckoutContext } from '../contexts/checkout';

const BANKS = [
  { id: 'bankTransfer', label: 'Your bank' },
  { id: 'billCollection', label: 'Bill collection' },
  { id: 'card', label: 'Debit card' },
];

/** Internet banking, where the bank's card goes the way of any other card. */
export default function OnlineBanking({ onDone }: { onDone: (sourceId: string) => void }) {
  const { cart, shopper, digitalRiver } = useContext(CheckoutContext);
  const [bank, setBank] = useState(BANKS[0].id);
  const [problem, setProblem] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem('');
    const owner = { firstName: shopper.firstName, lastName: shopper.lastName, email: shopper.email };
    const payload =
      bank === 'card'
        ? { type: 'creditCard', owner }
        : {
            type: 'onlineBanking',
            amount: cart.total,
            currency: cart.currency,
            owner,
            onlineBanking: { paymentMode: bank, returnUrl: window.location.origin + '/checkout/bank' },
          };

    const result = await digitalRiver.createSource(payload);
    if (result.error) {
      setProblem(result.error.message);
    } else {
      onDone(result.source.id);
    }
  };

  return (
    <form onSubmit={submit}>
      {BANKS.map(({ id, label }) => (
        <label key={id}>
          <input type="radio" name="bank" checked={bank === id} onChange={() => setBank(id)} />
          {label}
        </label>
      ))}
      {problem && <p role="alert">{problem}</p>}
      <button type="submit">Pay {cart.displayTotal}</button>
    </form>
  );
}
