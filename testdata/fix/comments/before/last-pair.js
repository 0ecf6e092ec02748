digitalriver.createSource({
  type: 'payPal',
  payPal: {
    returnUrl: '/r',
    // amounts
    taxAmount: 1, shippingAmount: 2
  }
});
