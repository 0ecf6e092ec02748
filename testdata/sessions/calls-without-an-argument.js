// --- cart.paymentSession.id
// safe
digitalriver.retrieveAvailablePaymentMethods();
// --- cart.paymentSession.id
// safe
digitalriver?.retrieveAvailablePaymentMethods?.( );
// --- cart.paymentSession.id
// safe
digitalriver.createDropin();
// --- cart.paymentSession.id
// unsafe: no value yet
digitalriver.retrieveAvailablePaymentMethods();
const cart = load();
// --- cart.paymentSession.id
// unsafe: no value yet
pay();
const cart = load();
function pay() { digitalriver.retrieveAvailablePaymentMethods(); }
// --- cart.paymentSession.id
// refused: 
digitalriver.retrieveAvailablePaymentMethods.call(digitalriver);
// --- cart.paymentSession.id
// refused: 
new DigitalRiver().createSource();
