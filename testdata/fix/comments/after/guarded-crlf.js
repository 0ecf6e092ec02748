var data = { type: "bPay", sessionId: cart.paymentSession.id };
if (flag) {}
digitalriver.createSource(data);
