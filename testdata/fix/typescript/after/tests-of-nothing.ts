function f(p: { type?: string; amount?: number }, flag: boolean) {
  const o = { type: 'konbini', sessionId: cart.paymentSession.id } as any
  digitalriver.createSource(o as Payload)
}
