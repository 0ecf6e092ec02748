// A test for an empty value says nothing of what is put there.
export function asked(cart, digitalRiver) {
  const payload = { type: "bPay", sessionId: cart.paymentSession.id };
  for (const key in payload) {
    if (payload[key] === "") console.warn(`${key} is empty`);
  }
  return digitalRiver.createSource(payload);
}
