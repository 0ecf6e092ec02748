digitalriver.createSource({
  type: 'payPal',
  payPal: {
    returnUrl: '/r',

    // Lines of the order
    items: [
      { name: 'a' },
    ],
    cancelUrl: '/c'
  }
});
