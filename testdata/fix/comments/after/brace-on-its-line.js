digitalriver.createSource({ type: 'bPay', sessionId: cart.paymentSession.id, bPay: {} });
