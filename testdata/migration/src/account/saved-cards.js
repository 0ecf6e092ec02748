import { digitalRiver } from '../checkout/sdk.js';

/** Lets a shopper keep a card for later. Nothing is paid here, so there is no session. */
export function manageCards(container) {
  const dropin = digitalRiver.createDropin({
    options: { flow: 'managePaymentMethods', usage: 'unscheduled' },
    onSuccess: ({ source }) => window.shop.saveSource(source.id),
  });
  dropin.mount(container);
}
