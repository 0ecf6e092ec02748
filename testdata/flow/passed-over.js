// --- a field of a class assigns a variable
let v = "creditCard";
class A {
  x = (v = "payPal");
}
new A();
digitalRiver.createSource({ type: v, amount: 1 }); // payload: { type: "payPal", amount }
// --- a field of a parent class assigns a variable
let v = "creditCard";
class C {
  y = (() => { v = "payPal"; })();
}
class D extends C {}
new D();
digitalRiver.createSource({ type: v, amount: 1 }); // payload: { type: "payPal", amount }
// --- an object on a prototype is changed through an instance
const p = { type: "creditCard" };
function A() {}
A.prototype.p = p;
var a = new A();
a.p.type = "payPal";
a.p.amount = 1;
digitalRiver.createSource(p); // payload: { type: "payPal", amount }
// --- a method of a prototype adds the session
const p = { type: "payPal", amount: 1 };
function A() {}
A.prototype.p = p;
A.prototype.f = function () { this.p.sessionId = sid(); };
new A().f();
digitalRiver.createSource(p); // payload: { type: "payPal", amount, sessionId }
// --- a method that is called by super
let t = "creditCard";
class A {
  init() { t = "payPal"; }
}
class B extends A {
  constructor() {
    super();
    super.init();
  }
}
new B();
digitalRiver.createSource({ type: t, amount: 1 }); // payload: { type: "payPal", amount }
// --- a method that is called by a computed name
function A() {}
A.prototype.init = function () { t = "payPal"; };
let t = "creditCard";
var a = new A();
var k = "init";
a[k]();
digitalRiver.createSource({ type: t, amount: 1 }); // payload: { type: "payPal", amount }
// --- a member of this is a variable of the page
(function () {
  this.cfg = { type: "payPal" };
}).call(this);
digitalRiver.createSource({ type: cfg.type, amount: 1 }); // payload: { type: "payPal", amount }
// --- a function that a wrapper gives the page
(function () {
  var root = this;
  root.addSession = function (q) { q.sessionId = sid(); };
}).call(this);
var p = { type: "payPal", amount: 1 };
addSession(p);
digitalRiver.createSource(p); // payload: { type: "payPal", amount, sessionId }
// --- a member of the page by a computed name
var t = "creditCard";
var k = "t";
window[k] = "payPal";
digitalRiver.createSource({ type: t, amount: 1 }); // payload: { type: "payPal", amount }
// --- the page by another name of it
var t = "creditCard";
window.self.t = "payPal";
digitalRiver.createSource({ type: t, amount: 1 }); // payload: { type: "payPal", amount }
// --- a function that always throws
function fail() {
  log("no session");
  throw new Error("no session");
}
const p = { type: "payPal", amount: 1 };
if (!sid) {
  fail();
} else {
  p.sessionId = sid;
}
digitalRiver.createSource(p); // payload: { type: "payPal", amount, sessionId }
// --- a function that always calls one that throws
const inner = () => { throw 1; };
function fail() { inner(); }
const p = { type: "payPal", amount: 1 };
switch (mode) {
  case "cart": p.sessionId = sid; break;
  default: fail();
}
digitalRiver.createSource(p); // payload: { type: "payPal", amount, sessionId }
// --- a method that always throws, in try
const check = { run() { throw new Error("no"); } };
const p = { type: "payPal", amount: 1 };
try {
  check.run();
  p.sessionId = sid;
} catch {}
digitalRiver.createSource(p); // payload: { type: "payPal", amount }
// --- a payload in the page's object, read as a variable
const p = { type: "payPal", amount: 1 };
this.pp = p;
function add(q) { q.sessionId = sid(); }
add(pp);
digitalRiver.createSource(p); // payload: { type: "payPal", amount, sessionId }
