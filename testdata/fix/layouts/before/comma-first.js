digitalriver.createSource({
    "type" : "bPay"
  , "amount" : 12
  , "owner" : owner
  , "currency" : cart.currency // the shop's
});
digitalriver.createSource({
    amount: 12
  , type: "bPay"
  , owner: owner
});
digitalriver.createSource({
    type: "bPay"
/* the buyer */, owner: owner
  , amount: 1
});
