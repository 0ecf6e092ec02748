new DigitalRiver("k").createSource({ owner: owner });
new DigitalRiver("k").createSource({
  owner: owner,
});
new DigitalRiver("k").createSource({
  // who pays
  owner: owner,
});
new DigitalRiver("k").createSource({});
new DigitalRiver("k").createSource({
});
new DigitalRiver("k").createSource({ /* nothing */ });
new DigitalRiver("k").createSource({
    owner: owner
  , amount: 1
});
digitalRiver.createDropin({
  options: { flow: "checkout" },
});
digitalRiver.retrieveAvailablePaymentMethods({ country: "DE" });
digitalriver.createSource({ owner, type: "bPay", amount });
digitalriver.createSource({ owner, amount, type });
