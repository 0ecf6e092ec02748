// --- the default is the value
// file: main.js
import payload from './payload.json';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.json
{ "type": "bPay", "amount": 1 }

// --- with attributes
// file: main.js
import payload from './payload.json' with { type: 'json' };
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.json
{ "type": "bPay", "amount": 1 }

// --- required
// file: main.js
const payload = require('./payload.json');
dr.createSource(payload); // payload: { type: "bPay", bPay: {}, amount }
// file: payload.json
{ "type": "bPay", "bPay": {}, "amount": 1 }

// --- spread and extended
// file: main.js
import base from './base.json';
dr.createSource({ ...base, sessionId: cart.session.id }); // payload: { type: "payPal", payPal: { items, returnUrl }, sessionId }
// file: base.json
{ "type": "payPal", "payPal": { "returnUrl": "/done", "items": [] } }

// --- a part of it
// file: main.js
import config from './config.json';
dr.createSource(config.payments.bPay); // payload: { type: "bPay" }
dr.createSource(config.payments[kind]); // payload: { type: "bPay" } | { type: "konbini", amount }
// file: config.json
{ "payments": { "bPay": { "type": "bPay" }, "konbini": { "type": "konbini", "amount": 1 } } }

// --- a name of it
// file: main.js
import { type, amount } from './payload.json';
dr.createSource({ type, amount }); // payload: { type: "bPay", amount }
// file: payload.json
{ "type": "bPay", "amount": 1, "currency": "AUD" }

// --- as a namespace
// file: main.js
import * as config from './config.json';
dr.createSource({ type: config.type }); // payload: { type: "bPay" }
dr.createSource({ type: config.default.type }); // payload: { type: "bPay" }
// file: config.json
{ "type": "bPay" }

// --- a list
// file: main.js
import payloads from './payloads.json';
payloads.forEach((payload) => dr.createSource(payload)); // payload: { type: "bPay" } | { type: "konbini", amount }
// file: payloads.json
[{ "type": "bPay" }, { "type": "konbini", "amount": 1 }]

// --- handed on
// file: main.js
import { base } from './index';
dr.createSource(base); // payload: { type: "bPay" }
// file: index.js
export { default as base } from './base.json';
// file: base.json
{ "type": "bPay" }

// --- loaded later
// file: main.js
import('./payload.json').then((module) => dr.createSource(module.default)); // payload: { type: "bPay", amount }
// file: payload.json
{ "type": "bPay", "amount": 1 }

// --- broken
// file: main.js
import payload from './payload.json';
dr.createSource(payload); // payload: { … }
// file: payload.json
{ "type": "bPay", "amount": }

// --- empty
// file: main.js
import payload from './payload.json';
dr.createSource(payload); // payload: { … }
// file: payload.json

// --- a copy leaves it as it is
// file: main.js
import base from './base.json';
const copy = { ...base };
copy.amount = 1;
dr.createSource(base); // payload: { type: "bPay" }
// file: base.json
{ "type": "bPay" }

// --- what it lacks it lacks
// file: main.js
import base from './base.json';
dr.createSource({ type: 'bPay', ...base.details }); // payload: { type: "bPay" }
// file: base.json
{ "amount": 1 }

// --- a variable that lets go of it
// file: main.js
let payload = require('./payload.json');
payload = { type: 'konbini' };
dr.createSource(payload); // payload: { type: "konbini" }
dr.createSource(require('./payload.json')); // payload: { type: "bPay", amount }
// file: payload.json
{ "type": "bPay", "amount": 1 }
