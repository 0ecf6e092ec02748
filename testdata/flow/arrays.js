// --- an element by its index
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }, { type: "payco" }];
dr.createSource(list[1]); // payload: { type: "payco" }
dr.createSource(list[0]); // payload: { type: "bPay", amount }
// --- an element by an unknown index
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }, { type: "payco" }];
dr.createSource(list[index]); // payload: { type: "bPay", amount } | { type: "payco" }
// --- push
const dr = new DigitalRiver("key");
const list = [];
list.push({ type: "bPay", amount: 1 });
dr.createSource(list[0]); // payload: { type: "bPay", amount }
// --- push in a branch
const dr = new DigitalRiver("key");
const list = [{ type: "creditCard" }];
if (flag) list.push({ type: "bPay", amount: 1 });
list.forEach((p) => {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount }
});
// --- forEach
const dr = new DigitalRiver("key");
[{ type: "bPay", amount: 1 }, { type: "payco" }].forEach(function (p) {
  dr.createSource(p); // payload: { type: "bPay", amount } | { type: "payco" }
});
// --- forEach over types
const dr = new DigitalRiver("key");
["bPay", "payco"].forEach((type) => {
  const p = { type };
  p.amount = 1;
  dr.createSource(p); // payload: { type: "bPay", amount } | { type: "payco", amount }
});
// --- map with a function that calls
const dr = new DigitalRiver("key");
[{ type: "bPay" }, { type: "payco" }].map((p) => dr.createSource({ ...p, amount: 1 })); // payload: { type: "bPay", amount } | { type: "payco", amount }
// --- find may give any
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }, { type: "payPal" }];
dr.createSource(list.find((p) => p.type === kind)); // payload: { type: "bPay", amount } | { type: "payPal" }
// --- filter keeps the elements
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }, { type: "payPal" }].filter(() => check());
list.forEach((p) => {
  dr.createSource(p); // payload: { type: "bPay", amount } | { type: "payPal" }
});
// --- an element is changed
const dr = new DigitalRiver("key");
const list = [{ type: "bPay" }];
list[0].amount = 1;
dr.createSource(list[0]); // payload: { type: "bPay", amount }
// --- an element is changed through a variable
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
const list = [p];
list[0].amount = 1;
dr.createSource(p); // payload: { type: "bPay", amount }
// --- all elements are changed
const dr = new DigitalRiver("key");
const list = [{ type: "bPay" }, { type: "payco" }];
list.forEach((p) => {
  p.amount = 1;
});
dr.createSource(list[1]); // payload: { type: "payco", amount }
// --- an array with unknown elements
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }, ...extra.list];
dr.createSource(list[index]); // payload: { type: "bPay", amount } | { … }
// --- an unknown array
const dr = new DigitalRiver("key");
extra.list.forEach((p) => {
  dr.createSource(p); // payload: { … }
});
// --- apply with an array built by push
const dr = new DigitalRiver("key");
const args = [unknown("card")];
args.push({ type: "creditCard" });
dr.createSource.apply(dr, args); // payload: { type: "creditCard" }
// --- arrays are no payloads
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }];
const p = { type: "payPal", payPal: { items: list } };
dr.createSource(p); // payload: { type: "payPal", payPal: { items } }
// --- reduce is unknown
const dr = new DigitalRiver("key");
const p = [["type", "bPay"], ["amount", 1]].reduce((all, [name, value]) => unknown(all, name, value), {});
dr.createSource(p); // payload: { … }
// --- a spread of an array in an array
const dr = new DigitalRiver("key");
const first = [{ type: "bPay", amount: 1 }];
const list = [...first, { type: "payco" }];
for (const p of list) {
  dr.createSource(p); // payload: { type: "bPay", amount } | { type: "payco" }
}
// --- sort gives the array itself, in any order
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }, { type: "payco" }];
const sorted = list.sort((a, b) => a.type.localeCompare(b.type));
dr.createSource(sorted[0]); // payload: { type: "bPay", amount } | { type: "payco" }
dr.createSource(list[1]); // payload: { type: "bPay", amount } | { type: "payco" }
// --- reverse turns the array itself round
const dr = new DigitalRiver("key");
const list = [{ type: "bPay", amount: 1 }, { type: "payco" }];
dr.createSource(list.reverse()[0]); // payload: { type: "payco" }
dr.createSource(list[1]); // payload: { type: "bPay", amount }
// --- methods of an array that is one of two lengths
const dr = new DigitalRiver("key");
const list = [{ type: "creditCard" }];
if (flag) list.push({ type: "bPay", amount: 1 });
list.slice().forEach((p) => {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount }
});
list.filter(Boolean).forEach((p) => {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount }
});
list.filter((p) => check(p.type)).forEach((p) => {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount }
});
list.sort().forEach((p) => {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount }
});
list.concat([{ type: "payco" }]).forEach((p) => {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount } | { type: "payco" }
});
list.concat({ type: "payco" }).forEach((p) => {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount } | { type: "payco" }
});
// --- an array that unknown code may have filled
const dr = new DigitalRiver("key");
const list = [];
unknown(list);
list.forEach((p) => {
  dr.createSource(p); // payload: { … }
});
if (list.length) dr.createSource({ type: "bPay" }); // payload: { type: "bPay" }
// --- elements after a list of unknown length
const dr = new DigitalRiver("key");
const list = [...extra.list, { type: "bPay", amount: 1 }];
dr.createSource(list[index]); // payload: { type: "bPay", amount } | { … }
dr.createSource(list[0]); // payload: { type: "bPay", amount } | { … }
// --- spread of an array of two lengths
const dr = new DigitalRiver("key");
const list = [{ type: "creditCard" }];
if (flag) list.push({ type: "bPay", amount: 1 });
for (const p of [...list, { type: "payco" }]) {
  dr.createSource(p); // payload: { type: "creditCard" } | { type: "bPay", amount } | { type: "payco" }
}
