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
