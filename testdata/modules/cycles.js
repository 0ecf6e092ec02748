// --- functions of two files call each other
// file: main.js
import { build } from './build';
export function amounts() { return { amount: 1 }; }
dr.createSource(build()); // payload: { type: "bPay", amount }
// file: build.js
import { amounts } from './main';
export function build() { return { type: 'bPay', ...amounts() }; }

// --- a function of a file that is still running
// file: main.js
import { payload } from './payload';
export function base() { return { type: 'bPay' }; }
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
import { base } from './main';
export const payload = { ...base(), amount: 1 };

// --- a variable of a file that is still running is read later
// file: main.js
import { build } from './build';
export const TYPE = 'bPay';
dr.createSource(build()); // payload: { type: "bPay", amount }
// file: build.js
import { TYPE } from './main';
export const build = () => ({ type: TYPE, amount: 1 });

// --- exports of a file that is still running
// file: main.js
exports.type = 'bPay';
const { build } = require('./build');
exports.amount = 1;
dr.createSource(build()); // payload: { type: "bPay", amount }
// file: build.js
const main = require('./main');
exports.build = () => ({ type: main.type, amount: main.amount });

// --- a file that imports itself
// file: main.js
import * as self from './main';
export const payload = { type: 'bPay' };
dr.createSource(self.payload); // payload: { type: "bPay" }

// --- everything of each other
// file: main.js
import { one, two, gone } from './one';
dr.createSource({ ...one, ...two }); // payload: { type: "bPay", amount }
dr.createSource({ type: 'bPay', ...gone }); // payload: { type: "bPay", … }
// file: one.js
export * from './two';
export const one = { type: 'bPay' };
// file: two.js
export * from './one';
export const two = { amount: 1 };

// --- a name that comes from itself
// file: main.js
import { payload } from './one';
dr.createSource(payload); // payload: { … }
// file: one.js
export { payload } from './two';
// file: two.js
export { payload } from './one';

// --- namespaces of each other
// file: main.js
import * as one from './one';
dr.createSource(one.two.one.payload); // payload: { type: "bPay" }
// file: one.js
import * as two from './two';
export { two };
export const payload = { type: 'bPay' };
// file: two.js
import * as one from './one';
export { one };

// --- classes of each other
// file: main.js
import { Shop } from './shop';
dr.createSource(new Shop().checkout().payload()); // payload: { type: "bPay", amount }
// file: shop.js
import { Checkout } from './checkout';
export class Shop {
  amount = 1;
  checkout() { return new Checkout(this); }
}
// file: checkout.js
import { Shop } from './shop';
export class Checkout {
  constructor(shop) { this.shop = shop; }
  payload() { return { type: 'bPay', amount: this.shop.amount }; }
  again() { return new Shop(); }
}

// --- a function that comes back for ever
// file: main.js
import { ping } from './ping';
dr.createSource(ping({ type: 'bPay' }, 3)); // payload: { type: "bPay" }
export function pong(payload, times) { return times ? ping(payload, times - 1) : payload; }
// file: ping.js
import { pong } from './main';
export function ping(payload, times) { return times ? pong(payload, times - 1) : payload; }
