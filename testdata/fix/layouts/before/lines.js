digitalriver.createSource({
  type: "bPay",
  amount: 1,
  currency: "EUR",
  bPay: {},
});
digitalriver.createSource({
  amount: 1,
  type: "bPay",
  bPay: {},
  currency: "EUR"
});
digitalriver.createSource({
  type: "bPay",
  amount: 1,
  currency: "EUR"
});
digitalriver.createSource({
  type: "bPay",
  amount: 1,
  currency: "EUR",
});
digitalriver.createSource({
  bPay: {},
  amount: {
    value: cart.total,
    digits: 2,
  },
  type: "bPay",
});
digitalriver.createSource({ type: "bPay",
                            amount: 1,
                            currency: "EUR",
                            bPay: {} });
digitalriver.createSource({
  type: "bPay", amount: 1,
  currency: "EUR", bPay: {},
  amount: 2, currency: "USD"
});
digitalriver.createSource({
  type: "bPay"
});
