async function a() { return digitalriver.createSource({ type: 'bPay', sessionId: await getId(), amount: 1 }); }
function b() { return digitalriver.createSource({ type: 'payco', amount: 1 }); }
