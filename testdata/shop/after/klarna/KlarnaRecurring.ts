import type { Cart, Plan } from '../types';

type Gateway = { createSource(payload: object): Promise<{ source?: any; error?: { message: string } }> };

/** What Klarna wants to know about the plan. */
function describe(plan: Plan) {
  return {
    vatNumber: plan.vatNumber,
  };
}

export class KlarnaRecurring {
  #digitalRiver: Gateway;

  constructor(digitalRiver: Gateway) {
    this.#digitalRiver = digitalRiver;
  }

  async start(cart: Cart, plan: Plan): Promise<string> {
    const origin = window.location.origin;

    const { source, error } = await this.#digitalRiver.createSource({
      type: 'klarnaCreditRecurring',
      sessionId: cart.paymentSession.id,
      owner: cart.owner,
      klarnaCreditRecurring: {
        returnUrl: `${origin}/plans/${plan.id}/done`,
        cancelUrl: `${origin}/plans/${plan.id}`,
        ...describe(plan),
      },
    });

    if (error) throw new Error(error.message);
    return source.redirect.redirectUrl;
  }
}
