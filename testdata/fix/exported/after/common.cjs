module.exports.make = function (total) {
  return { type: "bPay", amount: total };
};
