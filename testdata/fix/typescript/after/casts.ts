const p = { type: "bPay", sessionId: cart.paymentSession.id } as any;
digitalriver.createSource(p as Payload);
const q: Payload = <Payload>{ type: "konbini", sessionId: cart.paymentSession.id };
digitalriver.createSource(q);
const r = {
  type: "payPal",
  sessionId: cart.paymentSession.id,
  payPal: {} satisfies Details,
} as const;
digitalriver.createSource(r);
