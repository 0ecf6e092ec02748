// --- new DigitalRiver
const client = new DigitalRiver("key");
client.createSource({ owner: 1 }); // payload: { owner }
// --- new window.DigitalRiver
const client = new window.DigitalRiver("key");
client.createSource({ owner: 1 }); // payload: { owner }
// --- new globalThis.DigitalRiver
const client = new globalThis.DigitalRiver("key");
client.createSource({ owner: 1 }); // payload: { owner }
// --- made and called at once
new DigitalRiver("key").createSource({ owner: 1 }); // payload: { owner }
// --- set later
let client;
function init() {
  client = new DigitalRiver("key");
}
function pay() {
  client.createSource({ owner: 1 }); // payload: { owner }
}
init();
pay();
// --- made once, when needed
let client;
function get() {
  return client || (client = new DigitalRiver("key"));
}
get().createSource({ owner: 1 }); // payload: { owner }
// --- in a property
const shop = { pay: { client: new DigitalRiver("key") } };
shop.pay.client.createSource({ owner: 1 }); // payload: { owner }
// --- as an option
function start(options) {
  options.client.createSource({ owner: 1, amount: 1 }); // payload: { owner, amount }
}
start({ client: new DigitalRiver("key") });
// --- destructured out of options
function start({ client }) {
  client.createSource({ owner: 1, amount: 1 }); // payload: { owner, amount }
}
start({ client: new DigitalRiver("key") });
// --- the class under another name
const Sdk = window.DigitalRiver;
const client = new Sdk("key");
client.createSource({ owner: 1 }); // payload: { owner }
// --- on some ways only
let client = null;
if (flag) client = new DigitalRiver("key");
client?.createSource({ owner: 1 }); // payload: { owner }
// --- by name
digitalriver.createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- by name, of window
window.digitalRiver.createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
// --- by name, of this
function pay() {
  this.klarnaDigitalRiverJs.createSource({ type: "bPay", amount: 1 }); // payload: { type: "bPay", amount }
}
// --- by name, at the end of a chain
shop.payments.digitalriver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
// --- by name, the payload is unknown
digitalriver.createSource(extra); // payload: { … }
// --- by name, a payload without type: a server wrapper
digitalriver.createSource({ cartId: 1, amount: 1 }); // payload: none
// --- by name, no argument
digitalriver.createSource(); // payload: none
// --- by name, a payload that may have a type
digitalriver.createSource({ amount: 1, ...extra }); // payload: { amount, … }
// --- only the last name counts
digitalriver.api.createSource({ sku: 1 }); // payload: none
// --- by payload
client.createSource({ type: "payPal", amount: 1 }); // payload: { type: "payPal", amount }
// --- by payload, in a parameter
function pay(sdk) {
  sdk.createSource({ type: "payPal", amount: 1 }); // payload: { type: "payPal", amount }
}
// --- by payload: a type that the table does not have
client.createSource({ type: "sepa_debit", amount: 1 }); // payload: none
// --- by payload: no type
client.createSource({ amount: 1, currency: "EUR" }); // payload: none
// --- by payload: an unknown payload
client.createSource(extra); // payload: none
// --- by payload: an unknown type
client.createSource({ type: kind, amount: 1 }); // payload: none
// --- Stripe by its name
stripe.createSource({ type: "payPal", amount: 1 }); // payload: none
// --- Stripe in a member
this.stripe.createSource({ type: "payPal", amount: 1 }); // payload: none
// --- a value of Stripe()
const client = Stripe("key");
client.createSource({ type: "payPal", amount: 1 }); // payload: none
// --- a value of loadStripe()
loadStripe("key").then((client) => {
  client.createSource({ type: "payPal", amount: 1 }); // payload: none
});
// --- a value of loadStripe(), awaited
async function pay() {
  const client = await loadStripe("key");
  client.createSource({ type: "payPal", amount: 1 }); // payload: none
}
// --- an object with its own createSource
const client = {
  createSource(p) {
    return p;
  },
};
client.createSource({ type: "payPal", amount: 1 }); // payload: none
// --- an object named digitalriver with its own createSource
const digitalriver = {
  createSource: (p) => p,
};
digitalriver.createSource({ type: "payPal", amount: 1 }); // payload: none
// --- a local class called DigitalRiver
class DigitalRiver {
  createSource(p) {
    return p;
  }
}
const client = new DigitalRiver("key");
client.createSource({ type: "payPal", amount: 1 }); // payload: none
// --- a local function called createSource
function createSource(p) {
  return p;
}
createSource({ type: "payPal", amount: 1 }); // payload: none
// --- a free createSource of nowhere
const run = () => {
  createSource({ type: "payPal", amount: 1 }); // payload: none
};
// --- a createSource of the Web Audio kind
const context = new AudioContext();
const run = () => {
  context.createSource(unknown()); // payload: none
};
// --- the right one among two
const dr = new DigitalRiver("key");
const client = { createSource: (p) => p };
client.createSource({ type: "payPal", amount: 1 }); // payload: none
dr.createSource({ type: "payPal", amount: 1 }); // payload: { type: "payPal", amount }
// --- one or the other
const client = flag ? new DigitalRiver("key") : Stripe("key");
client.createSource({ type: "payPal", amount: 1 }); // payload: { type: "payPal", amount }
// --- createSource in a text, a comment and a template
const dr = new DigitalRiver("key");
const text = 'dr.createSource({ type: "payPal", amount: 1 })';
/* dr.createSource({ type: "payPal", amount: 1 }) */
dr.createSource({ type: "msts" }); // payload: { type: "msts" }
// --- a function that wraps the call
const dr = new DigitalRiver("key");
function pay(p) {
  return dr.createSource(p); // payload: { type: "bPay", amount }
}
const wrapper = { createSource: pay };
wrapper.createSource({ type: "bPay", amount: 1 }); // payload: none
// --- by name, where only null was ever put
let digitalRiver = null;
function pay() {
  digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
}
// --- the page may not have the class yet
if (!window.DigitalRiver) {
  const script = document.createElement("script");
  script.onload = () => {
    new DigitalRiver("key").createSource({ type: "bPay" }); // payload: { type: "bPay" }
  };
}
// --- the page may lack the class
if (window.DigitalRiver == null) digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
if (DigitalRiver === undefined) digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
if (typeof DigitalRiver === "undefined") digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
// --- the page may lack a library
if (!window.jQuery) digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
const $ = window.jQuery || unknown();
digitalRiver.createSource({ type: "payPal" }); // payload: { type: "payPal" }
// --- a variable that something else is put into later
class PaymentApi {
  createSource(p) { return fetch("/api/sources", { method: "POST", body: JSON.stringify(p) }); }
}
let api = null;
let sdk;
let digitalRiver = null;
export function init() {
  api = new PaymentApi();
  loadStripe("pk").then(function (s) { sdk = s; });
}
export function pay(cart) {
  api.createSource({ type: "payPal", amount: cart.total });
  sdk.createSource({ type: "payPal", amount: cart.total });
  digitalRiver.createSource({ type: "payPal", amount: cart.total }); // payload: { type: "payPal", amount }
}
// --- what a function gives that says so by its name
let instance = null;
export function setDigitalRiver(x) { instance = x; }
export function getDigitalRiver() { return instance; }
export function dropin() { const dr = getDigitalRiver(); dr.createDropin({}); } // payload: {}
export function pay(cart) {
  const { createSource } = getDigitalRiver();
  createSource({ type: "payPal", amount: cart.total }); // payload: { type: "payPal", amount }
}
