// Families of programs that grow in one dimension, and the exponent with which time and memory grow:
//   node growth.mjs DR_LINT CACHE [FAMILY…]
// Each family is run at n, 2n, 4n and 8n. Its exponent is the slope of a line through the logarithms, after the time and
// memory of an empty program are taken away; 1 is linear. MAX_SECONDS (60) ends a family early. Each report must have
// exactly the findings that the program was written for: a program that is refused as nested too deeply isn't a fast one.
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { run } from "./measure.mjs";

const HEAD = 'const dr = new DigitalRiver("key");\n';
const CALL = 'dr.createSource({ type: "bPay", amount: 1 });\n';
const many = (count, line) => Array.from({ length: count }, (_, at) => line(at)).join("");

/** By name: the least n, the program for n, the number of findings for n (2), and the arguments (`--format compact`). */
const FAMILIES = {
  "listeners": [100, (n) => `${HEAD}const p = { type: "bPay" };\n${many(n, (i) => `b${i}.addEventListener("click", () => { p.k = ${i}; });\n`)}b.addEventListener("click", () => { p.amount = 1; dr.createSource(p); });\n`],
  "listeners that pay": [100, (n) => `${HEAD}const p = { type: "bPay" };\n${many(n, (i) => `b${i}.addEventListener("click", function () { p.amount = ${i}; dr.createSource(p); });\n`)}`, (n) => n + 1],
  "jQuery handlers": [100, (n) => `${HEAD}var s = { type: "bPay" };\n${many(n, (i) => `$("#b${i}").on("click", function () { s.amount = ${i}; dr.createSource(s); });\n`)}`, (n) => n + 1],
  "jQuery handlers that call": [100, (n) => `${HEAD}var s = { type: "bPay", amount: 1 };\nfunction pay() { dr.createSource(s); }\n${many(n, (i) => `$("#b${i}").click(function () { $("#c${i}").hide(); s.k = ${i}; pay(); });\n`)}`],
  "promise chain with writes": [100, (n) => `${HEAD}const p = { type: "bPay" };\nf()${many(n, (i) => `.then((x) => { p.k${i % 7} = ${i}; return x; })`)}.then(() => { p.amount = 1; dr.createSource(p); });\n`],
  "early returns": [250, (n) => `${HEAD}function pay(p) {\n${many(n, (i) => `if (a${i}) return;\n`)}${CALL}}\n`],
  "methods that each write": [250, (n) => `${HEAD}class Pay {\n${many(n, (i) => `m${i}(a) { this.f${i} = a; }\n`)}pay() { ${CALL}}\n}\nclass Other extends Pay {}\nnew Other().pay();\n`],
  "else if": [50, (n) => `${HEAD}const p = { type: "bPay" };\n${many(n, (i) => `if (k === "c${i}") p.f = ${i}; else `)}p.g = 1;\np.amount = 1;\ndr.createSource(p);\n`],
  "else if with fields": [50, (n) => `${HEAD}const p = { type: "bPay" };\n${many(n, (i) => `if (k === "c${i}") p.amount = ${i}; else `)}p.g = 1;\ndr.createSource(p);\n`, (n) => n + 1],
  "ternaries": [25, (n) => `${HEAD}const p = ${many(n, (i) => `a${i} ? { type: "bPay", amount: ${i} } : `)}{ type: "bPay" };\ndr.createSource(p);\n`, (n) => 2 * n + 1],
  "spreads": [50, (n) => `${HEAD}const p0 = { type: "bPay", amount: 1 };\n${many(n, (i) => `const p${i + 1} = { ...p${i}, k${i}: 1 };\n`)}dr.createSource(p${n});\n`],
  "setters": [250, (n) => `${HEAD}const s = { p: { type: "bPay" }, ${many(n, (i) => `set k${i}(v) { this.p.k${i} = v; },\n`)}};\n${many(n, (i) => `s.k${i} = ${i};\n`)}s.p.amount = 1;\ndr.createSource(s.p);\n`],
  "pushes": [250, (n) => `${HEAD}const a = [];\n${many(n, (i) => `a.push({ type: "bPay", amount: ${i} });\n`)}a.forEach((p) => dr.createSource(p));\n`, (n) => 2 * n],
  "replaced in branches": [50, (n) => `${HEAD}let p = { type: "creditCard", sessionId: s.id };\n${many(n, (i) => `if (a${i}) p = { type: "bPay", amount: ${i} };\n`)}dr.createSource(p);\n`, (n) => 2 * n],
  "classes that extend each other": [50, (n) => `${HEAD}class C0 { m0() { return 1; } }\n${many(n, (i) => `class C${i + 1} extends C${i} { m${i + 1}() { return ${i}; } }\n`)}dr.createSource({ type: "bPay", amount: new C${n}().m0() });\n`],

  "await and return": [100, (n) => `${HEAD}async function pay(f) {\n${many(n, (i) => `const r${i} = await f(${i}); if (!r${i}) return;\n`)}${CALL}}\n`],
  "nested ifs": [25, (n) => `${HEAD}function pay(a) {\n${many(n, (i) => `if (a[${i}]) {\n`)}${CALL}${"}".repeat(n)}\n}\n`],
  "ifs in a row": [250, (n) => `${HEAD}let p = { type: "bPay" };\n${many(n, (i) => `if (flag${i}) p.amount = ${i};\n`)}dr.createSource(p);\n`, (n) => n + 1],
  "properties of a literal": [500, (n) => `${HEAD}const p = { type: "bPay", ${many(n, (i) => `field${i}: ${i}, `)}amount: 1 };\ndr.createSource(p);\n`],
  "rows of a table": [250, (n) => `${HEAD}const table = { ${many(n, (i) => `row${i}: { type: "bPay", amount: ${i} }, `)} };\ndr.createSource(table[kind]);\n`, (n) => 2 * n],
  "methods of a class": [250, (n) => `${HEAD}class Pay {\n${many(n, (i) => `m${i}(a) { return this.m${(i + 1) % n}(a); }\n`)}pay() { ${CALL}}\n}\nnew Pay().pay();\n`],
  "modules of a bundle": [100, (n) => `(function (modules) { function load(id) { var module = { exports: {} }; modules[id](module, module.exports, load); return module.exports; } load(0); })([\n${many(n, (i) => `function (module, exports, load) { class C${i} { constructor(a) { this.a = a; } get() { return this.a; } } module.exports = new C${i}(load(${i + 1})); },\n`)}function (module) { const dr = new DigitalRiver("key"); ${CALL}}\n]);\n`],
  "classes": [125, (n) => `${HEAD}${many(n, (i) => `class C${i} { constructor(p) { this.p = p; } pay() { dr.createSource(this.p); } }\nnew C${i}({ type: "bPay", amount: ${i} }).pay();\n`)}`, (n) => 2 * n],
  "loops in a row": [100, (n) => `${HEAD}const p = { type: "bPay" };\n${many(n, (i) => `for (const a of list${i}) { p.f${i % 20} = a; }\n`)}dr.createSource(p);\n`, () => 1],
  "try in a row": [100, (n) => `${HEAD}const p = { type: "bPay" };\n${many(n, (i) => `try { p.f${i % 20} = risky(); } catch (e) { log(e); }\n`)}dr.createSource(p);\n`, () => 1],
  "promise chain": [100, (n) => `${HEAD}fetch("x")${many(n, (i) => `\n.then(function (q) { return { ...q, a${i % 20}: ${i} }; })`)}\n.then(function () { ${CALL}});\n`],
  "JSX siblings": [500, (n) => `${HEAD}function Page() { return <div>${many(n, (i) => `<button id="b${i}" onClick={() => pay(${i})}>x</button>\n`)}</div>; }\nfunction pay(a) { ${CALL}}\n`],
  "&& chain": [500, (n) => `${HEAD}function pay(a) { if (${many(n, (i) => `a.b${i} && `)}a.c) { ${CALL}} }\n`],
  "string sum": [500, (n) => `${HEAD}const s = ${many(n, (i) => `"a${i}" + x + `)}"";\n${CALL}`],
  "functions": [250, (n) => `${HEAD}${many(n, (i) => `function f${i}(p) { ${i ? `f${i - 1}(p);` : "dr.createSource(p);"} }\n`)}f${n - 1}({ type: "bPay", amount: 1 });\n`],
  "handlers": [100, (n) => `${HEAD}const p = { type: "bPay" };\n${many(n, (i) => `el.addEventListener("x${i}", function () { p.f${i % 20} = 1; dr.createSource(p); });\n`)}`, () => 1],
  "calls": [250, (n) => HEAD + many(n, (i) => `dr.createSource({ type: "payPal", amount: t${i}, currency: "EUR", payPal: { items: l${i} } });\n`), (n) => 4 * n],
  "statements without calls": [1000, (n) => `${many(n, (i) => `var a${i} = b${i}(c, function (d) { return d.e + ${i}; }); if (a${i}) { f(a${i}); }\n`)}${HEAD}${CALL}`],
  ...longLines(),
};

/** Many findings on one line, of each kind: reported, as a diff, and fixed. Linear if nothing scans the line for each. */
function longLines() {
  const forms = {
    literals: [4, (i) => `dr.createSource({type:"payPal",amount:t${i},currency:"EUR",payPal:{returnUrl:u,items:l${i}}});`],
    comments: [3, (i) => `/* é ${i} */dr.createSource({type:"bPay",/* 😀 */amount:t${i}/* a */,currency:c});`],
    writes: [3, (i) => `(function(){var p={type:"bPay"};p.amount=t${i};p.currency="EUR";dr.createSource(p)})();`],
    sequences: [3, (i) => `(function(p){p.type="bPay",p.amount=t${i},p.currency="EUR",dr.createSource(p)})({});`],
    toplevel: [3, (i) => `var p${i}={};p${i}.type="bPay";p${i}.amount=1;p${i}.currency=c;dr.createSource(p${i});`],
    branches: [3, (i) => `if(a${i}){var p${i}={type:"konbini",amount:1};b${i}&&(p${i}.currency=c);dr.createSource(p${i})}`],
  };
  const outputs = { compact: ["--format", "compact"], graphical: ["--format", "graphical"], json: ["--format", "json"], diff: ["--diff"], fix: ["--fix"] };
  const families = {};
  for (const [form, [findings, write]] of Object.entries(forms)) {
    for (const [output, options] of Object.entries(outputs)) {
      const program = (n) => `var dr=new DigitalRiver("k");${many(n, write)}\n`;
      families[`long line, ${form}, ${output}`] = [100, program, (n) => findings * n, [...options, "--session-id", "s.id"]];
    }
  }
  return families;
}

/** The slope of the line that fits the logarithms best. */
function exponent(points) {
  const usable = points.filter(([n, value]) => n > 0 && value > 0).map(([n, value]) => [Math.log(n), Math.log(value)]);
  if (usable.length < 2) return undefined;
  const mean = (at) => usable.reduce((sum, point) => sum + point[at], 0) / usable.length;
  const [x, y] = [mean(0), mean(1)];
  const over = usable.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / usable.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const [linter, cache, ...wanted] = process.argv.slice(2);
const most = Number(process.env.MAX_SECONDS ?? 60);
const folder = path.join(cache, "growth");
fs.mkdirSync(folder, { recursive: true });

function measure(text, options, times = 3) {
  const file = path.join(folder, "family.jsx");
  let best;
  for (let time = 0; time < times; time++) {
    fs.writeFileSync(file, text);
    const one = run([linter, ...options, file], { seconds: most });
    if (!best || one.cpu < best.cpu) best = { ...one, memory: Math.min(one.memory, best?.memory ?? Infinity) };
    if (one.cpu > 3) break;
  }
  return best;
}

/** Returns what is wrong with the findings: "refused" for a program that wasn't analysed. */
function fault(text, expected) {
  const file = path.join(folder, "family.jsx");
  fs.writeFileSync(file, text);
  const outcome = spawnSync(linter, ["--format", "json", file], { encoding: "utf8", maxBuffer: 1 << 30 });
  const { diagnostics } = JSON.parse(outcome.stdout);
  if (diagnostics.some(({ rule }) => rule === "syntax-error")) return "refused";
  return diagnostics.length === expected ? undefined : `${diagnostics.length} findings, not ${expected}`;
}

const empty = measure(HEAD + CALL, ["--format", "compact"], 10);
console.log(`nothing but one call: ${(empty.cpu * 1000).toFixed(0)} ms, ${empty.memory.toFixed(0)} MiB; taken away below`);
console.log("| family | n | milliseconds at n, 2n, 4n, 8n | exponent | MiB at 8n | exponent |\n| --- | --- | --- | --- | --- | --- |");
for (const [name, [least, program, finds = () => 2, options = ["--format", "compact"]]] of Object.entries(FAMILIES)) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const points = [];
  for (const factor of [1, 2, 4, 8]) {
    const text = program(least * factor);
    const took = measure(text, options);
    took.fault = took.late ? "late" : took.failed ? "failed" : fault(text, finds(least * factor));
    points.push([least * factor, Math.max(took.cpu - empty.cpu, 0), Math.max(took.memory - empty.memory, 0), took]);
    if (took.fault) break;
  }
  const show = ([, seconds, , took]) => took.fault ?? (seconds * 1000).toFixed(0);
  // A few milliseconds are nothing but noise.
  const time = exponent(points.filter((it) => it[1] > 0.004 && !it[3].fault));
  const memory = exponent(points.filter((it) => it[2] > 1 && !it[3].fault).map(([n, , mib]) => [n, mib]));
  const figure = (value) => (value === undefined ? "-" : value.toFixed(2));
  console.log(`| ${name} | ${least} | ${points.map(show).join(" ")} | ${figure(time)} | ${points.at(-1)[2].toFixed(0)} | ${figure(memory)} |`);
}
