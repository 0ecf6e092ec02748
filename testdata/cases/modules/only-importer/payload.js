// Goes into createSource.
export const payload = {
  type: "payPal",
  amount: 5,
  payPal: { items: [] },
};
