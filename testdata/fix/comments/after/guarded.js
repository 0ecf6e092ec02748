var data = { type: 'bPay', sessionId: cart.paymentSession.id };
if (flag) {}
if (flag) {} /* cents */ else {}
for (const line of lines) // each of them
  // adds
  {}
digitalriver.createSource(data);
