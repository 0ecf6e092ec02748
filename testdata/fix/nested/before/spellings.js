const AMOUNT = "amount";
digitalriver.createSource({
  type: "bPay",
  [AMOUNT]: 1,
  currency() {
    return "EUR";
  },
  bPay: {},
});
digitalriver.createSource({
  type: "bPay",
  get amount() { return 1; },
  async currency() {},
});
digitalriver.createSource({ type: "bPay", owner, amount, currency });
