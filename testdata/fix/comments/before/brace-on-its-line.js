digitalriver.createSource({ type: 'bPay', bPay: {},
  // the total
  amount: cart.total });
