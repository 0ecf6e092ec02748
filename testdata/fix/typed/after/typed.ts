function pay() {
  digitalriver.createSource({ type: 'bPay', sessionId: cart!.id });
}
