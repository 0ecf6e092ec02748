// Assigned by the time that it is needed, or by something that may have run.
let cart;
load().then(loaded => {
  cart = loaded;
});
const pay = () => digitalriver.createSource({ type: "bPay", amount: 1 });
function again(carts) {
  for (const cart of carts) {
    digitalriver.createSource({ type: "payco", sessionId: cart.paymentSession.id });
  }
  for (var i = 0, cart; i < 2; i++) {
    cart = carts[i];
    digitalriver.createSource({ type: "konbini", sessionId: cart.paymentSession.id });
  }
}
