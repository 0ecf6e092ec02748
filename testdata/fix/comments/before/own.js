digitalriver.createSource({
  type: "bPay", // always
  // in cents
  amount: 1, // rounded
  /* ISO code */ currency: "EUR", /* the shop's */
  bPay: {}, // nothing yet
});
digitalriver.createSource({
  type: "bPay",
  bPay: {},
  // in cents,
  // rounded
  amount: 1,
  /**
   * ISO code
   */
  currency: "EUR" // the shop's
  // the end
});
digitalriver.createSource({
  owner: owner, // of the card
  // the method
  type: "bPay",
  amount: 1, // last
});
digitalriver.createSource({ /* method */ type: "bPay", /* cents */ amount: 1, /* code */ currency: "EUR" /* the shop's */ });
digitalriver.createSource({ type: "bPay" /* always */, amount: 1 /* cents */, bPay: {} /* empty */ });
digitalriver.createSource({
  bPay: {},
  type: "bPay" // always
});
digitalriver.createSource({
  type: "bPay", // always
  amount: 1 // cents
});
digitalriver.createSource({
  type: "bPay", // always
  amount: { // an object
    value: 1, // with a value
    // and no currency
  },
  // eslint-disable-next-line camelcase
  currency: "EUR",
  bPay: {},
});
