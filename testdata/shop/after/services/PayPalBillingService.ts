import type { Cart, Shopper } from '../types';
import { logger } from '../lib/logger';

interface SourceResult {
  source?: { id: string; redirect: { redirectUrl: string } };
  error?: { message: string };
}

interface PaymentGateway {
  createSource(payload: unknown): Promise<SourceResult>;
}

/** Billing agreements with PayPal, for subscriptions and for one-click orders. */
export class PayPalBillingService {
  constructor(
    private readonly digitalRiver: PaymentGateway,
    private readonly baseUrl: string,
  ) {}

  async subscribe(cart: Cart, shopper: Shopper): Promise<string> {
    const result = await this.digitalRiver.createSource({
      type: 'payPalBilling',
      sessionId: cart.paymentSession.id,
      owner: shopper.owner,
      payPalBilling: {
        returnUrl: `${this.baseUrl}/subscribe/done`,
        cancelUrl: `${this.baseUrl}/subscribe`,
      },
    });
    return this.redirect(result);
  }

  /** One click: PayPal keeps the agreement, we keep the address. */
  async oneClick(cart: Cart, shopper: Shopper): Promise<string> {
    const agreement = {
      returnUrl: `${this.baseUrl}/one-click/done`,
      cancelUrl: `${this.baseUrl}/cart`,
    };
    const payload = { type: 'payPalBilling', sessionId: cart.paymentSession.id, owner: shopper.owner, payPal: agreement } as const;
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
