// --- cart.paymentSession.id
// safe, typed
$(function () {
var cart = JSON.parse($('#cart').text());
$('#pay').on('click', function () { digitalriver.createSource({ type: 'konbini', amount: 1 }); });
});
// --- cart.paymentSession.id
// unsafe: no value yet
jQuery(function ($) {
var cart;
$.get('/cart', function (loaded) { cart = loaded; });
$('#pay').on('click', function () { digitalriver.createSource({ type: 'konbini', amount: 1 }); });
});
// --- cart.paymentSession.id
// safe, typed
define(['cart'], function (cart) {
return { pay: function () { digitalriver.createSource({ type: 'konbini', amount: 1 }); } };
});
// --- cart.paymentSession.id
// unsafe: `cart.paymentSession`
function cart() {}
digitalriver.createSource({ type: 'konbini', amount: 1 });
// --- this.cart.paymentSession.id
// unsafe: `this.cart`
class Shop { cart = load(); static pay() { digitalriver.createSource({ type: 'konbini', amount: 1 }); } }
Shop.pay();
// --- this.cart.paymentSession.id
// safe
class Shop { static cart = load(); static pay() { digitalriver.createSource({ type: 'konbini', amount: 1 }); } }
Shop.pay();
// --- cart.paymentSession.id
// safe
!function(e){var t=e.cart;var cart=t;digitalriver.createSource({type:'konbini',amount:1})}(window);
