digitalriver.createSource({
  type: "bPay",
  owner: owner,

  amount: 1,
  currency: "EUR",

  bPay: {},
});
digitalriver.createSource({
  type: "bPay",

  amount: 1,

  currency: "EUR"
});
digitalriver.createSource({
  amount: 1,

  type: "bPay",

  owner: owner,
  currency: "EUR",

  bPay: {},
});
