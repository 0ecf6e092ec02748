// --- an object of another file
// file: main.js
import { sdk } from './sdk';
sdk.createSource({ amount: 1 }); // payload: { amount }
// file: sdk.js
export const sdk = new DigitalRiver('key');

// --- by default
// file: main.js
import sdk from './sdk';
sdk.createSource({ amount: 1 }); // payload: { amount }
// file: sdk.js
export default new window.DigitalRiver('key', { locale: 'en-US' });

// --- required
// file: main.js
const { sdk } = require('./sdk');
sdk.createSource({ amount: 1 }); // payload: { amount }
// file: sdk.js
exports.sdk = new DigitalRiver('key');

// --- that is made when asked for
// file: main.js
import { getSdk } from './sdk';
getSdk().createSource({ amount: 1 }); // payload: { amount }
// file: sdk.js
let sdk;
export function getSdk() {
  if (!sdk) sdk = new DigitalRiver('key');
  return sdk;
}

// --- that is made later
// file: main.js
import { sdk, init } from './sdk';
init();
sdk.createDropin({ options: {} }); // payload: { options: {} }
// file: sdk.js
export let sdk;
export const init = () => { sdk = new DigitalRiver('key'); };

// --- by a promise
// file: main.js
import { load } from './sdk';
load().then((sdk) => sdk.createSource({ amount: 1 })); // payload: { amount }
async function pay() {
  const sdk = await load();
  sdk.createSource({ currency: 'AUD' }); // payload: { currency }
}
// file: sdk.js
export async function load() { return new DigitalRiver('key'); }

// --- in an object
// file: main.js
import services from './services';
services.payments.createSource({ amount: 1 }); // payload: { amount }
// file: services.js
export default { payments: new DigitalRiver('key') };

// --- handed to a function
// file: main.js
import { pay } from './pay';
// It calls createSource.
pay(new DigitalRiver('key'), { amount: 1 });
// file: pay.js
export function pay(sdk, payload) {
  sdk.createSource(payload); // payload: { amount } | { … }
}

// --- a function of it
// file: main.js
import { createSource } from './sdk';
createSource({ amount: 1 }); // payload: { amount }
// file: sdk.js
const sdk = new DigitalRiver('key');
export const createSource = sdk.createSource.bind(sdk);

// --- a wrapper
// file: main.js
import { createSource } from './wrapper';
createSource({ type: 'bPay', amount: 1 });
// file: wrapper.js
const sdk = new DigitalRiver('key');
export function createSource(payload) {
  return sdk.createSource({ ...payload, sessionId: id }); // payload: { type: "bPay", amount, sessionId } | { sessionId, … }
}

// --- a class of another file with a method of that name
// file: main.js
import { Gateway } from './gateway';
const gateway = new Gateway();
gateway.createSource({ type: 'bPay', amount: 1 });
// file: gateway.js
export class Gateway { createSource(payload) { return fetch('/pay', payload); } }

// --- an object of another file with a method of that name
// file: main.js
import { digitalRiver } from './server';
digitalRiver.createSource({ type: 'bPay', amount: 1 });
// file: server.js
export const digitalRiver = { createSource: (payload) => fetch('/pay', payload) };

// --- a function of another file of that name
// file: main.js
import { createSource } from './server';
createSource({ type: 'bPay', amount: 1 });
// file: server.js
export const createSource = (payload) => fetch('/pay', payload);

// --- a Stripe object of another file
// file: main.js
import { sdk } from './sdk';
sdk.createSource({ type: 'bPay', amount: 1 });
// file: sdk.js
export const sdk = Stripe('pk');

// --- a DigitalRiver of one's own
// file: main.js
import { DigitalRiver } from './own';
new DigitalRiver('key').createSource({ type: 'bPay', amount: 1 });
// file: own.js
export class DigitalRiver { createSource(payload) {} }

// --- what a page brings is what it is in each file
// file: main.js
import './setup';
window.payments.createSource({ amount: 1 }); // payload: { amount }
// file: setup.js
window.payments = new DigitalRiver('key');
