digitalriver.createSource({
  type: "bPay",

  // ---- money ----
  amount: 1,
  owner: owner,

  // money again

  currency: "EUR",
});
digitalriver.createSource({
  type: "bPay",

  // what is paid, and by whom
  amount: 1,
  owner: owner,

  bPay: {},
});
digitalriver.createSource({
  type: "bPay",

  // what is paid
  amount: 1,
  currency: "EUR",

  bPay: {},
});
digitalriver.createSource({
  // the method
  type: "bPay",
  amount: 1, // cents
  // bPay has no details
  bPay: {}
});
