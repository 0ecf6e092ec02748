// --- a field
const dr = new DigitalRiver("key");
class Checkout {
  payload = { type: "bPay", amount: 1 };
  pay() {
    dr.createSource(this.payload); // payload: { type: "bPay", amount }
  }
}
new Checkout().pay();
// --- set in the constructor
const dr = new DigitalRiver("key");
class Checkout {
  constructor() {
    this.payload = { type: "bPay" };
    this.payload.amount = 1;
  }
  pay() {
    dr.createSource(this.payload); // payload: { type: "bPay", amount }
  }
}
new Checkout().pay();
// --- given to the constructor
const dr = new DigitalRiver("key");
class Checkout {
  constructor(payload) {
    this.payload = payload;
  }
  pay() {
    dr.createSource(this.payload); // payload: { type: "bPay", amount } | { type: "payco" }
  }
}
new Checkout({ type: "bPay", amount: 1 }).pay();
new Checkout({ type: "payco" }).pay();
// --- a method that returns the payload
const dr = new DigitalRiver("key");
class Checkout {
  build() {
    return { type: "bPay", amount: 1 };
  }
  pay() {
    dr.createSource(this.build()); // payload: { type: "bPay", amount }
  }
}
new Checkout().pay();
// --- a method that changes the payload
const dr = new DigitalRiver("key");
class Checkout {
  payload = { type: "bPay" };
  addAmount() {
    this.payload.amount = 1;
  }
  pay() {
    this.addAmount();
    dr.createSource(this.payload); // payload: { type: "bPay", amount }
  }
}
new Checkout().pay();
// --- a method chain
const dr = new DigitalRiver("key");
class Builder {
  p = { type: "bPay" };
  amount(value) {
    this.p.amount = value;
    return this;
  }
  build() {
    return this.p;
  }
}
dr.createSource(new Builder().amount(1).build()); // payload: { type: "bPay", amount }
dr.createSource(new Builder().build()); // payload: { type: "bPay" }
// --- a getter
const dr = new DigitalRiver("key");
class Checkout {
  get payload() {
    return { type: "bPay", amount: 1 };
  }
}
const checkout = new Checkout();
dr.createSource(checkout.payload); // payload: { type: "bPay", amount }
// --- a setter is no property of the payload
const dr = new DigitalRiver("key");
class Checkout {
  set total(value) {
    this.p = { type: "bPay", amount: value };
  }
}
const checkout = new Checkout();
checkout.total = 1;
dr.createSource(checkout.p); // payload: { type: "bPay", amount }
// --- static members
const dr = new DigitalRiver("key");
class Payloads {
  static bPay = { type: "bPay", amount: 1 };
  static payco() {
    return { type: "payco" };
  }
}
dr.createSource(Payloads.bPay); // payload: { type: "bPay", amount }
dr.createSource(Payloads.payco()); // payload: { type: "payco" }
// --- a private field
const dr = new DigitalRiver("key");
class Checkout {
  #payload = { type: "bPay", amount: 1 };
  pay() {
    dr.createSource(this.#payload); // payload: { type: "bPay", amount }
  }
}
new Checkout().pay();
// --- a private method
const dr = new DigitalRiver("key");
class Checkout {
  #build(type) {
    return { type };
  }
  pay() {
    dr.createSource(this.#build("bPay")); // payload: { type: "bPay" }
  }
}
new Checkout().pay();
// --- an inherited method
const dr = new DigitalRiver("key");
class Base {
  pay() {
    dr.createSource(this.build()); // payload: { type: "bPay", amount } | { type: "payco" }
  }
}
class BPay extends Base {
  build() {
    return { type: "bPay", amount: 1 };
  }
}
class Payco extends Base {
  build() {
    return { type: "payco" };
  }
}
new BPay().pay();
new Payco().pay();
// --- super
const dr = new DigitalRiver("key");
class Base {
  build() {
    return { amount: 1 };
  }
}
class BPay extends Base {
  build() {
    return { ...super.build(), type: "bPay" };
  }
}
dr.createSource(new BPay().build()); // payload: { amount, type: "bPay" }
// --- super changes the object
const dr = new DigitalRiver("key");
class Base {
  constructor() {
    this.p = { type: "bPay" };
  }
}
class Sub extends Base {
  constructor() {
    super();
    this.p.amount = 1;
  }
}
dr.createSource(new Sub().p); // payload: { type: "bPay", amount }
// --- two instances are two objects
const dr = new DigitalRiver("key");
class Checkout {
  payload = { type: "bPay" };
}
const a = new Checkout();
const b = new Checkout();
a.payload.amount = 1;
dr.createSource(a.payload); // payload: { type: "bPay", amount }
dr.createSource(b.payload); // payload: { type: "bPay" }
// --- an arrow field keeps this
const dr = new DigitalRiver("key");
class Checkout {
  payload = { type: "bPay", amount: 1 };
  pay = () => {
    dr.createSource(this.payload); // payload: { type: "bPay", amount }
  };
}
const { pay } = new Checkout();
pay();
// --- the receiver in a field
class Checkout {
  constructor(client) {
    this.client = client;
  }
  pay() {
    this.client.createSource({ owner: 1, amount: 1 }); // payload: { owner, amount }
  }
}
new Checkout(new DigitalRiver("key")).pay();
// --- the receiver in a private field
class Checkout {
  #client = new DigitalRiver("key");
  pay() {
    this.#client.createSource({ type: "msts" }); // payload: { type: "msts" }
  }
}
new Checkout().pay();
// --- a class with its own createSource
class Api {
  createSource(p) {
    return p;
  }
}
const api = new Api();
api.createSource({ type: "payPal", amount: 1 }); // payload: none
// --- a subclass of a class with its own createSource
class Api {
  createSource(p) {
    return p;
  }
}
class ShopApi extends Api {}
new ShopApi().createSource({ type: "payPal", amount: 1 }); // payload: none
// --- this.createSource of its own class
class Api {
  createSource(p) {
    return p;
  }
  pay() {
    return this.createSource({ type: "payPal", amount: 1 }); // payload: none
  }
}
new Api().pay();
// --- a constructor function and its prototype
const dr = new DigitalRiver("key");
function Checkout() {
  this.payload = { type: "bPay" };
}
Checkout.prototype.pay = function () {
  dr.createSource(this.payload); // payload: { type: "bPay" }
};
new Checkout().pay();
// --- an exported class: a method's parameter is unknown
const dr = new DigitalRiver("key");
export class Checkout {
  pay(payload) {
    dr.createSource(payload); // payload: { … }
  }
}
// --- an exported class: a method's own literal
const dr = new DigitalRiver("key");
export class Checkout {
  pay(total) {
    dr.createSource({ type: "bPay", amount: total }); // payload: { type: "bPay", amount }
  }
}
// --- a static block
const dr = new DigitalRiver("key");
class Payloads {
  static bPay = { type: "bPay" };
  static {
    this.bPay.amount = 1;
  }
}
dr.createSource(Payloads.bPay); // payload: { type: "bPay", amount }
// --- a class expression
const dr = new DigitalRiver("key");
const Checkout = class {
  payload = { type: "bPay", amount: 1 };
};
dr.createSource(new Checkout().payload); // payload: { type: "bPay", amount }
// --- a field of the base class, overridden
const dr = new DigitalRiver("key");
class Base {
  payload = { type: "bPay", amount: 1 };
}
class Sub extends Base {
  payload = { type: "msts" };
}
dr.createSource(new Sub().payload); // payload: { type: "msts" }
// --- a default parameter of the constructor
const dr = new DigitalRiver("key");
class Checkout {
  constructor({ type = "bPay" } = {}) {
    this.payload = { type, amount: 1 };
  }
}
dr.createSource(new Checkout().payload); // payload: { type: "bPay", amount }
// --- an accessor of the class sees the instance
const dr = new DigitalRiver("key");
class Checkout {
  payload = { type: "bPay", amount: 1 };
  get current() {
    return this.payload;
  }
}
dr.createSource(new Checkout().current); // payload: { type: "bPay", amount }
// --- a parent's method sees the instance
const dr = new DigitalRiver("key");
class Checkout {
  payload = { type: "bPay", amount: 1 };
  build() {
    return { ...this.payload };
  }
}
class Special extends Checkout {
  build() {
    return { ...super.build(), currency: "USD" };
  }
}
dr.createSource(new Special().build()); // payload: { type: "bPay", amount, currency }
// --- an accessor field
class Shop {
  accessor payload = { type: "bPay" };
  pay() {
    digitalRiver.createSource(this.payload); // payload: { type: "bPay" }
  }
}
// --- a static accessor field
class Shop {
  static accessor payload = { type: "bPay" };
}
digitalRiver.createSource(Shop.payload); // payload: { type: "bPay" }
// --- a literal with a prototype
const base = { payload: { type: "bPay" }, make: () => ({ type: "payco" }) };
const shop = { __proto__: base };
digitalRiver.createSource(shop.payload); // payload: { type: "bPay" }
digitalRiver.createSource(shop.make()); // payload: { type: "payco" }
digitalRiver.createSource({ __proto__: base, type: "bPay" }); // payload: { type: "bPay" }
// --- each method runs on its own object
class StripeProvider {
  constructor() { this.sdk = Stripe("pk"); }
  pay(c) { return this.sdk.createSource({ type: "alipay", amount: c.total }); }
}
class DrProvider {
  constructor() { this.sdk = new DigitalRiver("pk"); }
  pay(c) { return this.sdk.createSource({ type: "creditCard", sessionId: c.sessionId }); } // payload: { type: "creditCard", sessionId }
}
const providers = { stripe: new StripeProvider(), dr: new DrProvider() };
export const pay = (name, cart) => providers[name].pay(cart);
// --- members of the one class aren't those of the other
class CardMethod { type = "creditCard"; build(c) { return { type: this.type, amount: c.total, sessionId: c.sid }; } }
class WireMethod { type = "wireTransfer"; build(c) { return { type: this.type, sessionId: c.sid }; } }
const methods = { card: new CardMethod(), wire: new WireMethod() };
export const pay = (name, cart) => new DigitalRiver("pk").createSource(methods[name].build(cart)); // payload: { type: "creditCard", amount, sessionId } | { type: "wireTransfer", sessionId }
// --- a template method that an exported class fills in
class BasePayment {
  buildPayload() { throw new Error("abstract"); }
  pay(cart) {
    return new DigitalRiver("k").createSource(this.buildPayload(cart)); // payload: { type: "payPal", amount } | { type: "bPay" }
  }
}
export class PayPalPayment extends BasePayment {
  buildPayload(cart) { return { type: "payPal", amount: cart.total }; }
}
export class BPayPayment extends BasePayment {
  buildPayload() { return { type: "bPay" }; }
}
// --- a method that the heir has itself
class Base {
  build() { return { type: "bPay" }; }
  pay() { return new DigitalRiver("k").createSource(this.build()); }
}
export class Heir extends Base {
  build() { return { type: "payPal", amount: 1 }; }
  pay() { return new DigitalRiver("k").createSource({ type: "payco" }); } // payload: { type: "payco" }
}
// --- a literal without a prototype, and one with an unknown prototype
const dr = new DigitalRiver("key");
dr.createSource({ __proto__: null, type: "bPay" }); // payload: { type: "bPay" }
dr.createSource({ __proto__: unknown(), type: "bPay" }); // payload: { type: "bPay", … }
// --- several private fields, and a public one of the same name
const dr = new DigitalRiver("key");
class Checkout {
  #type = "bPay";
  #method = "konbini";
  type = "payco";
  pay() {
    dr.createSource({ type: this.#type }); // payload: { type: "bPay" }
  }
}
new Checkout().pay();
// --- a constructor that only calls that of its parent
const dr = new DigitalRiver("key");
class Base {
  constructor() {
    this.p = { type: "bPay" };
    this.fill();
  }
  fill() {
    this.p.amount = 1;
  }
}
class Sub extends Base {
  constructor() {
    super();
  }
}
dr.createSource(new Sub().p); // payload: { type: "bPay", amount }
