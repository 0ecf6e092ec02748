// --- a member of a value that may be anything
export function a(cart) {
  if (cart.type === "payPal") {
    digitalRiver.createSource({ type: cart.type, amount: 1 }); // payload: { type: "payPal", amount }
  }
  digitalRiver.createSource({ type: cart.type }); // payload: { type }
}
export function b(cart) {
  switch (cart.payment?.kind) {
    case "payPal":
      digitalRiver.createSource({ type: cart.payment.kind, amount: 1 }); // payload: { type: "payPal", amount }
  }
}
export class C {
  pay(total) {
    if (this.method !== "payPal") return;
    digitalRiver.createSource({ type: this.method, amount: total }); // payload: { type: "payPal", amount }
  }
  again() {
    digitalRiver.createSource({ type: this.method }); // payload: { type }
  }
}
// --- a member that is written after the test
export function a(cart) {
  if (cart.type === "payPal") {
    cart.type = other();
    digitalRiver.createSource({ type: cart.type, amount: 1 }); // payload: { type, amount }
  }
}
export function b(cart) {
  if (cart.type === "payPal") {
    cart = other();
    digitalRiver.createSource({ type: cart.type, amount: 1 }); // payload: { type, amount }
  }
}
