export interface Cart {
  currency: string;
  totals: { grand: number; tax: number };
  lines: { product: { name: string }; quantity: number; price: number }[];
  billTo: { firstName: string; lastName: string; email: string };
  paymentSession: { id: string; clientSecret: string };
}
