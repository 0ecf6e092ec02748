// --- module.exports is an object
// file: main.js
const { payload } = require('./payload');
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
module.exports = { payload: { type: 'bPay', amount: 1 } };

// --- module.exports is the payload
// file: main.js
var payload = require('./payload.js');
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
module.exports = { type: 'bPay', amount: 1 };

// --- names of exports
// file: main.js
const shop = require('./payload');
dr.createSource(shop.payload); // payload: { type: "bPay", amount }
// file: payload.js
exports.payload = { type: 'bPay' };
exports.payload.amount = 1;

// --- names of module.exports
// file: main.js
const shop = require('./payload');
dr.createSource(shop.build()); // payload: { type: "bPay", amount }
// file: payload.js
module.exports.build = function () { return { type: 'bPay', amount: 1 }; };

// --- exports and module.exports are one
// file: main.js
const shop = require('./payload');
dr.createSource({ type: shop.type, amount: shop.amount }); // payload: { type: "bPay", amount }
// file: payload.js
exports = module.exports = {};
exports.type = 'bPay';
module.exports.amount = 1;

// --- exports after module.exports was replaced are lost
// file: main.js
const shop = require('./payload');
dr.createSource({ ...shop }); // payload: { type: "bPay" }
// file: payload.js
const old = exports;
module.exports = { type: 'bPay' };
old.amount = 1;

// --- module.exports is a function
// file: main.js
const build = require('./build');
dr.createSource(build('konbini')); // payload: { type: "konbini", amount }
// file: build.js
module.exports = (type) => ({ type, amount: 1 });

// --- module.exports is a class
// file: main.js
const Checkout = require('./checkout');
const checkout = new Checkout();
dr.createSource(checkout.payload); // payload: { type: "bPay" }
// file: checkout.js
module.exports = class { payload = { type: 'bPay' }; };

// --- required in the middle
// file: main.js
dr.createSource(require('./payload').payload); // payload: { type: "bPay" }
dr.createSource({ ...require('./payload').payload, amount: 1 }); // payload: { type: "bPay", amount }
// file: payload.js
exports.payload = { type: 'bPay' };

// --- required in a function
// file: main.js
function pay() {
  const { payload } = require('./payload');
  dr.createSource(payload); // payload: { type: "bPay" }
}
pay();
// file: payload.js
exports.payload = { type: 'bPay' };

// --- required in two branches
// file: main.js
let payload;
if (express) payload = require('./payload').express;
else payload = require('./payload').normal;
dr.createSource(payload); // payload: { type: "bPay" } | { type: "konbini", amount }
// file: payload.js
exports.express = { type: 'bPay' };
exports.normal = { type: 'konbini', amount: 1 };

// --- two files required in two branches
// file: main.js
const payload = express ? require('./express') : require('./normal');
dr.createSource(payload); // payload: { type: "bPay" } | { type: "konbini", amount }
// file: express.js
module.exports = { type: 'bPay' };
// file: normal.js
module.exports = { type: 'konbini', amount: 1 };

// --- a file is run once
// file: main.js
const one = require('./payload');
one.amount = 1;
const two = require('./payload.js');
dr.createSource(two); // payload: { type: "bPay", amount }
// file: payload.js
module.exports = { type: 'bPay' };

// --- a required file changes what an earlier one made
// file: main.js
const payload = require('./payload');
dr.createSource(payload); // payload: { type: "bPay" }
require('./amounts');
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
module.exports = { type: 'bPay' };
// file: amounts.js
require('./payload').amount = 1;

// --- exports of another file are handed on
// file: main.js
const { payload } = require('./index');
dr.createSource(payload); // payload: { type: "bPay" }
// file: index.js
module.exports = { ...require('./payload'), more: 1 };
// file: payload.js
exports.payload = { type: 'bPay' };

// --- module.exports is that of another file
// file: main.js
const { payload } = require('./index');
dr.createSource(payload); // payload: { type: "bPay" }
// file: index.js
module.exports = require('./payload');
// file: payload.js
exports.payload = { type: 'bPay' };

// --- Object.assign into module.exports
// file: main.js
const { payload } = require('./index');
dr.createSource(payload); // payload: { type: "bPay" }
// file: index.js
Object.assign(module.exports, { payload: { type: 'bPay' } });

// --- a name that is not exported: another file may add it
// file: main.js
const { payload } = require('./payload');
dr.createSource({ type: 'bPay', ...payload }); // payload: { type: "bPay", … }
// file: payload.js
exports.other = { amount: 1 };

// --- a file that is not there
// file: main.js
const payload = require('./gone');
dr.createSource(payload); // payload: { … }

// --- a name that is put together
// file: main.js
const payload = require('./' + name);
dr.createSource(payload); // payload: { … }
// file: payload.js
module.exports = { type: 'bPay', amount: 1 };

// --- AMD in the manner of CommonJS
// file: main.js
define(function (require, exports, module) {
  dr.createSource(require('./payload')); // payload: { type: "bPay", amount }
});
// file: payload.js
module.exports = { type: 'bPay', amount: 1 };

// --- a CommonJS file is imported as the default
// file: main.js
import payload from './payload';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
module.exports = { type: 'bPay', amount: 1 };

// --- names are imported from a CommonJS file
// file: main.js
import { payload } from './payload';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
exports.payload = { type: 'bPay', amount: 1 };

// --- a CommonJS file is imported as a namespace
// file: main.js
import * as shop from './payload';
dr.createSource(shop.payload); // payload: { type: "bPay" }
dr.createSource(shop.default.payload); // payload: { type: "bPay" }
// file: payload.js
module.exports = { payload: { type: 'bPay' } };

// --- a CommonJS file that a compiler made has its own default
// file: main.js
import payload from './payload';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.default = { type: 'bPay', amount: 1 };

// --- a module is required
// file: main.js
const shop = require('./payload');
dr.createSource(shop.payload); // payload: { type: "bPay", amount }
dr.createSource(shop.default); // payload: { type: "konbini" }
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };
export default { type: 'konbini' };

// --- what a compiler makes of an import
// file: main.js
"use strict";
var _payload = _interopRequireDefault(require("./payload"));
function _interopRequireDefault(obj) { return obj && obj.__esModule ? obj : { default: obj }; }
dr.createSource(_payload.default); // payload: { type: "bPay", amount }
// file: payload.js
export default { type: 'bPay', amount: 1 };

// --- what a compiler makes of an import of a CommonJS file
// file: main.js
"use strict";
var _payload = _interopRequireDefault(require("./payload"));
function _interopRequireDefault(obj) { return obj && obj.__esModule ? obj : { default: obj }; }
dr.createSource(_payload.default); // payload: { type: "bPay", amount }
// file: payload.js
module.exports = { type: 'bPay', amount: 1 };

// --- what a compiler makes on both sides
// file: main.js
"use strict";
var _payload = _interopRequireDefault(require("./payload"));
function _interopRequireDefault(obj) { return obj && obj.__esModule ? obj : { default: obj }; }
dr.createSource(_payload.default); // payload: { type: "bPay", amount }
// file: payload.js
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.default = void 0;
var _default = exports.default = { type: 'bPay', amount: 1 };

// --- what TypeScript makes of an import
// file: main.js
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const payload_1 = require("./payload");
dr.createSource((0, payload_1.build)()); // payload: { type: "bPay", amount }
// file: payload.js
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.build = build;
function build() { return { type: 'bPay', amount: 1 }; }

// --- what TypeScript makes of a name that is handed on
// file: main.js
"use strict";
const index_1 = require("./index");
dr.createSource(index_1.payload); // payload: { type: "bPay", amount }
// file: index.js
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.payload = void 0;
var payload_1 = require("./payload");
Object.defineProperty(exports, "payload", { enumerable: true, get: function () { return payload_1.payload; } });
// file: payload.js
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.payload = void 0;
exports.payload = { type: 'bPay', amount: 1 };

// --- a module imports and sets module.exports
// file: main.js
const shop = require('./payload');
dr.createSource(shop.payload); // payload: { type: "bPay", amount }
// file: payload.js
import { amount } from './amount';
module.exports = { payload: { type: 'bPay', amount } };
// file: amount.js
export const amount = 1;

// --- a function that is not exported is not reached
// file: main.js
const shop = require('./payload');
dr.createSource(shop.payload); // payload: { type: "bPay" }
// file: payload.js
const payload = { type: 'bPay' };
function express() { payload.amount = 1; }
exports.payload = payload;
