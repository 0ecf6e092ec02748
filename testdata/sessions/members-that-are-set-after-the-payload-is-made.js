// --- this.cart.paymentSession.id
// unsafe: `this.cart`
class C { constructor(c) { this.defaults = { type: 'konbini', amount: 1 }; this.cart = c } pay() { digitalriver.createSource(this.defaults) } }
new C(cart).pay()
// --- this.sid
// unsafe: `this.sid`
class B { x = digitalriver.createSource({type:'konbini',amount:1}); sid = cart.x }
new B()
// --- this.sid
// safe
class B { sid = cart.paymentSession.id; x = digitalriver.createSource({type:'konbini',amount:1}) }
new B()
