import type { Cart, Plan } from '../types';

type Gateway = { createSource(payload: object): Promise<{ source?: any; error?: { message: string } }> };

/** What Klarna wants to know about the plan. */
function describe(plan: Plan) {
  return {
    vatNumber: plan.vatNumber,
    subscriptionDescription: plan.title,
    subscriptionStartDate: plan.startsOn,
    subscriptionEndDate: plan.endsOn,
    autoRenewal: plan.renews,
  };
}

export class KlarnaRecurring {
  #digitalRiver: Gateway;

  constructor(digitalRiver: Gateway) {
    this.#digitalRiver = digitalRiver;
  }

  async start(cart: Cart, plan: Plan): Promise<string> {
    const origin = window.location.origin;
    const items = cart.lines.map(({ title, quantity, price }) => ({ name: title, quantity, unitAmount: price }));

    const { source, error } = await this.#digitalRiver.createSource({
      type: 'klarnaCreditRecurring',
      amount: cart.total,
      currency: cart.currency,
      owner: cart.owner,
      klarnaCreditRecurring: {
        returnUrl: `${origin}/plans/${plan.id}/done`,
        cancelUrl: `${origin}/plans/${plan.id}`,
        items,
        locale: cart.locale,
        discountAmount: cart.discount ?? 0,
        taxAmount: cart.tax,
        shippingAmount: 0,
        shipping: { address: cart.shippingAddress },
        accountId: cart.owner.id,
        accountCreatedDate: cart.owner.createdAt,
        accountUpdatedDate: cart.owner.updatedAt,
        hasPaidBefore: cart.owner.orders > 0,
        affiliateName: 'shop.example',
        ...describe(plan),
      },
    });

    if (error) throw new Error(error.message);
    return source.redirect.redirectUrl;
  }
}
