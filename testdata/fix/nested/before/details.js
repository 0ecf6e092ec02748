digitalriver.createSource({
  type: "payPal",
  payPal: {
    items: lines,
    returnUrl: "/review",
    taxAmount: 1,
    shipping: {
      // the recipient
      address: address,
    },
  },
});
digitalriver.createSource({
  type: "payPal",
  "payPal": {
    "items": lines
  }
});
digitalriver.createSource({
  type: "payPal",
  payPal: {
    items: lines,
    taxAmount: 1,
  },
});
digitalriver.createSource({ type: "payPal", payPal: { items, taxAmount } });
digitalriver.createSource({ type: "payPal", payPal: { items: lines } });
digitalriver.createSource({
  type: "payPal",
  payPal: {
    items: lines, // all
    // nothing else
  },
});
const details = { items: lines, returnUrl };
const common = { ...(guest ? { currency: "EUR" } : {}), amount: 1 };
digitalriver.createSource({ type: "payPal", ...common, payPal: { ...details, taxAmount: 0 } });
digitalriver.createSource(Object.assign({ type: "bPay" }, { amount: 1 }, { currency: "EUR", bPay: {} }));
