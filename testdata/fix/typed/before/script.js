function pay() {
  digitalriver.createSource({ type: 'bPay', amount: 1 });
}
