// The forms in which calls are planted. Each is JavaScript with marks: a mark stands directly before the place at which
// dr-lint must report something, and is taken out when the form is planted.
//
//   /*@L amount*/   legacy-field of that field, always       /*@L? amount*/  the same, sometimes
//   /*@S*/          missing-session-id, always               /*@S?*/         sometimes
//   /*@L~ amount*/          the same, always or sometimes
//   /*@I*/          invalid-session-id    /*@H*/  hardcoded-session-id    /*@U*/  unknown-method
//
// `§` becomes a number of its own for each planted form, so that names never meet. Names that begin with `dr` and are
// declared nowhere are unknown values.

const AMOUNTS = ["amount", "currency"];
const PAYPAL = ["items", "taxAmount", "shippingAmount", "amountsEstimated", "requestShipping", "shipping"];
const KLARNA = [
  "items", "locale", "discountAmount", "taxAmount", "shippingAmount", "shipping", "accountId", "accountCreatedDate",
  "accountUpdatedDate", "hasPaidBefore", "subscriptionDescription", "subscriptionStartDate", "subscriptionEndDate",
  "autoRenewal", "affiliateName",
];
/** Payment methods: type, details object, fields to remove at the top and in the details. */
const METHODS = [
  ["creditCard", "creditCard", [], []],
  ["payPal", "payPal", AMOUNTS, PAYPAL],
  ["payPalBilling", "payPalBilling", AMOUNTS, PAYPAL],
  ["payPalBilling", "payPal", AMOUNTS, PAYPAL],
  ["payPalCredit", "payPal", AMOUNTS, PAYPAL],
  ["directDebit", "directDebit", AMOUNTS, []],
  ["wireTransfer", "wireTransfer", AMOUNTS, []],
  ["codJapan", "codJapan", AMOUNTS, []],
  ["payco", "payco", AMOUNTS, []],
  ["bankTransfer", "bankTransfer", AMOUNTS, []],
  ["onlineBanking", "onlineBanking", AMOUNTS, []],
  ["bPay", "bPay", AMOUNTS, []],
  ["konbini", "konbini", AMOUNTS, []],
  ["klarnaCredit", "klarnaCredit", AMOUNTS, KLARNA],
  ["klarnaCreditRecurring", "klarnaCreditRecurring", AMOUNTS, KLARNA],
  ["msts", "msts", [], []],
];
const VALUES = ["drCart.total", '"EUR"', "12.5", "drTotals[0]", "drItems()", "drOrder && drOrder.sum", "`${drCart.total}`"];

/** Draws forms: a random source, and the pieces that several forms have in common. */
export class Draw {
  constructor(random, { types }) {
    this.random = random;
    this.types = types;
  }
  below(count) {
    return Math.floor(this.random() * count);
  }
  of(list) {
    return list[this.below(list.length)];
  }
  chance(share) {
    return this.random() < share;
  }
  key(name) {
    return this.chance(0.15) ? JSON.stringify(name) : name;
  }
  value() {
    return this.of(VALUES);
  }
  /** A receiver that counts: by its name, or made by a statement that goes before. */
  receiver() {
    return this.of([
      { before: "", dr: "digitalRiver" },
      { before: "", dr: "window.digitalRiver" },
      { before: "", dr: "drShop.digitalRiver" },
      { before: "var dr§ = new DigitalRiver(drKey);\n", dr: "dr§" },
      { before: 'var dr§ = new window.DigitalRiver("pk_test", { locale: "en-US" });\n', dr: "dr§" },
    ]);
  }
  /**
   * The literal of a payload that is one of several for its call. A field is reported as `always` if the others have it as
   * well, which is left open here.
   */
  alternative() {
    return this.literal().replaceAll("/*@L ", "/*@L~ ");
  }
  /** The literal of a payload, written with its marks. */
  literal({ session = this.chance(0.25) } = {}) {
    const [type, details, top, nested] = this.of(METHODS);
    const some = (list) => list.filter(() => this.chance(0.4));
    const inner = some(nested).map((name) => `/*@L ${details}.${name}*/${this.key(name)}: ${this.value()}`);
    if (this.chance(0.5)) inner.push("returnUrl: drHere", "cancelUrl: drHere");
    const properties = [
      `${session ? "" : "/*@S*/"}${this.key("type")}: ${this.of(['"', "'"]).replace(/./, (quote) => quote + type + quote)}`,
      ...(session ? ["sessionId: drSession.id"] : []),
      ...some(top).map((name) => `/*@L ${name}*/${this.key(name)}: ${this.value()}`),
      ...(this.chance(0.6) ? ["owner: { firstName: drUser.first, email: drUser.email }"] : []),
      `${this.key(details)}: { ${inner.join(", ")} }`,
    ];
    if (this.chance(0.2)) properties.push(properties.shift());
    return this.chance(0.6) ? `{\n  ${properties.join(",\n  ")}\n}` : `{ ${properties.join(", ")} }`;
  }
}

/** A form that needs a receiver: `write` gets its name and the draw. */
const call = (name, write, needs = {}) => ({
  name,
  ...needs,
  write(draw) {
    const { before, dr } = draw.receiver();
    return before + write(dr, draw);
  },
});
const plain = (name, text, needs = {}) => ({ name, ...needs, write: () => text });

/** Statements that call. They may stand wherever statements may. */
export const STATEMENTS = [
  call("literal", (dr, d) => `${dr}.createSource(${d.literal()});`),
  call("element and literal", (dr, d) => `${dr}.createSource(drElement, ${d.literal()});`),
  call("awaited later", (dr, d) => `${dr}.createSource(${d.literal()}).then(function (result) {\n  drDone(result.source);\n});`),
  call("variable", (dr, d) => `var p§ = ${d.literal()};\n${dr}.createSource(p§);`),
  call("constant with other statements between", (dr, d) => `const p§ = ${d.literal()};\nif (drFlag) drLog("pay");\ndrCount++;\n${dr}.createSource(drElement, p§);`),
  call("writes", (dr) => `var p§ = { /*@S*/type: "bPay" };\n/*@L amount*/p§.amount = drCart.total;\n/*@L currency*/p§["currency"] = "AUD";\n${dr}.createSource(p§);`),
  call("writes to an empty object", (dr) => `var p§ = {};\n/*@S*/p§.type = "konbini";\n/*@L amount*/p§.amount = drCart.total;\n${dr}.createSource(p§);`),
  call("write in a branch", (dr) => `var p§ = { /*@S*/type: "payco" };\nif (drFlag) {\n  /*@L? amount*/p§.amount = drCart.total;\n}\n${dr}.createSource(p§);`),
  call("write behind &&", (dr) => `var p§ = { type: "payco", sessionId: drSession.id };\ndrFlag && (/*@L? currency*/p§.currency = "KRW");\n${dr}.createSource(p§);`),
  call("write in try", (dr) => `var p§ = { /*@S*/type: "konbini" };\ntry {\n  /*@L? amount*/p§.amount = drRead();\n} catch (error) {\n  drLog(error);\n}\n${dr}.createSource(p§);`),
  call("session in a branch", (dr) => `var p§ = { /*@S?*/type: "bPay", /*@L amount*/amount: 1 };\nif (drFlag) p§.sessionId = drSession.id;\n${dr}.createSource(p§);`),
  call("session in both branches", (dr) => `var p§ = { type: "bPay", /*@L amount*/amount: 1 };\nif (drFlag) p§.sessionId = drSession.id;\nelse p§.sessionId = drOther.id;\n${dr}.createSource(p§);`),
  call("deleted", (dr) => `var p§ = { /*@S*/type: "payPal", amount: 2, /*@L currency*/currency: "EUR" };\ndelete p§.amount;\n${dr}.createSource(p§);`),
  call("overwritten", (dr) => `var p§ = { type: "payPal", amount: 2 };\np§ = { /*@S*/type: "bPay" };\n${dr}.createSource(p§);`),
  call("branches", (dr, d) => `let p§;\nif (drFlag) p§ = ${d.alternative()};\nelse p§ = ${d.alternative()};\n${dr}.createSource(p§);`),
  call("conditional", (dr, d) => `${dr}.createSource(drFlag ? ${d.alternative()} : ${d.alternative()});`),
  call("switch", (dr, d) => `var p§;\nswitch (drKind) {\n  case 1:\n    p§ = ${d.alternative()};\n    break;\n  default:\n    p§ = ${d.alternative()};\n}\n${dr}.createSource(p§);`),
  call("two types, narrowed", (dr) => `const type§ = drFlag ? "creditCard" : "bPay";\nconst p§ = { /*@S*/type: type§ };\nif (type§ === "bPay") /*@L? amount*/p§.amount = 1;\n${dr}.createSource(p§);`),
  call("spread", (dr) => `const base§ = { /*@L amount*/amount: drCart.total, owner: drUser };\n${dr}.createSource({ /*@S*/type: "wireTransfer", ...base§ });`),
  call("spread of the whole", (dr) => `const base§ = { /*@S*/type: "wireTransfer" };\n${dr}.createSource({ ...base§, /*@L currency*/currency: "EUR" });`),
  call("spread of unknown", (dr) => `${dr}.createSource({ type: "payPal", ...drMore, /*@L amount*/amount: drCart.total });`),
  call("conditional spread", (dr) => `${dr}.createSource({ /*@S*/type: "bPay", ...(drFlag && { /*@L? amount*/amount: 1 }) });`),
  call("Object.assign", (dr) => `const p§ = Object.assign({}, { /*@S*/type: "bPay" }, { /*@L amount*/amount: drCart.total });\n${dr}.createSource(p§);`, { free: ["Object"] }),
  call("Object.assign into a variable", (dr) => `var p§ = { /*@S*/type: "directDebit", directDebit: { iban: drIban } };\nObject.assign(p§, { /*@L currency*/currency: "EUR" });\n${dr}.createSource(p§);`, { free: ["Object"] }),
  call("Object.freeze", (dr, d) => `const p§ = Object.freeze(${d.literal()});\n${dr}.createSource(p§);`, { free: ["Object"] }),
  call("structuredClone", (dr) => `${dr}.createSource(structuredClone({ /*@S*/type: "bPay", /*@L amount*/amount: 1 }));`, { free: ["structuredClone"] }),
  call("$.extend", (dr) => `var defaults§ = { /*@S*/type: "bPay" };\n${dr}.createSource($.extend({}, defaults§, { /*@L amount*/amount: 1 }));`, { free: ["$"] }),
  call("helper function", (dr, d) => `function build§(total) {\n  return ${d.literal()};\n}\n${dr}.createSource(build§(drCart.total));`),
  call("helper arrow", (dr, d) => `const build§ = (total) => (${d.literal()});\n${dr}.createSource(drElement, build§(1));`),
  call("helper with writes", (dr) => `function build§(total) {\n  var p = {};\n  /*@S*/p.type = "konbini";\n  if (total) {\n    /*@L? amount*/p.amount = total;\n  }\n  return p;\n}\nvar p§ = build§(drCart.total);\n${dr}.createSource(p§);`),
  call("helper that changes its argument", (dr) => `function price§(p) {\n  /*@L amount*/p.amount = drCart.total;\n}\nvar p§ = { /*@S*/type: "bPay" };\nprice§(p§);\n${dr}.createSource(p§);`),
  call("helper that sends", (dr, d) => `const send§ = (payload) => ${dr}.createSource(payload);\nsend§(${d.literal()});`),
  call("two callers", (dr, d) => `function send§(payload) {\n  return ${dr}.createSource(drElement, payload);\n}\nsend§(${d.alternative()});\nif (drFlag) send§(${d.alternative()});`),
  call("default parameter", (dr, d) => `function send§(payload = ${d.literal()}) {\n  ${dr}.createSource(payload);\n}\nsend§();`),
  call("destructured parameter", (dr) => `function send§({ kind, total }) {\n  ${dr}.createSource({ /*@S*/type: kind, /*@L amount*/amount: total });\n}\nsend§({ kind: "bPay", total: 3 });`),
  call("rest without the field", (dr) => `void (function () {\n  const { amount, ...rest } = { /*@S*/type: "bPay", amount: 1, /*@L currency*/currency: "AUD" };\n  drLog(amount);\n  ${dr}.createSource(rest);\n})();`),
  call("shorthand", (dr) => `void (function (amount) {\n  const currency = "EUR", type = "payPal";\n  ${dr}.createSource({ /*@S*/type, /*@L amount*/amount, /*@L currency*/currency });\n})(drCart.total);`),
  call("details in a variable", (dr) => `const details§ = { /*@L payPal.items*/items: drItems(), returnUrl: drHere };\n${dr}.createSource({ /*@S*/type: "payPal", payPal: details§ });`),
  call("writes to details", (dr) => `var p§ = { type: "payPalBilling", sessionId: drSession.id, payPal: {} };\n/*@L payPal.shipping*/p§.payPal.shipping = drAddress;\n/*@L payPal.items*/p§["payPal"]["items"] = drItems();\n${dr}.createSource(p§);`),
  call("details that are added", (dr) => `var p§ = { /*@S*/type: "klarnaCredit" };\np§.klarnaCredit = { /*@L klarnaCredit.locale*/locale: "de-DE", setPaidBefore: true };\n${dr}.createSource(p§);`),
  call("constant type", (dr) => `const TYPE§ = "payPal", KEY§ = "amount";\n${dr}.createSource({ /*@S*/type: TYPE§, /*@L amount*/[KEY§]: 1 });`),
  call("concatenated type", (dr) => `const TYPE§ = "pay" + "Pal";\n${dr}.createSource({ type: TYPE§, sessionId: drSession.id, /*@L amount*/amount: 1 });`),
  call("unknown type, narrowed by details", (dr) => `${dr}.createSource({ /*@S*/type: drKind, /*@L amount*/amount: 1, klarnaCredit: { /*@L klarnaCredit.locale*/locale: "en" } });`),
  call("getter", (dr) => `${dr}.createSource({ /*@S*/type: "bPay", get /*@L amount*/amount() { return drCart.total; } });`),
  call("table", (dr, d) => `const table§ = {\n  a: ${d.alternative()},\n  b: ${d.alternative()},\n};\n${dr}.createSource(table§[drKind]);`),
  call("list, forEach", (dr, d) => `const list§ = [${d.alternative()}, ${d.alternative()}];\nlist§.forEach(function (payload) {\n  ${dr}.createSource(payload);\n});`),
  call("list, for of", (dr, d) => `for (const payload of [${d.alternative()}, ${d.alternative()}]) {\n  ${dr}.createSource(payload);\n}`),
  call("list that grows", (dr, d) => `const list§ = [];\nlist§.push(${d.literal()});\n${dr}.createSource(list§[0]);`),
  call("map", (dr) => `const list§ = [{ /*@S*/type: "bPay" }].map((p) => ({ ...p, /*@L amount*/amount: 1 }));\n${dr}.createSource(list§[0]);`),
  call("undefined session", (dr) => `${dr}.createSource({ type: "creditCard", sessionId: /*@I*/undefined });`, { free: ["undefined"] }),
  call("null session", (dr) => `${dr}.createSource({ type: "creditCard", sessionId: /*@I*/null, /*nothing*/ creditCard: {} });`),
  call("client secret", (dr) => `const session§ = drCart.paymentSession;\n${dr}.createSource({ type: "bPay", sessionId: /*@I*/session§.clientSecret, /*@L amount*/amount: 1 });`),
  call("constant session", (dr) => `${dr}.createSource({ type: "creditCard", sessionId: /*@H*/"a1b2" });`),
  call("misspelt method", (dr) => `${dr}.createSource({ type: /*@U*/"konbinni", sessionId: drSession.id });`),
  call("Drop-in", (dr) => `${dr}.createDropin(/*@S*/{ billingAddress: drAddress, onSuccess: function () { drDone(); } }).mount("drop-in");`),
  call("Drop-in with session", (dr) => `${dr}.createDropin({ sessionId: drSession.id, options: { usage: "subscription" } });`),
  call("Drop-in that manages methods", (dr) => `const configuration§ = { options: { flow: "managePaymentMethods" } };\n${dr}.createDropin(configuration§);`),
  call("filters", (dr) => `${dr}.retrieveAvailablePaymentMethods(/*@S*/{ currency: "EUR", amount: 10, country: "DE" });`),
  call("migrated", (dr, d) => `const p§ = { type: "payPal", sessionId: drSession.id, payPal: { returnUrl: drHere } };\n${dr}.createSource(p§);`),
  call("destructured method", (dr, d) => `const { createSource: pay§ } = ${dr};\npay§(${d.literal()});`),
  call("bound method", (dr, d) => `const pay§ = ${dr}.createSource.bind(${dr});\npay§(${d.literal()});`),
  call("call", (dr, d) => `${dr}.createSource.call(${dr}, ${d.literal()});`),
  call("apply", (dr, d) => `${dr}.createSource.apply(${dr}, [drElement, ${d.literal()}]);`),
  call("computed", (dr, d) => `${dr}["createSource"](${d.literal()});`),
  call("optional", (dr, d) => `${dr}?.createSource?.(${d.literal()});`),
  call("alias", (dr, d) => `const alias§ = ${dr};\nalias§.createSource(${d.literal()});`),
  call("alias of its own name", (dr, d) => `var that§ = { api: ${dr} };\nthat§.api.createSource(${d.literal()});`),
  plain("unknown receiver", 'drApi.createSource({ /*@S*/type: "bPay", /*@L amount*/amount: 1 });'),
  call("class", (dr, d) => `class Pay§ {\n  constructor(river) {\n    this.river = river;\n  }\n  pay(payload) {\n    return this.river.createSource(payload);\n  }\n}\nnew Pay§(new DigitalRiver(drKey)).pay(${d.literal()});`),
  call("class with state", () => `class Pay§ {\n  constructor() {\n    this.river = new DigitalRiver(drKey);\n    this.payload = { /*@S*/type: "bPay" };\n  }\n  price(total) {\n    /*@L amount*/this.payload.amount = total;\n    return this;\n  }\n  pay() {\n    return this.river.createSource(this.payload);\n  }\n}\nnew Pay§().price(3).pay();`),
  call("class with a private field", () => `class Pay§ {\n  #payload = { /*@S*/type: "bPay", /*@L amount*/amount: 1 };\n  pay() {\n    return digitalRiver.createSource(this.#payload);\n  }\n}\nnew Pay§().pay();`),
  call("static method", (dr, d) => `class Pay§ {\n  static build() {\n    return ${d.literal()};\n  }\n  static pay() {\n    ${dr}.createSource(Pay§.build());\n  }\n}\nPay§.pay();`),
  call("prototype", () => `function Pay§(river) {\n  this.river = river;\n}\nPay§.prototype.pay = function (total) {\n  var payload = { /*@S*/type: "bPay" };\n  /*@L amount*/payload.amount = total;\n  return this.river.createSource(payload);\n};\nnew Pay§(digitalRiver).pay(2);`),
  call("module pattern", (dr, d) => `var shop§ = (function () {\n  function pay(payload) {\n    ${dr}.createSource(payload);\n  }\n  return { pay: pay, version: 1 };\n})();\nshop§.pay(${d.literal()});`),
  call("object with methods", (dr, d) => `var shop§ = {\n  river: ${dr},\n  payload: function () {\n    return ${d.literal()};\n  },\n  pay: function () {\n    return this.river.createSource(this.payload());\n  },\n};\nshop§.pay();`),
  call("minified", () => `var p§={/*@S*/type:"bPay"};/*@L amount*/p§.amount=1,/*@L currency*/p§.currency="AUD",digitalRiver.createSource(p§);`),
  call("promise", (dr) => `fetch("/session").then(function (answer) {\n  return answer.json();\n}).then(function (session) {\n  return ${dr}.createSource({ type: "konbini", sessionId: session.id, /*@L amount*/amount: session.total });\n}).catch(drFail);`),
  call("payload in a promise", (dr, d) => `Promise.resolve(${d.literal()}).then(function (payload) {\n  ${dr}.createSource(payload);\n});`, { free: ["Promise"] }),
  call("async function", (dr, d) => `async function pay§() {\n  const session = await drLoad();\n  const payload = ${d.literal()};\n  const result = await ${dr}.createSource(payload);\n  return result;\n}\npay§();`),
  call("async arrow that builds", (dr, d) => `const build§ = async () => {\n  await drReady;\n  return ${d.literal()};\n};\nvoid (async () => {\n  await ${dr}.createSource(await build§());\n})();`),
  call("handler", (dr, d) => `document.addEventListener("click", function (event) {\n  event.preventDefault();\n  ${dr}.createSource(${d.literal()});\n});`, { free: ["document"] }),
  call("handler that sees later writes", (dr) => `const p§ = { /*@S*/type: "bPay" };\ndocument.addEventListener("click", () => {\n  ${dr}.createSource(p§);\n});\n/*@L amount*/p§.amount = 1;`, { free: ["document"] }),
  call("timer that sees later writes", (dr) => `const p§ = { /*@S*/type: "bPay" };\nsetTimeout(() => {\n  ${dr}.createSource(p§);\n}, 10);\n/*@L amount*/p§.amount = 1;`, { free: ["setTimeout"] }),
  call("jQuery click", (dr) => `$("#pay").on("click", function (event) {\n  event.preventDefault();\n  var payload = { /*@S*/type: "payPal" };\n  /*@L amount*/payload.amount = $("#total").val();\n  ${dr}.createSource(payload).then(function (result) {\n    $("#form").submit();\n  });\n});`, { free: ["$"] }),
  call("jQuery ready", (dr, d) => `$(function () {\n  $(".pay").click(function () {\n    ${dr}.createSource(${d.literal()});\n  });\n});`, { free: ["$"] }),
  call("jQuery ajax", (dr) => `$.ajax({\n  url: "/cart",\n  success: function (cart) {\n    ${dr}.createSource({ /*@S*/type: "bPay", /*@L amount*/amount: cart.total });\n  },\n});`, { free: ["$"] }),
  call("jQuery handlers that share a payload", (dr) => `var p§ = { /*@S*/type: "bPay" };\n$("#a").on("change", function () {\n  /*@L? amount*/p§.amount = 1;\n});\n$("#b").on("click", function () {\n  ${dr}.createSource(p§);\n});`, { free: ["$"] }),
  plain("Stripe", 'drStripe && stripe.createSource({ type: "bPay", amount: 1 });', { free: ["stripe"] }),
  plain("another object's method", 'var api§ = { createSource: function (p) { return p; } };\napi§.createSource({ type: "bPay", amount: 1 });'),
  call("TypeScript: casts", (dr, d) => `const p§: any = ${d.literal()} as any;\n(<any>${dr})!.createSource(p§!);`, { types: true, dialect: "ts" }),
  call("TypeScript: satisfies", (dr, d) => `interface Payload§ { type: string; [key: string]: unknown }\nconst p§ = ${d.literal()} satisfies Payload§;\n(${dr} as any).createSource(p§ as Payload§);`, { types: true }),
  call("TypeScript: service", (dr, d) => `class Service§ {\n  constructor(private readonly river: any, public total?: number) {}\n  pay(payload: Record<string, unknown>): Promise<unknown> {\n    return this.river.createSource(payload);\n  }\n}\nnew Service§(${dr}, 1).pay(${d.literal()});`, { types: true }),
  call("TypeScript: generic helper", (dr, d) => `function same§<T extends object>(value: T): T {\n  return value;\n}\n${dr}.createSource(same§<any>(${d.literal()}));`, { types: true }),
];

/** What a statement may be put into. `§§` stands for it. */
export const WRAPPERS = [
  { name: "as it is", text: "§§" },
  { name: "as it is", text: "§§" },
  { name: "function", text: "function drPay§() {\n§§\n}" },
  { name: "called function", text: "function drPay§() {\n§§\n}\ndrPay§();" },
  { name: "arrow", text: "const drPay§ = () => {\n§§\n};" },
  { name: "immediately called", text: "void (function () {\n§§\n})();" },
  { name: "branch", text: "if (drDebug) {\n§§\n}" },
  { name: "early return", text: "function drPay§() {\n  if (!drReady) return;\n§§\n}" },
  { name: "async function", text: "async function drPay§() {\n  const answer = await fetch(drUrl);\n  if (!answer.ok) return;\n§§\n}" },
  { name: "promise callback", text: "drLoaded.then(function (answer) {\n§§\n});" },
  { name: "unknown callback", text: "drQueue.run(function (error) {\n§§\n});" },
  { name: "unknown callback in options", text: "drWidget({\n  onPay: () => {\n§§\n  },\n});" },
  { name: "generator", text: "function* drPay§() {\n  yield drWait();\n§§\n}" },
  { name: "try", text: "try {\n§§\n} catch (error) {\n  drLog(error);\n}" },
  { name: "loop", text: "for (const row of drRows) {\n§§\n}" },
  { name: "global", text: "window.drPay§ = function () {\n§§\n};", free: ["window"] },
  { name: "CommonJS", text: "exports.drPay§ = function (event) {\n§§\n};", top: "script", free: [] },
  { name: "ECMAScript module", text: "export function drPay§(event) {\n§§\n}", top: "module" },
  { name: "ECMAScript module, async arrow", text: "export const drPay§ = async (event) => {\n§§\n};", top: "module" },
];

/** Forms over two files: what the file gets, and a second file beside it, `./dr-planted-§`. */
export const PAIRS = [
  {
    name: "imported builder",
    top: "module",
    before: 'import { build as build§ } from "./dr-planted-§.js";',
    text: "digitalRiver.createSource(build§(drCart));",
    beside: (draw) => `export function build(cart) {\n  return ${draw.literal()};\n}\n`,
  },
  {
    name: "imported constant",
    top: "module",
    before: 'import { TYPE as TYPE§ } from "./dr-planted-§.js";',
    text: "digitalRiver.createSource({ /*@S*/type: TYPE§, /*@L amount*/amount: drCart.total });",
    beside: () => 'export const TYPE = "bPay";\n',
  },
  {
    name: "required builder",
    top: "script",
    before: 'var planted§ = require("./dr-planted-§.js");',
    text: "digitalRiver.createSource(planted§.build(drCart));",
    beside: (draw) => `exports.build = function (cart) {\n  return ${draw.literal()};\n};\n`,
    free: ["require"],
  },
];
