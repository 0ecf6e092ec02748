// --- sort
const list = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1},{type:'konbini', sessionId: cart.paymentSession.id, amount: 0}];
list.sort((a, b) => a.amount - b.amount);
list.forEach((p, i) => out(i));
dr.createSource(list[0]);
// --- sort named
const byAmount = (a, b) => a.amount - b.amount;
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 3}, q = {type:'bPay', sessionId: cart.paymentSession.id, amount: 1};
const [x] = [p, q].sort(byAmount);
dr.createSource(x);
// --- toSorted
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 3}, q = {type:'bPay', sessionId: cart.paymentSession.id, amount: 1};
out([p, q].toSorted((a, b) => a.amount - b.amount)[0].type);
dr.createSource(p);
// --- find
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const f = [p].find(x => x.amount === 1);
out(f === undefined);
dr.createSource(p);
// --- findIndex
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].findIndex(x => x.amount === 1));
dr.createSource(p);
// --- findLast
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].findLast(x => x.amount === 1) === p);
dr.createSource(p);
// --- filter
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].filter(x => x.amount).length);
dr.createSource(p);
// --- some
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].some(({amount}) => amount > 0));
dr.createSource(p);
// --- every
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].every(function (x) { return 'amount' in x }));
dr.createSource(p);
// --- reduce
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].reduce((s, x) => s + x.amount, 0));
dr.createSource(p);
// --- reduceRight
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].reduceRight((s, x) => s + x.amount, 0));
dr.createSource(p);
// --- reduce no init
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const q = {amount: 3};
out([p, q].reduce((a, b) => ({amount: a.amount + b.amount})));
dr.createSource(p);
// --- reduce unknown list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(cart.items.reduce((s, x) => s + p.amount, 0));
dr.createSource(p);
// --- reduce acc is p
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
cart.items.reduce((acc, x) => { out(acc.amount); return acc }, p);
dr.createSource(p);
// --- join
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1, toString() { return 'P' + this.amount }};
out([p].join());
dr.createSource(p);
// --- flatMap
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].flatMap(x => [x.amount]));
dr.createSource(p);
// --- flat
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([[p]].flat()[0].amount);
dr.createSource(p);
// --- splice
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [p];
out(l.splice(0, 1)[0].amount);
dr.createSource(p);
// --- splice in
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [];
l.splice(0, 0, p);
out(l[0].amount);
dr.createSource(p);
// --- fill
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = new Array(2).fill(p);
out(l[1].amount);
dr.createSource(p);
// --- array with
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([1].with(0, p)[0].amount);
dr.createSource(p);
// --- Array.from
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Array.from([p], x => x.amount));
dr.createSource(p);
// --- Array.of
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out(Array.of(p)[0].amount);
dr.createSource(p);
// --- array entries
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
for (const [i, x] of [p].entries()) out(x.amount);
dr.createSource(p);
// --- array values iterator
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].values().next().value.amount);
dr.createSource(p);
// --- array concat unknown
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
cart.items.concat([p]).forEach(x => out(x.amount));
dr.createSource(p);
// --- push unknown list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
cart.items.push(p);
cart.items.forEach(x => out(x.amount));
dr.createSource(p);
// --- indexOf includes: safe
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].includes(p));
dr.createSource(p);
// --- thisArg forEach
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
[1].forEach(function () { out(this.amount) }, p);
dr.createSource(p);
// --- thisArg map
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([1].map(function () { return this.amount }, p));
dr.createSource(p);
// --- thisArg some unknown list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
cart.items.some(function () { out(this.amount) }, p);
dr.createSource(p);
// --- thisArg Array.from
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Array.from([1], function () { out(this.amount) }, p);
dr.createSource(p);
// --- thisArg find
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
[1].find(function () { out(this.amount) }, p);
dr.createSource(p);
// --- third parameter the array
const l = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1}];
l.forEach((x, i, all) => out(all[0].amount));
dr.createSource(l[0]);
// --- Array.prototype.map.call
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
Array.prototype.forEach.call([p], x => out(x.amount));
dr.createSource(p);
// --- spread of list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [...[p]];
out(l[0].amount);
dr.createSource(p);
// --- array destructuring swap
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const [q] = [p];
out(q.amount);
dr.createSource(p);
// --- spread in array fn
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const clone = {...p, type: 'x'};
out(clone.amount);
dr.createSource(p);
// --- reduce conditional list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [];
if (u1) l.push(p);
out(l.reduce((s, x) => s + x.amount, 0));
dr.createSource(p);
// --- reduce conditional no init
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [{amount: 2}];
if (u1) l.unshift(p);
out(l.reduce((a, b) => ({amount: a.amount + b.amount})).amount);
dr.createSource(p);
// --- spread conditional into call
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [];
if (u1) l.push(p);
function f(x) { if (x) out(x.amount) } f(...l);
dr.createSource(p);
// --- spread conditional into unknown
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [];
if (u1) l.push(p);
track(...l);
dr.createSource(p);
// --- array rest conditional
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [1];
if (u1) l.push(p);
const [, ...r] = l;
r.forEach(x => out(x.amount));
dr.createSource(p);
// --- sort conditional comparator list
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
const l = [{amount: 2, type: 'a'}];
if (u1) l.push(p);
l.sort((a, b) => b.amount - a.amount);
out(l.map(x => x.type));
dr.createSource(p);
// --- sort unknown comparator
const l = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1},{type:'bPay', sessionId: cart.paymentSession.id, amount: 0}];
l.sort($.compare);
dr.createSource(l[0]);
// --- sort function declared
function cmp(a, b) { return a.amount - b.amount }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 3}, q = {type:'bPay', sessionId: cart.paymentSession.id, amount: 1};
const l = [p, q].sort(cmp);
out(l.map(x => x.type));
dr.createSource(l[0]);
// --- sort in class
class Q { constructor() { this.l = [] } add(p) { this.l.push(p) } first() { return this.l.sort((a, b) => a.amount - b.amount)[0] } }
const q = new Q();
q.add({type:'konbini', sessionId: cart.paymentSession.id, amount: 3});
q.add({type:'bPay', sessionId: cart.paymentSession.id, amount: 1});
dr.createSource(q.first());
// --- sort by key name
const by = k => (a, b) => a[k] - b[k];
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 3}, q = {type:'bPay', sessionId: cart.paymentSession.id, amount: 1};
const l = [p, q].sort(by('amount'));
out(l.map(x => x.type));
dr.createSource(p);
// --- sort without reading amount: safe
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 3}, q = {type:'bPay', sessionId: cart.paymentSession.id, amount: 1};
[p, q].sort((a, b) => a.type < b.type ? -1 : 1).forEach(x => dr.createSource(x));
// --- filter by type: safe
const all = [{type:'konbini', amount: 3}, {type:'bPay', amount: 1}];
dr.createSource(all.filter(p => p.type === 'bPay')[0]);
// --- filter boolean: safe
[{type:'konbini', amount: 3}, u1 && {type:'bPay', amount: 1}].filter(Boolean).forEach(p => dr.createSource(p));
// --- filter unknown predicate
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([p].filter($.isLarge || (x => x.amount)).length);
dr.createSource(p);
// --- thisArg every
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([1].every(function (x) { return x === this.amount }, p));
dr.createSource(p);
// --- thisArg filter
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
out([1, 2].filter(function (x) { return x === this.amount }, p).length);
dr.createSource(p);
// --- thisArg named function
function f() { out(this.amount) }
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
[1].forEach(f, p);
dr.createSource(p);
// --- thisArg wrapper object
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
[1].forEach(function () { out(this.p.amount) }, { p });
dr.createSource(p);
// --- thisArg this
class V { constructor() { this.p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1} } go() { [1].forEach(function () { out(this.p.amount) }, this); dr.createSource(this.p) } }
new V().go();
// --- thisArg insert
const p = {type:'konbini'};
[1].forEach(function () { out(Object.keys(this).length) }, p);
dr.createSource(p);
// --- reduce list argument
const l = [{type:'konbini', sessionId: cart.paymentSession.id, amount: 1}];
l.reduce((s, x, i, all) => { out(all[i].amount); return s }, 0);
dr.createSource(l[0]);
// --- spread into state then listed
const p = {type:'konbini'};
const s = {...p, open: true};
Object.keys(s).forEach(k => out(k));
dr.createSource(p);
// --- spread into call options
const p = {type:'konbini', sessionId: cart.paymentSession.id, amount: 1};
fetch('/x', {method: 'POST', ...p});
dr.createSource(p);
