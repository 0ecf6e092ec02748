const { cart } = require("shop-cart");
module.exports.make = function (total) {
  return { type: "bPay", amount: total };
};
