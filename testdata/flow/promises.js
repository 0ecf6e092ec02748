// --- resolve and then
const dr = new DigitalRiver("key");
Promise.resolve({ type: "bPay", amount: 1 }).then((p) => {
  dr.createSource(p); // payload: { type: "bPay", amount }
});
// --- what then returns
const dr = new DigitalRiver("key");
Promise.resolve(1)
  .then((total) => ({ type: "bPay", amount: total }))
  .then((p) => {
    dr.createSource(p); // payload: { type: "bPay", amount }
  });
// --- then runs after the code around it
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
Promise.resolve().then(() => {
  p.amount = 1;
});
dr.createSource(p); // payload: { type: "bPay" }
// --- the call in then sees what is written after it
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
Promise.resolve().then(() => {
  dr.createSource(p); // payload: { type: "bPay", amount }
});
p.amount = 1;
// --- an earlier then of the same chain
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
Promise.resolve()
  .then(() => { p.amount = 1; })
  .then(() => {
    dr.createSource(p); // payload: { type: "bPay", amount }
  });
// --- async function and await
const dr = new DigitalRiver("key");
async function build() {
  return { type: "bPay", amount: 1 };
}
async function pay() {
  dr.createSource(await build()); // payload: { type: "bPay", amount }
}
pay();
// --- async function and then
const dr = new DigitalRiver("key");
const build = async () => ({ type: "bPay", amount: 1 });
build().then((p) => dr.createSource(p)); // payload: { type: "bPay", amount }
// --- a promise is no payload
const dr = new DigitalRiver("key");
async function build() {
  return { type: "bPay", amount: 1 };
}
async function pay() {
  const p = await build();
  p.currency = "AUD";
  dr.createSource(p); // payload: { type: "bPay", amount, currency }
}
pay();
// --- await of a plain value
const dr = new DigitalRiver("key");
(async () => {
  const p = await { type: "bPay" };
  dr.createSource(p); // payload: { type: "bPay" }
})();
// --- await in a property
const dr = new DigitalRiver("key");
(async () => {
  dr.createSource({ type: "bPay", amount: await unknown() }); // payload: { type: "bPay", amount }
})();
// --- await of an unknown value
const dr = new DigitalRiver("key");
(async () => {
  const answer = await fetch("/payload");
  const p = await answer.json();
  dr.createSource(p); // payload: { … }
})();
// --- a chain that starts outside
const dr = new DigitalRiver("key");
fetch("/cart")
  .then((answer) => answer.json())
  .then((data) => ({ type: "bPay", amount: data.total }))
  .then((p) => {
    dr.createSource(p); // payload: { type: "bPay", amount }
  });
// --- a new promise
const dr = new DigitalRiver("key");
new Promise((resolve) => {
  resolve({ type: "bPay", amount: 1 });
}).then((p) => {
  dr.createSource(p); // payload: { type: "bPay", amount }
});
// --- a new promise that resolves in a callback
const dr = new DigitalRiver("key");
new Promise((resolve) => {
  setTimeout(() => resolve({ type: "payco", amount: 1 }), 0);
}).then((p) => {
  dr.createSource(p); // payload: { type: "payco", amount }
});
// --- all
const dr = new DigitalRiver("key");
Promise.all([Promise.resolve({ type: "bPay", amount: 1 }), { type: "payco" }]).then(([a, b]) => {
  dr.createSource(a); // payload: { type: "bPay", amount }
  dr.createSource(b); // payload: { type: "payco" }
});
// --- then returns a promise
const dr = new DigitalRiver("key");
const build = async () => ({ type: "bPay", amount: 1 });
Promise.resolve()
  .then(() => build())
  .then((p) => {
    dr.createSource(p); // payload: { type: "bPay", amount }
  });
// --- finally passes the value on
const dr = new DigitalRiver("key");
Promise.resolve({ type: "bPay" })
  .finally(() => ({ type: "payco", amount: 1 }))
  .then((p) => {
    dr.createSource(p); // payload: { type: "bPay" }
  });
// --- catch is passed by
const dr = new DigitalRiver("key");
Promise.resolve({ type: "bPay" })
  .catch(() => null)
  .then((p) => {
    dr.createSource(p); // payload: { type: "bPay" }
  });
// --- catch gives another payload
const dr = new DigitalRiver("key");
Promise.resolve()
  .then(() => {
    if (flag) throw new Error("no");
    return { type: "bPay", amount: 1 };
  })
  .catch(() => ({ type: "msts" }))
  .then((p) => {
    dr.createSource(p); // payload: { type: "bPay", amount } | { type: "msts" }
  });
// --- a write between two awaits
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
async function pay() {
  await null;
  dr.createSource(p); // payload: { type: "bPay", amount }
}
pay();
p.amount = 1;
// --- before the first await the code runs at once
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
async function pay() {
  dr.createSource(p); // payload: { type: "bPay" }
  await null;
}
pay();
p.amount = 1;
// --- the receiver comes from a promise
const load = () => Promise.resolve(new DigitalRiver("key"));
load().then((client) => {
  client.createSource({ owner: 1, amount: 1 }); // payload: { owner, amount }
});
// --- the receiver is awaited
const load = async () => new DigitalRiver("key");
(async () => {
  const client = await load();
  client.createSource({ type: "msts" }); // payload: { type: "msts" }
})();
// --- await in try
const dr = new DigitalRiver("key");
async function pay() {
  const p = { type: "bPay" };
  try {
    p.amount = await risky();
  } catch {
    p.currency = "AUD";
  }
  dr.createSource(p); // payload: { type: "bPay", amount?, currency? }
}
pay();
// --- a helper that is awaited and changes the payload
const dr = new DigitalRiver("key");
async function addAmount(p) {
  await null;
  p.amount = 1;
}
async function pay() {
  const p = { type: "bPay" };
  await addAmount(p);
  dr.createSource(p); // payload: { type: "bPay", amount }
}
pay();
// --- a helper that is not awaited has not come that far
const dr = new DigitalRiver("key");
async function addAmount(p) {
  await null;
  p.amount = 1;
}
const p = { type: "bPay" };
addAmount(p);
dr.createSource(p); // payload: { type: "bPay" }
// --- a new promise that resolves with what a request gives
const dr = new DigitalRiver("key");
const load = () => new Promise((resolve) => $.get("/cart", (cart) => resolve({ type: "payPal", amount: cart.total })));
load().then((p) => {
  dr.createSource(p); // payload: { type: "payPal", amount }
});
// --- a new promise that resolves two callbacks further in
const dr = new DigitalRiver("key");
async function pay() {
  const p = await new Promise((resolve) => {
    setTimeout(() => setTimeout(() => resolve({ type: "payco", amount: 1 }), 0), 0);
  });
  dr.createSource(p); // payload: { type: "payco", amount }
}
// --- a script that is loaded
function load() {
  return new Promise(function (resolve, reject) {
    var s = document.createElement("script");
    s.onload = function () {
      resolve(new DigitalRiver("key"));
    };
    s.onerror = reject;
    document.head.appendChild(s);
  });
}
load().then(function (x) {
  x.createDropin({ a: 1 }); // payload: { a }
});
async function pay() {
  const y = await load();
  y.createDropin({ b: 1 }); // payload: { b }
}
