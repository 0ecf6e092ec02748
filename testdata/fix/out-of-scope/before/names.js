function load() {
  const cart = fetchCart();
  digitalriver.createSource({ type: "bPay", amount: cart.total });
}
digitalriver.createSource({ type: "bPay", amount: 1 });
const early = () => digitalriver.createSource({ type: "bPay" });
