function load() {
  const cart = fetchCart();
  digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id });
}
digitalriver.createSource({ type: "bPay", amount: 1 });
const early = () => digitalriver.createSource({ type: "bPay" });
