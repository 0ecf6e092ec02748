async function a() { return digitalriver.createSource({ type: 'bPay', amount: 1 }); }
function b() { return digitalriver.createSource({ type: 'payco', amount: 1 }); }
