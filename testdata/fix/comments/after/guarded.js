var data = { type: 'bPay', sessionId: cart.paymentSession.id };
if (flag) {}
for (const line of lines) // each of them
  // adds
  {}
digitalriver.createSource(data);
