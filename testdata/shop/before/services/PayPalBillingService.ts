import type { Cart, CartLine, Shopper } from '../types';
import { logger } from '../lib/logger';

interface SourceResult {
  source?: { id: string; redirect: { redirectUrl: string } };
  error?: { message: string };
}

interface PaymentGateway {
  createSource(payload: unknown): Promise<SourceResult>;
}

const toItem = (line: CartLine) => ({
  name: line.title,
  quantity: line.quantity,
  unitAmount: line.unitPrice,
});

/** Billing agreements with PayPal, for subscriptions and for one-click orders. */
export class PayPalBillingService {
  constructor(
    private readonly digitalRiver: PaymentGateway,
    private readonly baseUrl: string,
  ) {}

  async subscribe(cart: Cart, shopper: Shopper): Promise<string> {
    const items = cart.lines.map(toItem);
    const result = await this.digitalRiver.createSource({
      type: 'payPalBilling',
      amount: cart.totals.grand,
      currency: cart.currency,
      owner: shopper.owner,
      payPalBilling: {
        returnUrl: `${this.baseUrl}/subscribe/done`,
        cancelUrl: `${this.baseUrl}/subscribe`,
        items,
        taxAmount: cart.totals.tax,
        shippingAmount: 0,
        amountsEstimated: false,
        requestShipping: false,
      },
    });
    return this.redirect(result);
  }

  /** One click: PayPal keeps the agreement, we keep the address. */
  async oneClick(cart: Cart, shopper: Shopper): Promise<string> {
    const items = cart.lines.map(toItem);
    const agreement = {
      returnUrl: `${this.baseUrl}/one-click/done`,
      cancelUrl: `${this.baseUrl}/cart`,
      items,
      taxAmount: cart.totals.tax,
      shippingAmount: cart.totals.shipping,
      // The address that PayPal shows.
      shipping: {
        recipient: shopper.name,
        address: cart.shippingAddress,
      },
    };
    const payload = { type: 'payPalBilling', owner: shopper.owner, amount: cart.totals.grand, currency: cart.currency, payPal: agreement } as const;
    return this.redirect(await this.digitalRiver.createSource(payload));
  }

  private redirect(result: SourceResult): string {
    if (!result.source) {
      logger.warn('paypal billing failed', result.error);
      throw new Error(result.error ? result.error.message : 'No source');
    }
    return result.source.redirect.redirectUrl;
  }
}
