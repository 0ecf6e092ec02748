import { api } from './api-client';

/** The cart as the server rendered it into the page. */
export const cart = JSON.parse(document.getElementById('cart-data').textContent);

const cents = (price) => Math.round(price * 100);

export function subtotal(lines) {
  return lines.reduce((sum, line) => sum + cents(line.price) * line.quantity, 0) / 100;
}

export function withTax(amount, rate) {
  return (cents(amount) + Math.round(cents(amount) * rate)) / 100;
}

export function shippingFor(lines, zone) {
  if (lines.every((line) => line.download)) {
    return 0;
  }
  const weight = lines.reduce((sum, line) => sum + (line.weight || 0) * line.quantity, 0);
  return zone === 'home' ? 4.9 : 9.9 + Math.ceil(weight / 1000) * 1.5;
}

export async function refreshCart() {
  const fresh = await api.get(`/carts/${cart.id}`);
  Object.assign(cart, fresh);
  document.dispatchEvent(new CustomEvent('cart:changed', { detail: cart }));
  return cart;
}
