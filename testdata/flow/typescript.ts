// --- as
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount: 1 } as Payload;
dr.createSource(p as any); // payload: { type: "bPay", amount }
// --- as const
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount: 1 } as const;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- satisfies
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount: 1 } satisfies Payload;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- the exclamation mark
const dr = new DigitalRiver("key");
let p: Payload | undefined;
p = { type: "bPay", amount: 1 };
dr.createSource(p!); // payload: { type: "bPay", amount }
// --- angle brackets
const dr = new DigitalRiver("key");
const p = <Payload>{ type: "bPay", amount: 1 };
dr.createSource(<any>p); // payload: { type: "bPay", amount }
// --- a write through a cast
const dr = new DigitalRiver("key");
const p = {} as Payload;
(p as any).type = "bPay";
(p as any).payPal = {};
(p as any).payPal!.items = cart.lines;
dr.createSource(p); // payload: { type: "bPay", payPal: { items } }
// --- a declared type adds no property
const dr = new DigitalRiver("key");
const p: { type: string; amount?: number } = { type: "bPay" };
dr.createSource(p); // payload: { type: "bPay" }
// --- an enum
const dr = new DigitalRiver("key");
enum Method {
  BPay = "bPay",
  Payco = "payco",
}
dr.createSource({ type: Method.BPay, amount: 1 }); // payload: { type: "bPay", amount }
// --- an enum by brackets
const dr = new DigitalRiver("key");
enum Method {
  BPay = "bPay",
  Payco = "payco",
}
dr.createSource({ type: Method["Payco"] }); // payload: { type: "payco" }
// --- a const enum
const dr = new DigitalRiver("key");
const enum Method {
  BPay = "bPay",
}
dr.createSource({ type: Method.BPay }); // payload: { type: "bPay" }
// --- a type that is a union of constants is not a value
const dr = new DigitalRiver("key");
function pay(type: "bPay" | "payco") {
  dr.createSource({ type }); // payload: { type }
}
lib.send(pay);
// --- a parameter property
const dr = new DigitalRiver("key");
class Checkout {
  constructor(private readonly payload: Payload) {}
  pay() {
    dr.createSource(this.payload); // payload: { type: "bPay", amount }
  }
}
new Checkout({ type: "bPay", amount: 1 }).pay();
// --- the receiver as a parameter property
class Checkout {
  constructor(private client: any) {}
  pay() {
    this.client.createSource({ owner: 1, amount: 1 }); // payload: { owner, amount }
  }
}
new Checkout(new DigitalRiver("key")).pay();
// --- a namespace
const dr = new DigitalRiver("key");
namespace Payloads {
  export const bPay = { type: "bPay", amount: 1 };
}
dr.createSource(Payloads.bPay); // payload: { type: "bPay", amount }
// --- generics and return types
const dr = new DigitalRiver("key");
function build<T extends object>(part: T): T & { amount: number } {
  return { ...part, amount: 1 };
}
dr.createSource(build<{ type: string }>({ type: "bPay" })); // payload: { type: "bPay", amount }
// --- overloads
const dr = new DigitalRiver("key");
function build(type: "bPay"): Payload;
function build(type: string): Payload;
function build(type: string): Payload {
  return { type, amount: 1 };
}
dr.createSource(build("bPay")); // payload: { type: "bPay", amount }
// --- an optional parameter
const dr = new DigitalRiver("key");
function pay(p?: Payload) {
  dr.createSource(p!); // payload: { type: "bPay", amount }
}
pay({ type: "bPay", amount: 1 });
// --- an abstract class
const dr = new DigitalRiver("key");
abstract class Base {
  abstract build(): Payload;
  pay() {
    dr.createSource(this.build()); // payload: { type: "bPay", amount }
  }
}
class BPay extends Base {
  build(): Payload {
    return { type: "bPay", amount: 1 };
  }
}
new BPay().pay();
// --- a declared constant is unknown
const dr = new DigitalRiver("key");
declare const extra: Payload;
dr.createSource(extra); // payload: { … }
// --- a constant object of types
const dr = new DigitalRiver("key");
const METHODS = { bPay: "bPay", payco: "payco" } as const;
dr.createSource({ type: METHODS.payco, amount: 1 }); // payload: { type: "payco", amount }
// --- an instantiated member
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount: 1 };
(dr as any)!.createSource!(p); // payload: { type: "bPay", amount }
// --- a typed receiver by its name
function pay(digitalRiver: DigitalRiverSdk, total: number) {
  digitalRiver.createSource({ type: "bPay", amount: total }); // payload: { type: "bPay", amount }
}
// --- definite assignment of a field
const dr = new DigitalRiver("key");
class Checkout {
  payload!: Payload;
  init() {
    this.payload = { type: "bPay", amount: 1 };
    return this;
  }
  pay() {
    dr.createSource(this.payload); // payload: { type: "bPay", amount }
  }
}
new Checkout().init().pay();
// --- a field without a value is only declared
const dr = new DigitalRiver("key");
class SourceRequest {
  public amount?: number;
  public declare currency: string;
  constructor(public readonly type: string, public readonly sessionId: string) {}
}
dr.createSource(new SourceRequest("bPay", cart.sessionId)); // payload: { type: "bPay", sessionId }
// --- receivers declared to be a class of the program, whose own function is called
class DigitalRiverService {
  sdk = new DigitalRiver("key");
  createSource(payload: any) {
    const { amount, ...rest } = payload;
    return this.sdk.createSource({ ...rest, sessionId: session.id }); // payload: { type: "bPay", sessionId } | { type: "payco", sessionId } | { type: "konbini", sessionId } | { type: "msts", sessionId } | { type: "trustly", sessionId }
  }
}
class GivenToConstructor {
  constructor(private digitalRiver: DigitalRiverService) {}
  pay() {
    return this.digitalRiver.createSource({ type: "bPay", amount: 1 });
  }
}
class Injected {
  digitalRiver = inject(DigitalRiverService);
  pay() {
    return this.digitalRiver.createSource({ type: "payco", amount: 1 });
  }
}
class SetByFramework {
  @Input() digitalRiver!: DigitalRiverService;
  pay() {
    return this.digitalRiver.createSource({ type: "konbini", amount: 1 });
  }
}
class KeptByConstructor {
  private readonly digitalRiver: DigitalRiverService | null;
  constructor(digitalRiver: DigitalRiverService) {
    this.digitalRiver = digitalRiver;
  }
  pay() {
    return this.digitalRiver.createSource({ type: "msts", amount: 1 });
  }
}
function payTyped(digitalRiver: DigitalRiverService) {
  return digitalRiver.createSource({ type: "trustly", amount: 1 });
}
// --- of a payload declared to be of a class nothing follows: somebody else may have set anything
const dr = new DigitalRiver("key");
class Order {
  type = "bPay";
  amount = 1;
}
export function payOrder(order: Order) {
  dr.createSource(order); // payload: { … }
}
// --- a receiver that may be something besides
class Wrapper {
  createSource(payload: any) {
    console.log(payload);
  }
}
function pay(digitalRiver: Wrapper | Other) {
  digitalRiver.createSource({ type: "konbini", amount: 1 }); // payload: { type: "konbini", amount }
}
// --- a parameter that is a property, too, is written into by the constructor
class Filled {
  constructor(private payload: any) {
    payload.currency = "EUR";
  }
}
const payload = { type: "payPal" };
new Filled(payload);
dr.createSource(payload); // payload: { currency, type: "payPal" }
