function a() {
  const p = {}
  p.type = 'konbini'
  p.sessionId = cart.paymentSession.id
  ;[1].forEach(f)
  digitalriver.createSource(p)
}
function b() {
  const p = {}
  p.type = 'konbini';p.sessionId = cart.paymentSession.id;[1].forEach(f)
  digitalriver.createSource(p)
}
function c() {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id }
  ;[1].forEach(f)
  digitalriver.createSource(p)
}
function d() {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id }
  ;[1].forEach(f)
  digitalriver.createSource(p)
}
function e() {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id };
  digitalriver.createSource(p)
}
function g() {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id }
  ;digitalriver.createSource(p)
}
function h() {
  const p = {}
  ;p.type = 'konbini'
  ;p.sessionId = cart.paymentSession.id
  ;digitalriver.createSource(p)
}
function i() {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id }
  foo()
  ;(function () {})()
  digitalriver.createSource(p)
}
function j() {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id }
  foo()
  ;(function () {})()
  digitalriver.createSource(p)
}
function k() {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id }
  foo()
  ;`x${f}`.trim()
  digitalriver.createSource(p)
}
function l(flag) {
  const p = { type: 'konbini', sessionId: cart.paymentSession.id }
  flag && (2)
  check()
  digitalriver.createSource(p)
}
function m() {
  const p = {}
  p.type = 'konbini'; p.sessionId = cart.paymentSession.id; [1].forEach(f)
  digitalriver.createSource(p)
}
function n() {
  const p = {};p.type = 'konbini';p.sessionId = cart.paymentSession.id;digitalriver.createSource(p)
}
function o() {
  const p = {}
  p.type = 'konbini' /* t */ ;
  p.sessionId = cart.paymentSession.id;
  digitalriver.createSource(p)
}
function q() {
  let p
  (p = { sessionId: cart.paymentSession.id }).type = 'konbini'
  digitalriver.createSource(p)
}
function r() {
  const o = [{}]
  o[0].type = 'konbini'
  o[0].sessionId = cart.paymentSession.id
  ;[0].forEach(() => 3)
  digitalriver.createSource(o[0])
}
