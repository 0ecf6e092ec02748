const p = { type: "bPay" } as any;
(p as Payload).amount = 1;
p!.currency = "EUR";
digitalriver.createSource(p as Payload);
const q: Payload = <Payload>{ type: "konbini", amount: 1 };
digitalriver.createSource(q);
const r = {
  type: "payPal",
  amount: cart.total as number,
  payPal: { items: lines as unknown as Item[] } satisfies Details,
} as const;
digitalriver.createSource(r);
