// --- an object with methods
const dr = new DigitalRiver("key");
const Checkout = {
  build() {
    return { type: "bPay", amount: 1 };
  },
  pay() {
    dr.createSource(this.build()); // payload: { type: "bPay", amount }
  },
};
Checkout.pay();
// --- the object by its name
const dr = new DigitalRiver("key");
const Checkout = {
  payload: { type: "bPay" },
  pay: function () {
    Checkout.payload.amount = 1;
    dr.createSource(Checkout.payload); // payload: { type: "bPay", amount }
  },
};
Checkout.pay();
// --- a member set later
const dr = new DigitalRiver("key");
const Checkout = {
  payload: null,
  init() {
    this.payload = { type: "bPay" };
  },
  pay() {
    dr.createSource(this.payload); // payload: { type: "bPay" }
  },
};
Checkout.init();
Checkout.pay();
// --- self instead of this
const dr = new DigitalRiver("key");
var Checkout = {
  build: function () {
    return { type: "payco", amount: 1 };
  },
  init: function () {
    var self = this;
    $("#pay").on("click", function () {
      dr.createSource(self.build()); // payload: { type: "payco", amount }
    });
  },
};
Checkout.init();
// --- the revealing module
const dr = new DigitalRiver("key");
var Payments = (function () {
  var payload = { type: "bPay" };
  function setAmount(value) {
    payload.amount = value;
  }
  function pay() {
    dr.createSource(payload); // payload: { type: "bPay", amount }
  }
  return { setAmount: setAmount, pay: pay };
})();
Payments.setAmount(1);
Payments.pay();
// --- a namespace
const dr = new DigitalRiver("key");
var Shop = {};
Shop.payments = {};
Shop.payments.build = function () {
  return { type: "bPay", amount: 1 };
};
dr.createSource(Shop.payments.build()); // payload: { type: "bPay", amount }
// --- a namespace that may exist
const dr = new DigitalRiver("key");
var Shop = window.Shop || {};
Shop.build = function () {
  return { type: "bPay", amount: 1 };
};
dr.createSource(Shop.build()); // payload: { type: "bPay", amount }
// --- window as the namespace
const dr = new DigitalRiver("key");
window.buildPayload = function () {
  return { type: "bPay", amount: 1 };
};
dr.createSource(window.buildPayload()); // payload: { type: "bPay", amount }
// --- an AMD module
define(["jquery", "lib"], function ($, lib) {
  const dr = new DigitalRiver("key");
  function build() {
    return { type: "codJapan", amount: 1 };
  }
  dr.createSource(build()); // payload: { type: "codJapan", amount }
});
// --- an AMD dependency is unknown
define(["jquery", "payload"], function ($, payload) {
  const dr = new DigitalRiver("key");
  dr.createSource(payload); // payload: { … }
});
// --- a jQuery plugin
const dr = new DigitalRiver("key");
$.fn.pay = function (options) {
  var settings = $.extend({ type: "bPay" }, options);
  dr.createSource(settings); // payload: { type: "bPay", … }
};
// --- an IIFE with arguments
(function (client, payload) {
  client.createSource(payload); // payload: { type: "bPay", amount }
})(new DigitalRiver("key"), { type: "bPay", amount: 1 });
// --- an object of payloads
const dr = new DigitalRiver("key");
const payloads = {
  bPay: { type: "bPay", amount: 1 },
  payco: { type: "payco" },
};
dr.createSource(payloads.payco); // payload: { type: "payco" }
dr.createSource(payloads["bPay"]); // payload: { type: "bPay", amount }
// --- a table by an unknown key
const dr = new DigitalRiver("key");
const TABLE = {
  bPay: { type: "bPay", amount: 1 },
  payPal: { type: "payPal" },
};
dr.createSource(TABLE[kind]); // payload: { type: "bPay", amount } | { type: "payPal" }
// --- a table of functions by an unknown key
const dr = new DigitalRiver("key");
const BUILD = {
  bPay: () => ({ type: "bPay", amount: 1 }),
  payPal: () => ({ type: "payPal" }),
};
const build = BUILD[kind] || BUILD.bPay;
dr.createSource(build()); // payload: { type: "bPay", amount } | { type: "payPal" }
// --- a table of types by an unknown key
const dr = new DigitalRiver("key");
const TYPES = { bPay: "bPay", payPal: "payPalCredit" };
dr.createSource({ type: TYPES[flag ? "bPay" : "payPal"] }); // payload: { type: "bPay" | "payPalCredit" }
// --- a table of types that may lack the key
const dr = new DigitalRiver("key");
const TYPES = { bPay: "bPay", payPal: "payPalCredit" };
dr.createSource({ type: TYPES[kind] }); // payload: { type: "bPay" | "payPalCredit" }
// --- an object given to unknown code may have another build
const dr = new DigitalRiver("key");
const Checkout = {
  payload: { type: "bPay", amount: 1 },
};
unknown(Checkout.payload);
dr.createSource(Checkout.payload); // payload: { type: "bPay", amount, !}
// --- Vue: options object
const options = {
  data() {
    return { digitalRiver: new DigitalRiver("key") };
  },
  methods: {
    pay() {
      this.digitalRiver.createSource({ type: "bPay", amount: this.total }); // payload: { type: "bPay", amount }
    },
  },
};
lib.send(options);
// --- a getter in an object
const dr = new DigitalRiver("key");
const shop = {
  get payload() {
    return { type: "bPay", amount: 1 };
  },
};
dr.createSource(shop.payload); // payload: { type: "bPay", amount }
// --- a method copied to another object
const dr = new DigitalRiver("key");
const mixin = {
  pay() {
    dr.createSource(this.payload); // payload: { type: "bPay", amount }
  },
};
const checkout = Object.assign({ payload: { type: "bPay", amount: 1 } }, mixin);
checkout.pay();
// --- a method in a variable
const dr = new DigitalRiver("key");
const shop = {
  build() {
    return { type: "bPay", amount: 1 };
  },
};
const { build } = shop;
dr.createSource(build()); // payload: { type: "bPay", amount }
