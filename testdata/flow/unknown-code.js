// --- handed to an unknown function
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
unknown(p);
dr.createSource(p); // payload: { type: "payPal", amount, !}
// --- handed to an unknown function after the call
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
dr.createSource(p); // payload: { type: "payPal", amount }
unknown(p);
// --- handed to an unknown method
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
lib.send("payload", p);
dr.createSource(p); // payload: { type: "payPal", !}
// --- handed over in a branch
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
if (flag) unknown(p);
dr.createSource(p); // payload: { type: "payPal", !}
// --- the log changes nothing
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
console.log("payload", p);
dr.createSource(p); // payload: { type: "payPal", amount }
// --- JSON.stringify changes nothing
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
lib.send(JSON.stringify(p));
dr.createSource(p); // payload: { type: "payPal", amount }
// --- Object.keys changes nothing
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
unknown(Object.keys(p));
dr.createSource(p); // payload: { type: "payPal", amount }
// --- a copy handed over
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
unknown({ ...p });
dr.createSource(p); // payload: { type: "payPal", amount }
// --- a value of the payload handed over
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: cart.total };
unknown(p.amount);
dr.createSource(p); // payload: { type: "payPal", amount }
// --- the details handed over
const dr = new DigitalRiver("key");
const p = { type: "payPal", payPal: { items: 1 } };
unknown(p.payPal);
dr.createSource(p); // payload: { type: "payPal", payPal: { items, !} }
// --- inside another object
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
unknown({ payload: p });
dr.createSource(p); // payload: { type: "payPal", amount, !}
// --- inside an array
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
unknown([p]);
dr.createSource(p); // payload: { type: "payPal", amount, !}
// --- stored in an unknown object
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
lib.payload = p;
unknown();
dr.createSource(p); // payload: { type: "payPal", amount, !}
// --- what an unknown function gives back is unknown
const dr = new DigitalRiver("key");
const p = { type: "payPal", amount: 1 };
const q = unknown(p);
dr.createSource(q); // payload: { … }
// --- handed over, then written
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
unknown(p);
p.amount = 1;
dr.createSource(p); // payload: { type: "payPal", amount, !}
// --- a known function is not unknown code
const dr = new DigitalRiver("key");
function log(payload) {
  console.log(payload.type);
}
const p = { type: "payPal" };
log(p);
dr.createSource(p); // payload: { type: "payPal" }
// --- a known function that hands it on
const dr = new DigitalRiver("key");
function track(payload) {
  lib.send(payload);
}
const p = { type: "payPal" };
track(p);
dr.createSource(p); // payload: { type: "payPal", !}
// --- another object handed over
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
unknown({ type: "bPay" }, cart);
dr.createSource(p); // payload: { type: "payPal" }
// --- the payload of one call goes to the next
const dr = new DigitalRiver("key");
const p = { type: "payPal" };
dr.createSource(p); // payload: { type: "payPal" }
dr.createSource(p); // payload: { type: "payPal" }
// --- an imported value
import { payload } from "some-package";
const dr = new DigitalRiver("key");
dr.createSource(payload); // payload: { … }
// --- an imported function
import { build } from "some-package";
const dr = new DigitalRiver("key");
dr.createSource({ type: "bPay", ...build() }); // payload: { type: "bPay", … }
// --- an imported function that gets the payload
import { enrich } from "some-package";
const dr = new DigitalRiver("key");
const p = { type: "bPay", amount: 1 };
enrich(p);
dr.createSource(p); // payload: { type: "bPay", amount, !}
// --- an unknown hook, and useMemo
import { useMemo } from "react";
const dr = new DigitalRiver("key");
const p = useMemo(() => ({ type: "bPay", amount: 1 }), []);
dr.createSource(p); // payload: { type: "bPay", amount }
// --- useCallback
import { useCallback } from "react";
const dr = new DigitalRiver("key");
const build = useCallback((type) => ({ type, amount: 1 }), []);
dr.createSource(build("bPay")); // payload: { type: "bPay", amount }
// --- a tagged template gets its values
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
unknown`pay ${p}`;
dr.createSource(p); // payload: { type: "bPay", ! }
// --- whoever runs a generator gets what it yields
const dr = new DigitalRiver("key");
function* pay() {
  const p = { type: "bPay" };
  yield p;
  dr.createSource(p); // payload: { type: "bPay", ! }
}
// --- whoever catches gets what was thrown
const dr = new DigitalRiver("key");
const p = { type: "bPay" };
try {
  if (flag) throw p;
} catch (error) {
  error.amount = 1;
}
dr.createSource(p); // payload: { type: "bPay", ! }
// --- what unknown code got on a way that doesn't give it doesn't come along
const dr = new DigitalRiver("key");
function build(cart) {
  const p = { type: "bPay", sessionId: cart.sid };
  if (cart.sid) return p;
  p.amount = cart.total;
  postToLegacyServer(p);
  return null;
}
dr.createSource(build(cart)); // payload: { type: "bPay", sessionId }

// --- what a callback gives to unknown code
const p = { type: "konbini", sessionId: id };
unknown(() => () => { p.amount = 1; });
dr.createSource(p); // payload: { type: "konbini", sessionId, amount? }

// --- what prepares a request runs before it is sent
const p = { type: "konbini", sessionId: id };
$.ajax({ url: "/cart", beforeSend() { p.amount = 1; } });
dr.createSource(p); // payload: { type: "konbini", sessionId, amount? }

// --- a callback of replace, and a reviver
const p = { type: "konbini", sessionId: id };
"a-b".replace(/-./g, () => { p.amount = 1; return ""; });
JSON.parse(lines, (name, value) => { p.currency = 1; return value; });
dr.createSource(p); // payload: { type: "konbini", sessionId, amount?, currency? }
