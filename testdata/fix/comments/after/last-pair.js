digitalriver.createSource({
  type: 'payPal',
  sessionId: cart.paymentSession.id,
  payPal: {
    returnUrl: '/r'
  }
});
