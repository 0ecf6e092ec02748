digitalriver.createSource({
  payPal: { },
  type: "payPal" /* keep inner type */, // trailing note
  currency: cart.value
});
digitalriver.createSource({
  payPal: { },
  type: "payPal" /* keep inner type */,
  currency: cart.value
});
// start
digitalriver.createSource({ payPal: { }, type: "payPal" /* keep inner type */, amount: cart.value });
