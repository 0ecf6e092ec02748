import { digitalRiver } from './sdk.js';

/** Tokenizes the card that the shopper has typed in. */
export async function payByCard(cart, fields) {
  const { source, error } = await digitalRiver.createSource(fields.cardNumber, {
    type: 'creditCard',
    owner: cart.billTo,
  });
  if (error) throw new Error(error.errors[0].message);
  return source;
}
