// --- then
// file: main.js
// Where createSource is called is another matter.
import('./pay').then((module) => module.pay({ type: 'bPay', amount: 1 }));
// file: pay.js
export function pay(payload) {
  dr.createSource(payload); // payload: { type: "bPay", amount } | { … }
}

// --- then, taken apart
// file: main.js
import('./payload').then(({ payload }) => {
  dr.createSource(payload); // payload: { type: "bPay" }
});
// file: payload.js
export const payload = { type: 'bPay' };

// --- await
// file: main.js
async function pay() {
  const { payload } = await import('./payload');
  dr.createSource(payload); // payload: { type: "bPay" }
}
// file: payload.js
export const payload = { type: 'bPay' };

// --- the default
// file: main.js
const payload = (await import('./payload')).default;
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
export default { type: 'bPay', amount: 1 };

// --- a template
// file: main.js
import(`./payload`).then((module) => dr.createSource(module.payload)); // payload: { type: "bPay" }
// file: payload.js
export const payload = { type: 'bPay' };

// --- the default of a CommonJS file
// file: main.js
const { default: payload } = await import('./payload');
dr.createSource(payload); // payload: { type: "bPay", amount }
// file: payload.js
module.exports = { type: 'bPay', amount: 1 };

// --- in one branch only
// file: main.js
async function pay() {
  const payload = { type: 'bPay' };
  if (guest) {
    const { addAmounts } = await import('./amounts');
    addAmounts(payload);
  }
  dr.createSource(payload); // payload: { type: "bPay", amount? }
}
pay();
// file: amounts.js
export function addAmounts(payload) { payload.amount = 1; }

// --- a name that is put together
// file: main.js
import('./' + kind).then((module) => dr.createSource(module.payload)); // payload: { … }
// file: payload.js
export const payload = { type: 'bPay' };

// --- several at once
// file: main.js
Promise.all([import('./one'), import('./two')]).then(([one, two]) => {
  dr.createSource({ ...one.default, ...two.default }); // payload: { type: "bPay", amount }
});
// file: one.js
export default { type: 'bPay' };
// file: two.js
export default { amount: 1 };

// --- a file that is not there
// file: main.js
import('./gone').then((module) => dr.createSource(module.payload)); // payload: { … }
