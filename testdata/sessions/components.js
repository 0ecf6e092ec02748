// --- this.cart.paymentSession.id
// safe, typed
import load from 'load';
export default { data() { return { cart: load() }; }, methods: { pay() { digitalriver.createSource({ type: 'konbini', amount: 1 }); } } };
// --- this.cart.paymentSession.id
// unsafe: may still be `null`
import load from 'load';
export default { data() { return { cart: null }; }, methods: { pay() { digitalriver.createSource({ type: 'konbini', amount: 1 }); } } };
// --- cart.paymentSession.id
// unsafe: 
import { useState } from 'react';
export function Pay() {
const [cart, setCart] = useState(null);
return () => digitalriver.createSource({ type: 'konbini', amount: 1 });
}
// --- cart.paymentSession.id
// safe, typed
export const Pay = ({ cart }) => () => digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- this.props.cart.paymentSession.id
// safe, typed
import React from 'react';
export class Pay extends React.Component {
pay = () => { digitalriver.createSource({ type: 'konbini', amount: 1 }); };
}
