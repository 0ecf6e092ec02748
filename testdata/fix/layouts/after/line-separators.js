digitalriver.createSource({ type: 'konbini', // first
 sessionId: cart.paymentSession.id,  owner: 1 });
var q = { type: 'konbini', sessionId: cart.paymentSession.id } // q digitalriver.createSource(q)
