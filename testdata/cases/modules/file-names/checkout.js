// The name of a file says nothing about what it exports.
const api = require("../../lib/digitalRiverCustomer");
const { createSource } = require("digitalriver-customer");

exports.create = function (source) {
  return api.createSource({ type: source.kind, konbini: {}, amount: 1 });
};
exports.createNow = (source) => require("./digitalRiverCustomer.js").createSource({ type: source.kind, payco: {}, amount: 1 });
exports.createFree = (source) => createSource({ type: source.kind, payco: {}, amount: 1 });
exports.createLater = async (source) => {
  const later = await import("../digitalRiver/customer");
  return later.createSource({ type: source.kind, bPay: {}, amount: 1 });
};

// What it is called here does.
const digitalRiver = require("../../lib/client");
exports.pay = function (source) {
  return digitalRiver.createSource({ type: source.kind, konbini: {}, amount: 1 });
};
