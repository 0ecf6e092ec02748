var q = {}; if (cond) { q.type = 'bPay'; q.sessionId = cart.paymentSession.id } else { q.type = 'payco'; q.sessionId = cart.paymentSession.id }
digitalriver.createSource(q)
