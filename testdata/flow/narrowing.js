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
// --- what a test says holds for other names of the same object
const dr = new DigitalRiver("key");
const p = flag ? {} : { currency: "USD" };
const q = p;
if ("currency" in p) delete p.currency;
dr.createSource(p); // payload: {}
dr.createSource(q); // payload: {}
// --- what a test says holds for an element of a list
const dr = new DigitalRiver("key");
const list = [flag ? { type: "bPay" } : { type: "konbini", amount: 1 }];
for (const p of list) {
  if ("amount" in p) delete p.amount;
  dr.createSource(p); // payload: { type: "bPay" } | { type: "konbini" }
}
dr.createSource(list[0]); // payload: { type: "bPay" } | { type: "konbini" }
