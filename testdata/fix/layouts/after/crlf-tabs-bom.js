digitalriver.createSource({
	type: "bPay",
	sessionId: cart.paymentSession.id,

	/* euros
	   only */
	bPay: {
	}
});
var p = {};
p.type = "bPay";
p.sessionId = cart.paymentSession.id;
digitalriver.createSource(p);