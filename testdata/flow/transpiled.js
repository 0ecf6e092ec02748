// --- the spread of TypeScript
var __assign = (this && this.__assign) || function () {
  __assign = Object.assign || function (t) {
    for (var s, i = 1, n = arguments.length; i < n; i++) {
      s = arguments[i];
      for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p)) t[p] = s[p];
    }
    return t;
  };
  return __assign.apply(this, arguments);
};
const dr = new DigitalRiver("key");
var base = { amount: 1 };
dr.createSource(__assign(__assign({ type: "payPal" }, base), { sessionId: "id" })); // payload: { type: "payPal", amount, sessionId }
// --- the spread of tslib
var tslib_1 = require("tslib");
const dr = new DigitalRiver("key");
dr.createSource(tslib_1.__assign({ type: "payPal" }, { amount: 1 })); // payload: { type: "payPal", amount }
dr.createSource((0, tslib_1.__assign)({ type: "payPal" }, { amount: 1 })); // payload: { type: "payPal", amount }
// --- the spread of Babel
function ownKeys(e, r) { var t = Object.keys(e); if (Object.getOwnPropertySymbols) { var o = Object.getOwnPropertySymbols(e); r && (o = o.filter(function (r) { return Object.getOwnPropertyDescriptor(e, r).enumerable; })), t.push.apply(t, o); } return t; }
function _objectSpread(e) { for (var r = 1; r < arguments.length; r++) { var t = null != arguments[r] ? arguments[r] : {}; r % 2 ? ownKeys(Object(t), !0).forEach(function (r) { _defineProperty(e, r, t[r]); }) : Object.getOwnPropertyDescriptors ? Object.defineProperties(e, Object.getOwnPropertyDescriptors(t)) : ownKeys(Object(t)).forEach(function (r) { Object.defineProperty(e, r, Object.getOwnPropertyDescriptor(t, r)); }); } return e; }
function _defineProperty(e, r, t) { return (r = _toPropertyKey(r)) in e ? Object.defineProperty(e, r, { value: t, enumerable: !0, configurable: !0, writable: !0 }) : e[r] = t, e; }
function _toPropertyKey(t) { return t + ""; }
const dr = new DigitalRiver("key");
var base = { owner: 1 };
dr.createSource(_objectSpread(_objectSpread({ type: "bPay" }, base), {}, { sessionId: "id" })); // payload: { type: "bPay", owner, sessionId }
dr.createSource(_defineProperty({ type: "bPay" }, "amount", 1)); // payload: { type: "bPay", amount }
// --- the spread of Babel's runtime
var _interopRequireDefault = require("@babel/runtime/helpers/interopRequireDefault");
var _objectSpread2 = _interopRequireDefault(require("@babel/runtime/helpers/objectSpread2"));
var _extends3 = _interopRequireDefault(require("@babel/runtime/helpers/extends"));
const dr = new DigitalRiver("key");
dr.createSource((0, _objectSpread2.default)((0, _objectSpread2.default)({}, { type: "bPay" }), {}, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource((0, _extends3["default"])({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
// --- the spread of esbuild
const dr = new DigitalRiver("key");
const base = { amount: 1 };
dr.createSource(__spreadProps(__spreadValues({ type: "bPay" }, base), { sessionId: "id" })); // payload: { type: "bPay", amount, sessionId }
// --- the spread of SWC
var _extends = require("@swc/helpers/_/_extends");
const dr = new DigitalRiver("key");
dr.createSource(_extends._({ type: "bPay" }, { amount: 1 })); // payload: { type: "bPay", amount }
dr.createSource(_object_spread_props(_object_spread({ type: "bPay" }, { amount: 1 }), { sessionId: "id" })); // payload: { type: "bPay", amount, sessionId }
// --- an async function as TypeScript lowers it
const dr = new DigitalRiver("key");
function load() {
  return __awaiter(this, void 0, void 0, function* () {
    return { type: "payPal", amount: 1 };
  });
}
function go() {
  return __awaiter(this, void 0, void 0, function* () {
    const p = yield load();
    yield dr.createSource(p); // payload: { type: "payPal", amount }
  });
}
// --- an async function as esbuild lowers it
const dr = new DigitalRiver("key");
const load = () => __async(null, null, function* () {
  return { type: "payPal", amount: 1 };
});
const go = () => __async(this, null, function* () {
  dr.createSource(yield load()); // payload: { type: "payPal", amount }
});
// --- an async function as Babel lowers it
const dr = new DigitalRiver("key");
const load = /*#__PURE__*/ (0, _asyncToGenerator2.default)(function* (total) {
  return { type: "payPal", amount: total };
});
const go = _asyncToGenerator(function* () {
  dr.createSource(yield load(1)); // payload: { type: "payPal", amount }
});
// --- hooks of a module without a name
const dr = new DigitalRiver("key");
const a = unknown(294);
function Checkout({ total }) {
  const p = (0, a.useMemo)(() => ({ type: "payPal", amount: total }), [total]);
  return () => dr.createSource(p); // payload: { type: "payPal", amount }
}
// --- hooks of an imported namespace
const react_1 = __importStar(require("react"));
const _react = _interopRequireWildcard(require("react"));
const _react2 = _interopRequireDefault(require("react"));
const dr = new DigitalRiver("key");
function Checkout({ total }) {
  const p = react_1.useMemo(() => ({ type: "payPal", amount: total }), [total]);
  const q = (0, _react.useMemo)(() => ({ type: "payPal", amount: total }), [total]);
  const r = _react2.default.useMemo(() => ({ type: "payPal", amount: total }), [total]);
  dr.createSource(p); // payload: { type: "payPal", amount }
  dr.createSource(q); // payload: { type: "payPal", amount }
  dr.createSource(r); // payload: { type: "payPal", amount }
}
// --- arguments that are passed on
const dr = new DigitalRiver("key");
function create() {
  return dr.createSource.apply(dr, arguments); // payload: { type: "bPay", amount }
}
function send() {
  create(...arguments);
}
send({ type: "bPay", amount: 1 });
// --- arguments of the function around an arrow
const dr = new DigitalRiver("key");
function create(first) {
  const later = () => dr.createSource(arguments[1]); // payload: { type: "bPay" }
  later();
}
create(1, { type: "bPay" });
// --- an async function with parameters as Babel lowers it
const dr = new DigitalRiver("key");
function load() {
  return _load.apply(this, arguments);
}
function _load() {
  _load = _asyncToGenerator(function* (total) {
    return { type: "payPal", amount: total };
  });
  return _load.apply(this, arguments);
}
const go = _asyncToGenerator(function* () {
  dr.createSource(yield load(1)); // payload: { type: "payPal", amount }
});
// --- a class as Babel lowers it
var Shop = function () {
  function Shop(key) {
    _classCallCheck(this, Shop);
    this.dr = new DigitalRiver(key);
  }
  return _createClass(Shop, [{
    key: "build",
    value: function build(cart) { return { type: "payPal", amount: cart.total }; }
  }, {
    key: "pay",
    value: function pay(cart) {
      this.dr.createSource(this.build(cart)); // payload: { type: "payPal", amount }
      this.dr.createSource(this.fixed); // payload: { type: "bPay", amount }
      this.dr.createSource(Shop.standard()); // payload: { type: "payco" }
    }
  }, {
    key: "fixed",
    get: function () { return { type: "bPay", amount: 1 }; }
  }], [{
    key: "standard",
    value: function standard() { return { type: "payco" }; }
  }]);
}();
// --- a class that extends another as Babel lowers it
var Base = /*#__PURE__*/ _createClass(function Base(dr) { this.dr = dr; }, [{
  key: "base",
  value: function base() { return { amount: 1 }; }
}]);
var Shop = function (_Base) {
  function Shop() {
    var _this;
    _this = _callSuper(this, Shop, [new DigitalRiver("key")]);
    return _this;
  }
  _inherits(Shop, _Base);
  return _createClass(Shop, [{
    key: "pay",
    value: function pay() {
      this.dr.createSource(_objectSpread({ type: "payPal" }, this.base())); // payload: { type: "payPal", amount }
    }
  }]);
}(Base);
// --- a class that extends another as TypeScript lowers it
var Base = (function () {
  function Base(dr) {
    this.dr = dr;
  }
  Base.prototype.base = function () { return { amount: 1 }; };
  return Base;
}());
var Shop = (function (_super) {
  __extends(Shop, _super);
  function Shop() {
    return _super !== null && _super.apply(this, arguments) || this;
  }
  Shop.prototype.pay = function () {
    return this.dr.createSource(__assign({ type: "payPal" }, this.base())); // payload: { type: "payPal", amount }
  };
  return Shop;
}(Base));
new Shop(new DigitalRiver("key")).pay();
// --- an async function in steps as TypeScript lowers it
const dr = new DigitalRiver("key");
function load() {
  return __awaiter(this, void 0, void 0, function () {
    var total;
    return __generator(this, function (_a) {
      switch (_a.label) {
        case 0: return [4, unknown()];
        case 1:
          total = _a.sent();
          return [2, { type: "payPal", amount: total }];
      }
    });
  });
}
load().then(function (p) {
  return dr.createSource(p); // payload: { type: "payPal", amount }
});
// --- what a step awaited
const dr = new DigitalRiver("key");
async function build(cart) {
  return { type: "payPal", amount: cart.total };
}
function pay(cart) {
  return __awaiter(this, void 0, void 0, function () {
    var payload;
    return __generator(this, function (_a) {
      switch (_a.label) {
        case 0: return [4 /*yield*/, build(cart)];
        case 1:
          payload = _a.sent();
          return [4 /*yield*/, dr.createSource(payload)]; // payload: { type: "payPal", amount }
        case 2:
          _a.sent();
          return [2 /*return*/];
      }
    });
  });
}
// --- a jump over steps
const dr = new DigitalRiver("key");
function pay(cart) {
  return __awaiter(this, void 0, void 0, function () {
    var payload;
    return __generator(this, function (_a) {
      switch (_a.label) {
        case 0:
          payload = { type: "payPal" };
          if (!cart.total) return [3 /*break*/, 2];
          return [4 /*yield*/, look(cart)];
        case 1:
          _a.sent();
          payload.amount = cart.total;
          _a.label = 2;
        case 2: return [4 /*yield*/, dr.createSource(payload)]; // payload: { type: "payPal", amount? }
        case 3:
          payload.currency = "USD";
          return [2 /*return*/, payload];
      }
    });
  });
}
// --- a loop in steps
const dr = new DigitalRiver("key");
function pay(carts) {
  return __awaiter(this, void 0, void 0, function () {
    var payload, i;
    return __generator(this, function (_a) {
      switch (_a.label) {
        case 0:
          payload = { type: "bPay" };
          i = 0;
          _a.label = 1;
        case 1:
          if (!(i < carts.length)) return [3 /*break*/, 4];
          return [4 /*yield*/, dr.createSource(payload)]; // payload: { type: "bPay", amount? }
        case 2:
          _a.sent();
          payload.amount = carts[i].total;
          _a.label = 3;
        case 3:
          i++;
          return [3 /*break*/, 1];
        case 4: return [2 /*return*/];
      }
    });
  });
}
// --- a catch in steps
const dr = new DigitalRiver("key");
function pay(cart) {
  return __awaiter(this, void 0, void 0, function () {
    var payload, e_1;
    return __generator(this, function (_a) {
      switch (_a.label) {
        case 0:
          payload = { type: "payco" };
          _a.label = 1;
        case 1:
          _a.trys.push([1, 3, , 4]);
          return [4 /*yield*/, load(cart)];
        case 2:
          payload.amount = _a.sent();
          return [3 /*break*/, 4];
        case 3:
          e_1 = _a.sent();
          payload.currency = "KRW";
          return [3 /*break*/, 4];
        case 4: return [2 /*return*/, dr.createSource(payload)]; // payload: { type: "payco", amount?, currency? }
      }
    });
  });
}
// --- an async function as Babel lowers it
const dr = new DigitalRiver("key");
function build(_x) {
  return _build.apply(this, arguments);
}
function _build() {
  _build = _asyncToGenerator(/*#__PURE__*/regeneratorRuntime.mark(function _callee(cart) {
    var total;
    return regeneratorRuntime.wrap(function _callee$(_context) {
      while (1) {
        switch (_context.prev = _context.next) {
          case 0:
            _context.next = 2;
            return fetchTotal(cart);
          case 2:
            total = _context.sent;
            if (!total) {
              _context.next = 5;
              break;
            }
            return _context.abrupt("return", { type: "payPal", amount: total });
          case 5:
            return _context.abrupt("return", { type: "creditCard" });
          case 6:
          case "end":
            return _context.stop();
        }
      }
    }, _callee);
  }));
  return _build.apply(this, arguments);
}
build(cart).then(function (p) {
  return dr.createSource(p); // payload: { type: "payPal", amount } | { type: "creditCard" }
});
// --- an async function as Babel lowers it, minified
const dr = new DigitalRiver("key");
var pay = function () { var e = _asyncToGenerator(_regenerator().m(function e(t) { var n; return _regenerator().w(function (e) { for (;;) switch (e.n) { case 0: return e.n = 1, build(t); case 1: return n = e.v, e.a(2, dr.createSource(n)) } }, e) })); return function (t) { return e.apply(this, arguments) } }(); // payload: { type: "payPal", amount }
async function build(t) { return { type: "payPal", amount: t.total } }
// --- a rest pattern as TypeScript lowers it
var __rest = (this && this.__rest) || function (s, e) {
  var t = {};
  for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p) && e.indexOf(p) < 0) t[p] = s[p];
  return t;
};
function build(cart) { return { type: "payPal", sessionId: cart.sid, amount: cart.total, currency: "USD" }; }
var _a = build(cart), amount = _a.amount, currency = _a.currency, rest = __rest(_a, ["amount", "currency"]);
digitalriver.createSource(rest); // payload: { type: "payPal", sessionId }
// --- a rest pattern as Babel lowers it
var _excluded = ["amount"];
var _p = { type: "bPay", amount: 1 }, amount = _p.amount, rest = _objectWithoutProperties(_p, _excluded);
digitalriver.createSource(rest); // payload: { type: "bPay" }
// --- an async function as Babel lowers it, with its helpers
function _regenerator() { var e, t, r = "function" == typeof Symbol ? Symbol : {}, n = r.iterator || "@@iterator", o = r.toStringTag || "@@toStringTag"; function i(r, n, o, i) { var c = n && n.prototype instanceof Generator ? n : Generator, u = Object.create(c.prototype); return _regeneratorDefine2(u, "_invoke", function (r, n, o) { var i, c, u, f = 0, p = o || [], y = !1, G = { p: 0, n: 0, v: e, a: d, f: d.bind(e, 4), d: function d(t, r) { return i = t, c = 0, u = e, G.n = r, a; } }; function d(r, n) { for (c = r, u = n, t = 0; !y && f && !o && t < p.length; t++) { var o, i = p[t], d = G.p, l = i[2]; r > 3 ? (o = l === n) && (u = i[(c = i[4]) ? 5 : (c = 3, 3)], i[4] = i[5] = e) : i[0] <= d && ((o = r < 2 && d < i[1]) ? (c = 0, G.v = n, G.n = i[1]) : d < l && (o = r < 3 || i[0] > n || n > l) && (i[4] = r, i[5] = n, G.n = l, c = 0)); } if (o || r > 1) return a; throw y = !0, n; } return function (o, p, l) { if (f > 1) throw TypeError("Generator is already running"); for (y && 1 === p && d(p, l), c = p, u = l; (t = c < 2 ? e : u) || !y;) { i || (c ? (c > 1 && (G.n = c < 3 ? -1 : u), d(c, u)) : G.v = u); try { if (f = 2, i) { if (c || (o = "next"), t = i[o]) { if (!(t = t.call(i, u))) throw TypeError("iterator result is not an object"); if (!t.done) return t; u = t.value, c < 2 && (c = 0); } else 1 === c && (t = i.return) && t.call(i), c < 2 && (u = TypeError("The iterator does not provide a '" + o + "' method"), c = 1); i = e; } else if ((t = (y = G.n < 0) ? u : r.call(n, G)) !== a) break; } catch (t) { i = e, c = 1, u = t; } finally { f = 1; } } return { value: t, done: y }; }; }(r, o, i), !0), u; } var a = {}; function Generator() {} function GeneratorFunction() {} function GeneratorFunctionPrototype() {} t = Object.getPrototypeOf; var c = [][n] ? t(t([][n]())) : (_regeneratorDefine2(t = {}, n, function () { return this; }), t), u = GeneratorFunctionPrototype.prototype = Generator.prototype = Object.create(c); function f(e) { return Object.setPrototypeOf ? Object.setPrototypeOf(e, GeneratorFunctionPrototype) : (e.__proto__ = GeneratorFunctionPrototype, _regeneratorDefine2(e, o, "GeneratorFunction")), e.prototype = Object.create(u), e; } return GeneratorFunction.prototype = GeneratorFunctionPrototype, _regeneratorDefine2(u, "constructor", GeneratorFunctionPrototype), _regeneratorDefine2(GeneratorFunctionPrototype, "constructor", GeneratorFunction), GeneratorFunction.displayName = "GeneratorFunction", _regeneratorDefine2(GeneratorFunctionPrototype, o, "GeneratorFunction"), _regeneratorDefine2(u), _regeneratorDefine2(u, o, "Generator"), _regeneratorDefine2(u, n, function () { return this; }), _regeneratorDefine2(u, "toString", function () { return "[object Generator]"; }), (_regenerator = function _regenerator() { return { w: i, m: f }; })(); }
function _regeneratorDefine2(e, r, n, t) { var i = Object.defineProperty; try { i({}, "", {}); } catch (e) { i = 0; } _regeneratorDefine2 = function _regeneratorDefine(e, r, n, t) { function o(r, n) { _regeneratorDefine2(e, r, function (e) { return this._invoke(r, n, e); }); } r ? i ? i(e, r, { value: n, enumerable: !t, configurable: !t, writable: !t }) : e[r] = n : (o("next", 0), o("throw", 1), o("return", 2)); }, _regeneratorDefine2(e, r, n, t); }
function asyncGeneratorStep(n, t, e, r, o, a, c) { try { var i = n[a](c), u = i.value; } catch (n) { return void e(n); } i.done ? t(u) : Promise.resolve(u).then(r, o); }
function _asyncToGenerator(n) { return function () { var t = this, e = arguments; return new Promise(function (r, o) { var a = n.apply(t, e); function _next(n) { asyncGeneratorStep(a, r, o, _next, _throw, "next", n); } function _throw(n) { asyncGeneratorStep(a, r, o, _next, _throw, "throw", n); } _next(void 0); }); }; }
var Provider = exports.Provider = function Provider(_ref2) {
  var ref = (0, _react.useRef)(null);
  (0, _react.useEffect)(function () {
    script.onload = function () {
      ref.current = new window.DigitalRiver(_ref2.key);
    };
  }, []);
  var pay = (0, _react.useCallback)(/*#__PURE__*/function () {
    var _ref3 = _asyncToGenerator(/*#__PURE__*/_regenerator().m(function _callee(cart) {
      var details, source;
      return _regenerator().w(function (_context) {
        while (1) switch (_context.n) {
          case 0:
            details = {};
            if (cart.total) {
              details = { payPal: { items: cart.items } };
            }
            _context.n = 1;
            return ref.current.createSource(Object.assign({ type: "payPal", amount: cart.total }, details)); // payload: { type: "payPal", amount, payPal?: { items } }
          case 1:
            source = _context.v;
            return _context.a(2, source.id);
        }
      }, _callee);
    }));
    return function (_x) {
      return _ref3.apply(this, arguments);
    };
  }(), [cart]);
  return _react.default.createElement(Context.Provider, { value: { pay: pay } }, _ref2.children);
};
// --- the modules of a webpack bundle
var __webpack_modules__ = {
  "./types.js": function (module, exports, __webpack_require__) {
    __webpack_require__.r(exports);
    __webpack_require__.d(exports, {
      BPAY: function () { return BPAY; },
      CARD: function () { return CARD; },
      KONBINI: function () { return KONBINI; },
      PAYPAL: function () { return PAYPAL; },
    });
    const BPAY = "bPay";
    const CARD = "creditCard";
    const KONBINI = "konbini";
    const PAYPAL = "payPal";
  },
  "./payloads.js": function (module, exports, __webpack_require__) {
    __webpack_require__.d(exports, { build: function () { return build; } });
    var _types__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__("./types.js");
    const build = (cart) => ({ type: _types__WEBPACK_IMPORTED_MODULE_0__.BPAY, amount: cart.total });
  },
  "./index.js": function (module, exports, __webpack_require__) {
    __webpack_require__.d(exports, {
      build: function () { return _payloads__WEBPACK_IMPORTED_MODULE_0__.build; },
      types: function () { return _types__WEBPACK_IMPORTED_MODULE_1__; },
    });
    var _payloads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__("./payloads.js");
    var _types__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__("./types.js");
  },
};
var __webpack_module_cache__ = {};
function __webpack_require__(moduleId) {
  var cachedModule = __webpack_module_cache__[moduleId];
  if (cachedModule !== undefined) {
    return cachedModule.exports;
  }
  var module = (__webpack_module_cache__[moduleId] = { exports: {} });
  __webpack_modules__[moduleId](module, module.exports, __webpack_require__);
  return module.exports;
}
__webpack_require__.d = function (exports, definition) {
  for (var key in definition) {
    if (__webpack_require__.o(definition, key) && !__webpack_require__.o(exports, key)) {
      Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
    }
  }
};
__webpack_require__.o = function (obj, prop) { return Object.prototype.hasOwnProperty.call(obj, prop); };
__webpack_require__.r = function (exports) {
  if (typeof Symbol !== "undefined" && Symbol.toStringTag) {
    Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
  }
  Object.defineProperty(exports, "__esModule", { value: true });
};
!(function () {
  var _index__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__("./index.js");
  const dr = new DigitalRiver("key");
  dr.createSource((0, _index__WEBPACK_IMPORTED_MODULE_0__.build)(cart)); // payload: { type: "bPay", amount }
  dr.createSource({ type: _index__WEBPACK_IMPORTED_MODULE_0__.types.CARD }); // payload: { type: "creditCard" }
})();
