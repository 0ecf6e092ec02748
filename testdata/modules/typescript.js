// --- import x = require()
// file: main.ts
import shop = require('./payload');
dr.createSource(shop.payload); // payload: { type: "bPay", amount }
// file: payload.ts
export const payload: Payload = { type: 'bPay', amount: 1 };

// --- export =
// file: main.ts
import payload = require('./payload');
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.ts
const payload = { type: 'bPay', amount: 1 } as const;
export = payload;

// --- export = as the default
// file: main.ts
import payload from './payload';
dr.createSource(payload); // payload: { type: "bPay" }
// file: payload.ts
export = { type: 'bPay' };

// --- types are left out
// file: main.ts
import type { Payload } from './types';
import { type Method, build } from './build';
dr.createSource(build() as Payload); // payload: { type: "bPay" }
// file: types.ts
export interface Payload { type: string }
// file: build.ts
export type Method = 'bPay';
export function build(): { type: Method } { return { type: 'bPay' }; }

// --- a type and a value of one name
// file: main.ts
import { Payload } from './payload';
dr.createSource(Payload); // payload: { type: "bPay" }
// file: payload.ts
export interface Payload { type: string }
export const Payload = { type: 'bPay' };

// --- an enum
// file: main.ts
import { Method } from './method';
dr.createSource({ type: Method.BPay, amount: 1 }); // payload: { type: "bPay", amount }
// file: method.ts
export enum Method { BPay = 'bPay', Konbini = 'konbini' }

// --- a constant enum that is handed on
// file: main.ts
import { Kind } from './index';
dr.createSource({ type: Kind.BPay }); // payload: { type: "bPay" }
// file: index.ts
import { Method } from './method';
export { Method as Kind };
// file: method.ts
export const enum Method { BPay = 'bPay', Konbini = 'konbini' }

// --- a namespace
// file: main.ts
import { Payments } from './payments';
dr.createSource(Payments.base); // payload: { type: "bPay" }
// file: payments.ts
export namespace Payments { export const base = { type: 'bPay' }; }

// --- overloads
// file: main.ts
import { build } from './build';
dr.createSource(build('bPay')); // payload: { type: "bPay", amount }
// file: build.ts
export function build(type: string): Payload;
export function build(type: string, amount?: number): Payload;
export function build(type: string, amount = 1) { return { type, amount }; }

// --- an abstract class
// file: main.ts
import { Checkout } from './checkout';
class BPay extends Checkout {
  protected readonly type = 'bPay';
}
new BPay(new DigitalRiver('key')).pay(); // It calls createSource.
// file: checkout.ts
export abstract class Checkout {
  protected abstract readonly type: string;
  constructor(private readonly dr: DigitalRiver) {}
  pay() { this.dr.createSource({ type: this.type, amount: 1 }); } // payload: { type: "bPay", amount } | { type, amount }
}

// --- satisfies and assertions
// file: main.ts
import { base } from './base';
dr.createSource(<any>{ ...base!, sessionId } satisfies Payload); // payload: { type: "bPay", sessionId }
// file: base.ts
export const base = { type: 'bPay' } as const satisfies Payload;

// --- a type of another file says nothing of the value
// file: main.ts
import { Payload } from './types';
declare const payload: Payload;
dr.createSource(payload); // payload: { … }
// file: types.ts
export interface Payload { type: 'bPay'; amount: number }
