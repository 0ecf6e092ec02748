export interface Address {
  line1: string;
  city: string;
  postalCode: string;
  country: string;
}

export interface Shopper {
  name: string;
  givenName: string;
  familyName: string;
  email: string;
  phone: string;
  owner: Record<string, unknown>;
}

export interface CartLine {
  title: string;
  quantity: number;
  price: number;
  unitPrice: number;
}

export interface Cart {
  id: string;
  country: string;
  currency: string;
  locale: string;
  lines: CartLine[];
  total: number;
  tax: number;
  discount?: number;
  totals: { grand: number; tax: number; shipping: number };
  owner: Record<string, any>;
  shippingAddress: Address;
  paymentSession: { id: string; clientSecret: string };
}

export interface Plan {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  renews: boolean;
  vatNumber?: string;
}
