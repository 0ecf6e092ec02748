// Builds the corpus: `node corpus.mjs CACHE`. Unpacked packages are in CACHE/packages; the trees, and beside each what must
// be found in it, are written to CACHE. The same packages and this script give the same bytes.
import { createRequire } from "node:module";
import * as fs from "node:fs";
import * as path from "node:path";
import { catalogue, hash, isUnmarked, plant, randomFrom } from "./plant.mjs";

const SOURCE = /\.([cm]?[jt]s|[jt]sx)$/;
/** Files of the tree in which every file calls, their least and greatest size, and how many one package may give. */
const EVERY = { files: 2000, least: 7500, greatest: 60000, ofPackage: 170 };
/** In the tree where few do: one file in so many. */
const FEW_ONE_IN = 1000;

const cache = path.resolve(process.argv[2]);
const packages = path.join(cache, "packages");
const { parse } = createRequire(import.meta.url)(path.join(packages, "@babel/parser/lib/index.js"));
let number = 0;
const serial = () => String(++number);

/** Every source file below a folder, by path, with its size. */
function sources(folder) {
  const found = [];
  const walk = (inside) => {
    for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true })) {
      const name = inside ? `${inside}/${entry.name}` : entry.name;
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      if (entry.isDirectory()) walk(name);
      else if (SOURCE.test(name)) found.push({ name, size: fs.statSync(path.join(folder, name)).size });
    }
  };
  walk("");
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const packageOf = (name) => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/");
const read = (name) => fs.readFileSync(path.join(packages, name), "utf8").replace(/^\ufeff/, "");

function write(tree, name, text) {
  const file = path.join(cache, tree, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** Plants in one file. Undefined if the parser can't read it. */
function planted(name, text, calls) {
  try {
    return plant({ path: name.replaceAll(".min.", "-min."), text, calls, random: randomFrom(hash(name)), serial, parse });
  } catch (error) {
    if (error.code === "BABEL_PARSER_SYNTAX_ERROR" || error.code === "BABELPARSER_SYNTAX_ERROR") return undefined;
    throw error;
  }
}

/** What was planted in a tree: the findings that must be reported, and which form stands where. */
class Expectation {
  constructor(tree) {
    this.tree = tree;
    this.findings = [];
    this.forms = {};
    fs.rmSync(path.join(cache, tree), { recursive: true, force: true });
  }
  add(result) {
    for (const file of result.files) write(this.tree, file.path, file.text);
    this.findings.push(...result.findings);
    this.forms[result.files[0].path] = result.forms;
  }
  save(note) {
    const { findings, forms } = this;
    fs.writeFileSync(path.join(cache, `${this.tree}.json`), JSON.stringify({ findings, forms }, null, 1));
    console.log(`${this.tree}: ${note}, ${findings.length} findings are expected`);
  }
}

function everyFileCalls(all) {
  const expected = new Expectation("every");
  const taken = {};
  let [count, bytes] = [0, 0];
  const fitting = all.filter(({ name, size }) => size >= EVERY.least && size <= EVERY.greatest && !/\.d\.[cm]?ts$/.test(name));
  for (const { name, size } of fitting.sort((a, b) => hash(a.name) - hash(b.name))) {
    const from = packageOf(name);
    if (count === EVERY.files) break;
    if ((taken[from] ?? 0) >= EVERY.ofPackage) continue;
    const text = read(name);
    const result = isUnmarked(text) ? planted(name, text, 2) : undefined;
    if (!result) continue;
    taken[from] = (taken[from] ?? 0) + 1;
    count++;
    bytes += size;
    expected.add(result);
  }
  expected.save(`${count} files, ${(bytes / 1e6).toFixed(1)} MB, two calls in each`);
}

function fewFilesCall(all) {
  const expected = new Expectation("few");
  let [bytes, calling] = [0, 0];
  for (const { name, size } of all) {
    bytes += size;
    const small = size > 1000 && size < EVERY.greatest && !/\.d\.[cm]?ts$/.test(name);
    const text = small && hash(name) % FEW_ONE_IN < 3 ? read(name) : "";
    const result = text && isUnmarked(text) ? planted(name, text, 2) : undefined;
    if (result) {
      calling++;
      expected.add(result);
    } else {
      const target = path.join(cache, "few", name);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.linkSync(path.join(packages, name), target);
    }
  }
  expected.save(`${all.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${calling} of them with two calls`);
}

/** Large files: one as a package has it, and a bundle that wraps many modules as webpack does. */
function largeFiles(all) {
  const expected = new Expectation("large");
  const name = "typescript/lib/typescript.js";
  expected.add(planted(name, read(name), 5));
  const modules = [];
  let size = 0;
  for (const one of all.filter(({ name, size }) => /^(lodash|echarts\/lib|mathjs\/lib\/cjs|webpack\/lib|eslint\/lib|typeorm)\//.test(name) && /\.c?js$/.test(name) && size < 60000)) {
    const text = read(one.name);
    if (size > 5e6) break;
    if (!isUnmarked(text) || text.startsWith("#!") || /^(import|export) /m.test(text)) continue;
    modules.push(`/***/ ${JSON.stringify(one.name)}:\n/***/ (function (module, exports, require) {\n${text}\n/***/ })`);
    size += text.length;
  }
  const bundle = `(function (modules) {\nvar cache = {};\nfunction load(id) {\nif (cache[id]) return cache[id].exports;\nvar module = (cache[id] = { exports: {} });\nmodules[id].call(module.exports, module, module.exports, load);\nreturn module.exports;\n}\nreturn load("main");\n})({\n${modules.join(",\n")}\n});\n`;
  expected.add(planted("bundle/bundle.js", bundle, 5));
  expected.save(`typescript.js and a bundle of ${modules.length} modules, ${(bundle.length / 1e6).toFixed(1)} MB, five calls in each`);
}

function eachForm() {
  const expected = new Expectation("forms");
  const files = catalogue(randomFrom(1), serial);
  for (const { path, text, findings, form } of files) expected.add({ files: [{ path, text }], findings, forms: [form] });
  expected.save(`${files.length} files, a form and what it is put into`);
}

const all = sources(packages);
eachForm();
everyFileCalls(all);
fewFilesCall(all);
largeFiles(all);
