module.exports.make = function (total) {
  return { type: "bPay", sessionId: cart.paymentSession.id, amount: total };
};
