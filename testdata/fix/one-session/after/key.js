const L = cond ? 'type' : 'kind';
digitalriver.createSource({ [L]: 'bPay', sessionId: cart.paymentSession.id, bPay: {} });
