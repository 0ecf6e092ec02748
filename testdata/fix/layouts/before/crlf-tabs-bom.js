digitalriver.createSource({
	type: "bPay",
	amount: 1, // cents

	/* euros
	   only */
	currency: "EUR",
	bPay: {
	}
});
var p = {};
p.type = "bPay";
p.amount = 1;
digitalriver.createSource(p);