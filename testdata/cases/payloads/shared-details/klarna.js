// One details object for two payment methods: its field is reported once.
export function payWithKlarna(cart, digitalRiver) {
  const kind = cart.subscription ? "klarnaCreditRecurring" : "klarnaCredit";
  return digitalRiver.createSource({
    type: kind,
    sessionId: cart.paymentSession.id,
    [kind]: { returnUrl: cart.returnUrl, hasPaidBefore: cart.isKnown },
  });
}
