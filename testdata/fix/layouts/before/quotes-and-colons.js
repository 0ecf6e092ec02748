digitalriver.createSource({ 'type': 'bPay', 'amount': 1 });
digitalriver.createSource({ "type" : "bPay", "amount" : 1 });
digitalriver.createSource({ type : "bPay" });
digitalriver.createSource({
  type    : "bPay",
  amount  : 1,
  owner   : owner,
  currency: "EUR",
});
digitalriver.createSource({
  type:     "bPay",
  amount:   1,
  owner:    owner,
  currency: "EUR",
});
digitalriver.createSource({
  ["type"]: "bPay",
  ["amount"]: 1,
  "owner": owner,
});
