function a() {
  const p = {}
  p.type = 'konbini'
  ;[1].forEach(f)
  digitalriver.createSource(p)
}
function b() {
  const p = {}
  p.type = 'konbini';[1].forEach(f)
  digitalriver.createSource(p)
}
function c() {
  const p = { type: 'konbini' }
  p.amount = 1
  ;[1].forEach(f)
  digitalriver.createSource(p)
}
function d() {
  const p = { type: 'konbini' }
  p.amount = 1;
  ;[1].forEach(f)
  digitalriver.createSource(p)
}
function e() {
  const p = { type: 'konbini' };
  p.amount = 1;;
  digitalriver.createSource(p)
}
function g() {
  const p = { type: 'konbini' }
  ;p.amount = 1
  ;p.currency = 'EUR'
  ;digitalriver.createSource(p)
}
function h() {
  const p = {}
  ;p.type = 'konbini'
  ;p.amount = 1
  ;digitalriver.createSource(p)
}
function i() {
  const p = { type: 'konbini' }
  foo()
  p.amount = 1;(function () {})()
  digitalriver.createSource(p)
}
function j() {
  const p = { type: 'konbini' }
  foo()
  p.amount = 1;
  (function () {})()
  digitalriver.createSource(p)
}
function k() {
  const p = { type: 'konbini' }
  foo()
  p.amount = 1
  p.currency = 2;
  `x${f}`.trim()
  digitalriver.createSource(p)
}
function l(flag) {
  const p = { type: 'konbini' }
  flag && (p.amount = 1);
  flag && (p.amount = 1, p.currency = 2)
  flag ? p.amount = 1 : p.amount = 2
  if (flag) p.amount = 1; else p.amount = 2
  if (flag) { p.amount = 1 } else if (flag.x) { p.amount = 2 } else { p.currency = 'EUR' }
  check() && (p.amount = 1)
  digitalriver.createSource(p)
}
function m() {
  const p = {}
  p.type = 'konbini'; [1].forEach(f)
  digitalriver.createSource(p)
}
function n() {
  const p = {};p.type = 'konbini';p.amount = 1;digitalriver.createSource(p)
}
function o() {
  const p = {}
  p.type = 'konbini' /* t */ ;
  digitalriver.createSource(p)
}
function q() {
  let p
  (p = {}).type = 'konbini'
  p.amount = 1
  digitalriver.createSource(p)
}
function r() {
  const o = [{}]
  o[0].type = 'konbini'
  ;[0].forEach(() => o[0].amount = 3)
  digitalriver.createSource(o[0])
}
