async function a() { return digitalriver.createSource({ type: 'bPay', sessionId: await getId() }); }
function b() { return digitalriver.createSource({ type: 'payco', amount: 1 }); }
