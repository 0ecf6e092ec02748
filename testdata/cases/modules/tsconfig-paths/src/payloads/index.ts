export const payload = { type: "bPay", amount: 5, bPay: {} };
