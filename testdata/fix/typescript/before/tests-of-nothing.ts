function f(p: { type?: string; amount?: number }, flag: boolean) {
  const o = { type: 'konbini' } as any
  flag && ((o as any).amount = 1)
  if (flag) { o!.amount = 1 } else (o as any).currency = 'EUR'
  digitalriver.createSource(o as Payload)
}
