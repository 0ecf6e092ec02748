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
// --- a test of a member tells of the payloads that have their type from it
const dr = new DigitalRiver("key");
class Checkout {
  method = "creditCard";
  select(isPayPal) {
    this.method = isPayPal ? "payPal" : "creditCard";
  }
  pay(cart) {
    const p = { type: this.method, sessionId: cart.sessionId };
    if (this.method === "creditCard") p.owner = cart.owner;
    if (this.method !== "creditCard") p.currency = cart.total;
    return dr.createSource(p); // payload: { type: "creditCard", sessionId, owner } | { type: "payPal", sessionId, currency }
  }
}
// --- until the member is written
const dr = new DigitalRiver("key");
const cart = { method: one ? "payPal" : "bPay" };
const p = { type: cart.method };
cart.method = two ? "payPal" : "bPay";
if (cart.method === "payPal") p.amount = 1;
dr.createSource(p); // payload: { type: "payPal", amount? } | { type: "bPay", amount? }
// --- a test of a member of something unknown tells of them, too
const dr = new DigitalRiver("key");
function pay(cart) {
  const p = { type: cart.method };
  if (cart.method === "payPal") p.amount = 1;
  return dr.createSource(p); // payload: { type: "payPal", amount } | { type }
}
// --- what a component starts with may be something else by now: no branch is dead
class Pay extends React.Component {
  state = { method: "creditCard" };
  pay() {
    if (this.state.method === "bPay") return digitalRiver.createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
    return digitalRiver.createSource({ type: "creditCard" }); // payload: { type: "creditCard" }
  }
}
// --- in the branch of another the member is that
const Page = {
  method: "creditCard",
  pay() {
    switch (this.method) {
      case "payPal":
        return digitalRiver.createSource({ type: this.method, amount: 1 }); // payload: { type: "payPal", amount }
      default:
        return digitalRiver.createSource({ type: this.method }); // payload: { type: "creditCard" }
    }
  },
};
window.Page = Page;
// --- after a test for what it starts with it may be anything else
export default {
  data() {
    return { method: "creditCard" };
  },
  methods: {
    pay() {
      if (this.method === "creditCard") return;
      digitalRiver.createSource({ type: this.method, amount: 1 }); // payload: { type, amount }
    },
  },
};
// --- what classes give those that extend them is a constant
class Base {
  pay() {
    const p = { type: this.type };
    if (this.type === "payPal") p.amount = 1;
    digitalRiver.createSource(p); // payload: { type: "payPal", amount } | { type: "bPay" }
  }
}
class PayPal extends Base {
  type = "payPal";
}
class BPay extends Base {
  type = "bPay";
}
// --- tables and names in capitals hold constants
export const Types = { payPal: "payPal" };
export const Checkout = {
  TYPE: "payPal",
  pay() {
    if (this.TYPE === "bPay") digitalRiver.createSource({ type: "bPay" }); // payload:
    if (Types.payPal === "bPay") digitalRiver.createSource({ type: "bPay" }); // payload:
  },
};
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
// --- defaults that somebody's options may replace make no branch dead
export function pay(options) {
  const config = { method: "creditCard", ...options };
  if (config.method === "bPay") digitalRiver.createSource({ type: config.method, amount: 1 }); // payload: { type: "bPay", amount }
}
// --- the type of a payload with an unknown part may be another one where it is tested
export function pay(options) {
  const p = { type: "creditCard", ...options };
  if (p.type === "bPay") p.amount = 1;
  digitalRiver.createSource(p); // payload: { type: "creditCard", … } | { type: "bPay", amount, … }
}
// --- details under the name that the type is
const dr = new DigitalRiver("key");
const kind = recurring ? "klarnaCreditRecurring" : "klarnaCredit";
dr.createSource({ type: kind, [kind]: { locale: "de" } }); // payload: { type: "klarnaCreditRecurring", klarnaCreditRecurring: { locale } } | { type: "klarnaCredit", klarnaCredit: { locale } }
// --- and by a write
const dr = new DigitalRiver("key");
function pay(kind, details) {
  const p = { type: kind };
  p[kind] = details;
  return dr.createSource(p); // payload: { type: "payPal", payPal } | { type: "bPay", bPay }
}
pay("payPal", cart.payPal);
pay("bPay", cart.bPay);
// --- whatever the type is, it is no other property
export function pay(kind, details) {
  const p = { type: kind };
  p[kind] = details;
  return digitalRiver.createSource(p); // payload: { type }
}
// --- a test that a constant holds
function pay(cart) {
  const type = cart.card ? "creditCard" : "payPal";
  const isCard = type === "creditCard";
  const p = { type, sessionId: cart.sessionId };
  if (isCard) p.owner = cart.owner;
  if (!isCard && cart.total) p.amount = cart.total;
  return digitalRiver.createSource(p); // payload: { type: "creditCard", sessionId, owner } | { type: "payPal", sessionId, amount? }
}
// --- of a member
class Checkout {
  method = "payPal";
  select(method) {
    this.method = method === "card" ? "creditCard" : "payPal";
  }
  pay(cart) {
    const isPayPal = this.method === "payPal" || this.method === "payPalCredit";
    const p = { type: this.method };
    if (isPayPal) p.amount = cart.total;
    return digitalRiver.createSource(p); // payload: { type: "payPal", amount } | { type: "creditCard" }
  }
}
// --- until what it asked about is assigned
let type = cart.card ? "creditCard" : "payPal";
const isCard = type === "creditCard";
if (cart.wallet) type = "payPal";
const p = { type };
if (isCard) p.owner = cart.owner;
digitalRiver.createSource(p); // payload: { type: "creditCard", owner? } | { type: "payPal", owner? }
// --- what a test told of a member is there when something is written beside it
export function pay(payload) {
  if (payload.type === "payPal") {
    payload.amount = 1;
  }
  digitalRiver.createSource(payload); // payload: { … } | { type: "payPal", amount, … }
}
// --- or the variable through which it was reached
function pay() {
  let chosen = { type: "creditCard" };
  const isCard = chosen.type === "creditCard";
  chosen = { type: "payPal" };
  if (isCard) digitalRiver.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
}
pay();
// --- or the list that holds it is changed
function pay(types) {
  const isCard = types[0] === "creditCard";
  types.reverse();
  if (isCard) digitalRiver.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
}
pay(["creditCard", "payPal"]);
// --- or written under a name that isn't spelled out
function pay(type) {
  const p = { type, bPay: null };
  const isEmpty = p.bPay === null;
  p[type] = { owner: 1 };
  if (isEmpty) digitalRiver.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
}
pay("bPay");
// --- a list with an unknown element may include anything
function pay(type) {
  const types = [flag ? "creditCard" : "msts", window.other];
  if (types.includes(type)) digitalRiver.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
}
pay("konbini");
// --- a case of `switch (true)` that isn't a test
function pay(type) {
  switch (true) {
    case type:
      break;
    default:
      digitalRiver.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
  }
}
pay("konbini");
// --- true is == to some texts
const dr = new DigitalRiver("key");
const count = `${lines}`;
const p = { type: "bPay" };
if (true == count) p.amount = 1;
dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", amount }
// --- what is == to a number may be a text
const dr = new DigitalRiver("key");
const method = cart.method;
const p = { type: "bPay" };
if (method == 1) {
  if (method === "1") p.amount = 1;
}
dr.createSource(p); // payload: { type: "bPay" } / { type: "bPay", amount }
// --- true is not == to false
const dr = new DigitalRiver("key");
const isGuest = true;
const p = { type: "bPay" };
if (isGuest == false) p.amount = 1;
dr.createSource(p); // payload: { type: "bPay" } /
// --- a test that a constant holds, of a property that is written afterwards
const dr = new DigitalRiver("key");
const p = { type: flag ? "bPay" : "konbini" };
const isBPay = p.type === "bPay";
p.type = "msts";
if (isBPay) p.amount = 1;
dr.createSource(p); // payload: { type: "msts" } / { type: "msts", amount }
// --- a test that a constant holds, and another property is written
const dr = new DigitalRiver("key");
const p = { type: flag ? "bPay" : "konbini" };
const isBPay = p.type === "bPay";
p.owner = cart.owner;
if (isBPay) p.amount = 1;
dr.createSource(p); // payload: { type: "bPay", owner, amount } / | { type: "konbini", owner } /
// --- a member in brackets is the same member
const dr = new DigitalRiver("key");
function pay(cart) {
  const p = { type: cart.method };
  if (cart["method"] === "payPal") p.amount = 1;
  return dr.createSource(p); // payload: { type: "payPal", amount } | { type }
}
// --- a test of one of two objects leaves the other as it is
const dr = new DigitalRiver("key");
const a = { type: flag ? "payPal" : "bPay" };
const b = { type: other ? "payPal" : "bPay" };
const p = kind ? a : b;
if (p.type === "payPal") dr.createSource(a); // payload: { type: "payPal" } | { type: "bPay" }
// --- the state of a component may be another one by now
class Pay extends React.Component {
  state = { method: "creditCard" };
  pay() {
    const p = { type: "creditCard" };
    if (this.state.method === "bPay") p.amount = 1;
    return digitalRiver.createSource(p); // payload: { type: "creditCard", amount? }
  }
}
