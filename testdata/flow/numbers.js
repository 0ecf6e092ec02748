// --- minified truth
const dr = new DigitalRiver("key");
var on = !0, off = !1;
const p = { type: "konbini" };
if (off) p.a = 1;
if (on) p.b = 1;
if (!off) p.c = 1;
if (!on) p.d = 1;
const e = off && { e: 1 };
dr.createSource({ ...p, ...e, ...(on ? { f: 1 } : { g: 1 }) }); // payload: { type: "konbini", b, c, f }
// --- numbers in tests
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
if (0) p.a = 1;
if (1) p.b = 1;
if (-1) p.c = 1;
if (NaN) p.d = 1;
if (0n) p.e = 1;
if (1n) p.f = 1;
if (0.5) p.g = 1;
if (-0) p.h = 1;
if (1 / 0) p.i = 1;
if (0x0) p.j = 1;
if (!!1) p.k = 1;
if (void 0) p.l = 1;
if (!void 0) p.m = 1;
if (Infinity) p.n = 1;
if (+!1) p.o = 1;
dr.createSource(p); // payload: { type: "konbini", b, c, f, g, i, k, m, n }
// --- numbers that are compared
const dr = new DigitalRiver("key");
const MODE = 2, NONE = -1;
const p = { type: "konbini" };
if (MODE === 1) p.a = 1;
if (MODE === 2) p.b = 1;
if (NONE === -1) p.c = 1;
if (NONE !== -1) p.d = 1;
if (NaN === NaN) p.e = 1;
if (0 === -0) p.f = 1;
if (1.5 === 1.5) p.g = 1;
if (MODE == 2n) p.h = 1;
if (MODE === 2n) p.i = 1;
if (2n === 2n) p.j = 1;
if (MODE == "2") p.k = 1;
if (MODE === "2") p.l = 1;
switch (MODE) {
  case 1: p.m = 1; break;
  case 2: p.n = 1; break;
  default: p.o = 1;
}
dr.createSource(p); // payload: { type: "konbini", b, c, f, g, h?, j, k?, n }
// --- a number that a function sets
const dr = new DigitalRiver("key");
let mode = 0;
document.addEventListener("click", () => { mode = 1; });
document.addEventListener("submit", () => {
  const p = { type: "konbini" };
  if (mode) p.a = 1;
  if (mode === 1) p.b = 1;
  dr.createSource(p); // payload: { type: "konbini", a?, b? }
});
// --- a number that counts
const dr = new DigitalRiver("key");
let clicks = 0;
document.addEventListener("click", () => { clicks++; });
document.addEventListener("submit", () => {
  const p = { type: "konbini" };
  if (clicks) p.a = 1;
  if (clicks === 7) p.b = 1;
  dr.createSource(p); // payload: { type: "konbini", a?, b? }
});
// --- counting down while something lasts
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
let left = 5;
while (check()) left--;
if (!left) p.a = 1;
let more = 5;
while (check()) more = more - 1;
if (!more) p.b = 1;
let rest = 5;
for (const line of lines) rest -= 1;
if (rest === 0) p.c = 1;
let some = 0;
for (const line of lines) some++;
if (some === 9) p.d = 1;
let last = 9;
do last--; while (check());
if (!last) p.e = 1;
dr.createSource(p); // payload: { type: "konbini", a?, b?, c?, d?, e? }
// --- in the body of a loop of unknown length
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
for (let i = 0; i < lines.length; i++) {
  if (i === 7) p.a = 1;
  if (!i) p.b = 1;
  if (i) p.c = 1;
}
dr.createSource(p); // payload: { type: "konbini", a?, b?, c? }
// --- counting down to nothing
const dr = new DigitalRiver("key");
const p = { type: "konbini" };
const names = ["a", "b", "c"];
let i = names.length;
while (i--) {
  p[names[i]] = 1;
  if (!i) p.d = 1;
}
dr.createSource(p); // payload: { type: "konbini", c, b, a, d }
// --- calling itself until nothing is left
const dr = new DigitalRiver("key");
function down(n) {
  const p = { type: "konbini" };
  if (!n) p.a = 1;
  dr.createSource(p); // payload: { type: "konbini", a? }
  if (n) down(n - 1);
}
down(5);
// --- a number as a key
const dr = new DigitalRiver("key");
const list = { 0: { type: "konbini" }, "-1": { type: "payco" }, 1.5: { type: "bPay" } };
dr.createSource(list[0]); // payload: { type: "konbini" }
dr.createSource(list[-1]); // payload: { type: "payco" }
dr.createSource(list[1.5]); // payload: { type: "bPay" }
// --- the length of a list
const dr = new DigitalRiver("key");
const queue = [];
document.addEventListener("click", () => { queue.push(1); });
document.addEventListener("submit", () => {
  const p = { type: "konbini" };
  if (queue.length) p.a = 1;
  const own = [1];
  if (own.length) p.b = 1;
  dr.createSource(p); // payload: { type: "konbini", a?, b }
});
// --- the length of a list that others get
const dr = new DigitalRiver("key");
export const queue = [];
export function pay() {
  const p = { type: "konbini" };
  if (queue.length) p.a = 1;
  dr.createSource(p); // payload: { type: "konbini", a? }
}
// --- a member that is a number first
const dr = new DigitalRiver("key");
class Shop {
  step = 0;
  pay() {
    const p = { type: "konbini" };
    if (this.step) p.a = 1;
    if (this.step === 2) p.b = 1;
    dr.createSource(p); // payload: { type: "konbini", a?, b? }
  }
}
// --- a switch of the whole file
const dr = new DigitalRiver("key");
const DEBUG = 0;
function pay() {
  const p = { type: "konbini" };
  DEBUG && (p.a = 1);
  DEBUG || (p.b = 1);
  dr.createSource(p); // payload: { type: "konbini", b }
}
