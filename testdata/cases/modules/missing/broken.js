module.exports = { amount: };
