digitalriver.createSource({
    "type" : "bPay"
  , "sessionId" : cart.paymentSession.id
  , "owner" : owner
});
digitalriver.createSource({
    type: "bPay"
  , sessionId: cart.paymentSession.id
  , owner: owner
});
digitalriver.createSource({
    type: "bPay"
, sessionId: cart.paymentSession.id
/* the buyer */, owner: owner
});
