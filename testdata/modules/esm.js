// --- a named export
// file: main.js
import { payload } from './payload';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- a renamed import
// file: main.js
import { payload as p } from './payload';
dr.createSource(p); // payload: { type: "bPay", amount }
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- another name of the same file
// file: main.js
import { other } from './payload';
dr.createSource(other); // payload: { type: "konbini" }
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };
export const other = { type: 'konbini' };

// --- a default export
// file: main.js
import payload from './payload';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
export default { type: 'bPay', amount: 1 };

// --- a default export of a variable that is filled before
// file: main.js
import payload from './payload';
dr.createSource(payload); // payload: { type: "bPay", currency }
// file: payload.js
const payload = { type: 'bPay' };
payload.currency = 'AUD';
export default payload;

// --- default and named together
// file: main.js
import type, { amount } from './payload';
dr.createSource({ type, amount }); // payload: { type: "bPay", amount }
// file: payload.js
export default 'bPay';
export const amount = 1;

// --- a namespace
// file: main.js
import * as shop from './payload';
dr.createSource(shop.payload); // payload: { type: "bPay", amount }
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- a namespace with its default
// file: main.js
import * as shop from './payload';
dr.createSource(shop.default); // payload: { type: "bPay" }
// file: payload.js
export default { type: 'bPay' };

// --- a namespace taken apart
// file: main.js
import * as shop from './payload';
const { payload, ...rest } = shop;
dr.createSource(payload); // payload: { type: "bPay", amount }
dr.createSource(rest.other); // payload: { type: "konbini" }
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };
export const other = { type: 'konbini' };

// --- a namespace that is spread
// file: main.js
import * as parts from './parts';
dr.createSource({ ...parts, sessionId: id }); // payload: { type: "bPay", amount, sessionId }
// file: parts.js
export const type = 'bPay', amount = 1;

// --- export of names declared before
// file: main.js
import { a, b } from './payload';
dr.createSource({ ...a, ...b }); // payload: { type: "bPay", amount }
// file: payload.js
const a = { type: 'bPay' }, c = { amount: 1 };
export { a, c as b };

// --- export as default
// file: main.js
import p from './payload';
dr.createSource(p); // payload: { type: "bPay" }
// file: payload.js
const payload = { type: 'bPay' };
export { payload as default };

// --- import of the default by its name
// file: main.js
import { default as p } from './payload';
dr.createSource(p); // payload: { type: "bPay" }
// file: payload.js
export default { type: 'bPay' };

// --- a name that is a string
// file: main.js
import { 'the payload' as p } from './payload';
dr.createSource(p); // payload: { type: "bPay" }
// file: payload.js
const payload = { type: 'bPay' };
export { payload as 'the payload' };

// --- re-export of a name
// file: main.js
import { payload } from './index';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: index.js
export { payload } from './payload';
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- re-export under another name
// file: main.js
import { checkout } from './index';
dr.createSource(checkout); // payload: { type: "bPay", amount }
// file: index.js
export { default as checkout } from './payload';
// file: payload.js
export default { type: 'bPay', amount: 1 };

// --- re-export of everything
// file: main.js
import { payload } from './index';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: index.js
export * from './other';
export * from './payload';
// file: other.js
export const nothing = 1;
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- a name of the file itself goes before those that it hands on
// file: main.js
import { payload } from './index';
dr.createSource(payload); // payload: { type: "konbini" }
// file: index.js
export * from './payload';
export const payload = { type: 'konbini' };
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- everything does not hand on the default
// file: main.js
import payload from './index';
dr.createSource(payload); // payload: { … }
// file: index.js
export * from './payload';
// file: payload.js
export default { type: 'bPay', amount: 1 };

// --- re-export of everything under a name
// file: main.js
import { payments } from './index';
dr.createSource(payments.payload); // payload: { type: "bPay" }
// file: index.js
export * as payments from './payload';
// file: payload.js
export const payload = { type: 'bPay' };

// --- what was imported is exported
// file: main.js
import { payload, all } from './index';
dr.createSource(payload); // payload: { type: "bPay" }
dr.createSource(all.payload); // payload: { type: "bPay" }
// file: index.js
import { payload } from './payload';
import * as all from './payload';
export { payload, all };
// file: payload.js
export const payload = { type: 'bPay' };

// --- a name that nobody exports
// file: main.js
import { gone } from './payload';
dr.createSource(gone); // payload: { … }
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- a file that is not there
// file: main.js
import { payload } from './gone';
dr.createSource(payload); // payload: { … }

// --- a package
// file: main.js
import { payload } from 'shop-payloads';
dr.createSource({ type: 'bPay', ...payload }); // payload: { type: "bPay", … }

// --- names of a package that are handed on
// file: main.js
import { payload, other } from './index';
dr.createSource(payload); // payload: { … }
dr.createSource(other); // payload: { … }
// file: index.js
export { payload } from 'shop-payloads';
export * from 'more-payloads';

// --- a file that can't be parsed
// file: main.js
import { payload } from './broken';
dr.createSource(payload); // payload: { … }
// file: broken.js
export const payload = { type: 'bPay', amount: };

// --- a function that returns the payload
// file: main.js
import { build } from './build';
dr.createSource(build(true)); // payload: { type: "bPay", amount }
// file: build.js
export function build(express) {
  const payload = { type: 'bPay' };
  if (express) payload.amount = 1;
  return payload;
}

// --- a function that changes the payload
// file: main.js
import addAmounts from './amounts';
const payload = { type: 'bPay' };
addAmounts(payload);
dr.createSource(payload); // payload: { type: "bPay", amount, currency }
// file: amounts.js
export default function (payload) {
  payload.amount = 1;
  payload.currency = 'AUD';
}

// --- a function that adds the session
// file: main.js
import { withSession } from './session';
dr.createSource(withSession({ type: 'bPay' })); // payload: { type: "bPay", sessionId }
// file: session.js
export const withSession = (payload) => ({ ...payload, sessionId: cart.paymentSession.id });

// --- a function of an unknown file may do anything
// file: main.js
import { withSession } from './gone';
const payload = { type: 'bPay' };
withSession(payload);
dr.createSource(payload); // payload: { type: "bPay", ! }

// --- a method of an exported object
// file: main.js
import { Payments } from './payments';
dr.createSource(Payments.build()); // payload: { type: "bPay", amount }
// file: payments.js
export const Payments = {
  base: { type: 'bPay' },
  build() { return { ...this.base, amount: 1 }; },
};

// --- a function that is exported before it is declared
// file: main.js
import { build } from './build';
dr.createSource(build()); // payload: { type: "bPay" }
// file: build.js
export { build };
function build() { return { type: 'bPay' }; }

// --- names taken from an object
// file: main.js
import { payload, rest } from './payload';
dr.createSource(payload); // payload: { type: "bPay" }
dr.createSource(rest.other); // payload: { type: "konbini" }
// file: payload.js
export const { payload, ...rest } = { payload: { type: 'bPay' }, other: { type: 'konbini' } };

// --- a class
// file: main.js
import { Checkout } from './checkout';
// It calls createSource.
new Checkout(dr).pay({ type: 'bPay', amount: 1 });
// file: checkout.js
export class Checkout {
  constructor(dr) { this.dr = dr; }
  pay(payload) { this.dr.createSource(payload); } // payload: { type: "bPay", amount } | { … }
}

// --- a class that is extended
// file: main.js
import Checkout from './checkout';
class BPay extends Checkout {
  payload() { return { ...super.payload(), amount: 1 }; }
}
dr.createSource(new BPay().payload()); // payload: { type: "bPay", amount }
// file: checkout.js
export default class Checkout {
  payload() { return { type: 'bPay' }; }
}

// --- a static member
// file: main.js
import { Methods } from './methods';
dr.createSource({ type: Methods.BPAY, amount: 1 }); // payload: { type: "bPay", amount }
// file: methods.js
export class Methods { static BPAY = 'bPay'; }

// --- constants for the type and for keys
// file: main.js
import { TYPE, KEY } from './constants';
dr.createSource({ type: TYPE, [KEY]: 1 }); // payload: { type: "bPay", amount }
// file: constants.js
export const TYPE = 'bPay';
export const KEY = 'amount';

// --- a table of constants
// file: main.js
import { METHODS } from './constants';
dr.createSource({ type: METHODS.konbini }); // payload: { type: "konbini" }
// file: constants.js
export const METHODS = Object.freeze({ bPay: 'bPay', konbini: 'konbini' });

// --- a variable that is set later
// file: main.js
import { payload, prepare } from './state';
prepare();
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: state.js
export let payload;
export function prepare() { payload = { type: 'bPay', amount: 1 }; }

// --- a variable that is set later, through a namespace
// file: main.js
import * as state from './state';
state.prepare();
dr.createSource(state.payload); // payload: { type: "bPay", amount }
// file: state.js
export let payload = null;
export const prepare = () => { payload = { type: 'bPay', amount: 1 }; };

// --- a variable that is set later keeps nothing of before
// file: main.js
import { payload, replace } from './state';
replace({ type: 'konbini' });
dr.createSource(payload); // payload: { type: "konbini" }
// file: state.js
export let payload = { type: 'bPay', amount: 1 };
export function replace(next) { payload = next; }

// --- the default is a copy of the variable
// file: main.js
import payload, { replace } from './state';
replace({ type: 'konbini' });
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: state.js
let payload = { type: 'bPay', amount: 1 };
export function replace(next) { payload = next; }
export default payload;

// --- an imported object that is written to
// file: main.js
import { payload } from './payload';
import './amounts';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: amounts.js
import { payload } from './payload';
payload.amount = 1;
// file: payload.js
export const payload = { type: 'bPay' };

// --- files run in the order of their imports
// file: main.js
import './first';
import { payload } from './payload';
import './last';
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: first.js
import { payload } from './payload';
payload.currency = 'AUD';
// file: last.js
import { payload } from './payload';
delete payload.currency;
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- an import below its use
// file: main.js
dr.createSource(payload); // payload: { type: "bPay", amount }
import { payload } from './payload';
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- a local name hides an imported one
// file: main.js
import { payload } from './payload';
function pay() {
  const payload = { type: 'konbini' };
  dr.createSource(payload); // payload: { type: "konbini" }
}
pay();
// file: payload.js
export const payload = { type: 'bPay', amount: 1 };

// --- two files with the same names
// file: main.js
import { payload as one } from './one';
import { payload as two } from './two';
dr.createSource(one); // payload: { type: "bPay" }
dr.createSource(two); // payload: { type: "konbini", amount }
// file: one.js
const amount = 1;
export const payload = { type: 'bPay' };
// file: two.js
const amount = 2;
export const payload = { type: 'konbini', amount };

// --- an exported function of the file has one more caller
// file: main.js
import { amount } from './amount';
export function pay(payload) {
  dr.createSource(payload); // payload: { type: "bPay", amount } | { … }
}
pay({ type: 'bPay', amount });
// file: amount.js
export const amount = 1;

// --- a function of an imported file that nobody calls doesn't run
// file: main.js
import { payload } from './payload';
dr.createSource(payload); // payload: { type: "bPay" }
// file: payload.js
export const payload = { type: 'bPay' };
export function express() { payload.amount = 1; }

// --- a test of a variable that is set later
// file: main.js
import * as state from './state';
state.prepare();
if (state.payload) dr.createSource(state.payload); // payload: { type: "bPay", amount }
// file: state.js
export let payload = null;
export function prepare() { payload = { type: 'bPay', amount: 1 }; }

// --- a default export with a name, called by its importer and in its own file
// file: main.js
import build, { pay } from './build';
dr.createSource(build(cart)); // payload: { type: "payPal", amount }
pay(cart);
// file: build.js
export default function build(cart) {
  return { type: "payPal", amount: cart.total };
}
export const pay = (cart) => new DigitalRiver("key").createSource(build(cart)); // payload: { type: "payPal", amount }

// --- a default export that is a class with a name
// file: main.js
import Checkout, { own } from './checkout';
dr.createSource(new Checkout().build(cart)); // payload: { type: "payPal", amount }
own(cart);
// file: checkout.js
export default class Shop {
  build(cart) { return { type: "payPal", amount: cart.total }; }
}
export const own = (cart) => new DigitalRiver("key").createSource(new Shop().build(cart)); // payload: { type: "payPal", amount }
