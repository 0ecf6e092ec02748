// --- a constant
const dr = new DigitalRiver("key");
const TYPE = "payPal";
dr.createSource({ type: TYPE }); // payload: { type: "payPal" }
// --- concatenation of constants
const dr = new DigitalRiver("key");
const PAY = "pay";
dr.createSource({ type: PAY + "Pal" }); // payload: { type: "payPal" }
// --- a template of constants
const dr = new DigitalRiver("key");
const PAY = "pay";
dr.createSource({ type: `${PAY}Pal` }); // payload: { type: "payPal" }
// --- a template without parts
const dr = new DigitalRiver("key");
dr.createSource({ type: `payPal` }); // payload: { type: "payPal" }
// --- concatenation with an unknown value
const dr = new DigitalRiver("key");
dr.createSource({ type: "pay" + kind }); // payload: { type }
// --- a template with an unknown value
const dr = new DigitalRiver("key");
dr.createSource({ type: `pay${kind}` }); // payload: { type }
// --- added up in steps
const dr = new DigitalRiver("key");
let type = "pay";
type += "Pal";
dr.createSource({ type }); // payload: { type: "payPal" }
// --- added up in a branch
const dr = new DigitalRiver("key");
let type = "payPal";
if (flag) type += "Credit";
dr.createSource({ type }); // payload: { type: "payPal" | "payPalCredit" }
// --- a computed key with a constant
const dr = new DigitalRiver("key");
const FIELD = "amount";
dr.createSource({ type: "bPay", [FIELD]: 1 }); // payload: { type: "bPay", amount }
// --- a computed key put together
const dr = new DigitalRiver("key");
const prefix = "a";
dr.createSource({ type: "bPay", [prefix + "mount"]: 1, [`curr${"ency"}`]: 1 }); // payload: { type: "bPay", amount, currency }
// --- a computed key that is unknown
const dr = new DigitalRiver("key");
dr.createSource({ type: "bPay", [key]: 1 }); // payload: { type: "bPay", … }
// --- a computed key with the type
const dr = new DigitalRiver("key");
const type = "bPay";
dr.createSource({ type, [type]: { a: 1 } }); // payload: { type: "bPay", bPay: { a } }
// --- a computed key that is one of two
const dr = new DigitalRiver("key");
const field = flag ? "amount" : "currency";
dr.createSource({ type: "bPay", [field]: 1 }); // payload: { type: "bPay", amount?, currency? }
// --- quoted keys
const dr = new DigitalRiver("key");
dr.createSource({ "type": "bPay", 'amount': 1 }); // payload: { type: "bPay", amount }
// --- escapes in a key
const dr = new DigitalRiver("key");
dr.createSource({ type: "bPay", "\x61mount": 1, curr\u0065ncy: 1 }); // payload: { type: "bPay", amount, currency }
// --- escapes in a value
const dr = new DigitalRiver("key");
dr.createSource({ type: "b\u0050ay" }); // payload: { type: "bPay" }
// --- a constant from an object
const dr = new DigitalRiver("key");
const TYPES = { PAYPAL: "payPal", BPAY: "bPay" };
dr.createSource({ type: TYPES.PAYPAL }); // payload: { type: "payPal" }
// --- a constant from a frozen object
const dr = new DigitalRiver("key");
const TYPES = Object.freeze({ PAYPAL: "payPal" });
dr.createSource({ type: TYPES.PAYPAL }); // payload: { type: "payPal" }
// --- a constant from an object that is changed
const dr = new DigitalRiver("key");
const TYPES = { PAYPAL: "payPal" };
TYPES.PAYPAL = "payPalCredit";
dr.createSource({ type: TYPES.PAYPAL }); // payload: { type: "payPalCredit" }
// --- a constant that the object does not have
const dr = new DigitalRiver("key");
const TYPES = { PAYPAL: "payPal" };
dr.createSource({ type: TYPES.BPAY || "bPay" }); // payload: { type: "bPay" }
// --- an unknown type
const dr = new DigitalRiver("key");
const type = cart.paymentType;
dr.createSource({ type: type, amount: 1 }); // payload: { type, amount }
// --- a tagged template is unknown
const dr = new DigitalRiver("key");
const tag = (parts) => unknown(parts);
dr.createSource({ type: tag`payPal` }); // payload: { type }
// --- a constant from a function
const dr = new DigitalRiver("key");
const type = () => "payPal";
dr.createSource({ type: type() }); // payload: { type: "payPal" }
// --- a text that grows without end isn't kept
let text = "a";
for (let i = 0; i < 100; i++) text += text;
digitalRiver.createSource({ type: "konbini", amount: text }); // payload: { type: "konbini", amount }
