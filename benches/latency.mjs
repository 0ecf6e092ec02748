// Writes the two programs whose editing is measured: `node latency.mjs CACHE`. One has ten thousand lines, put together from
// a package's modules; the other imports sixty modules of another package.
import * as fs from "node:fs";
import * as path from "node:path";
import { isUnmarked } from "./plant.mjs";

const cache = process.argv[2];
const packages = path.join(cache, "packages");
const target = path.join(cache, "latency");
fs.rmSync(target, { recursive: true, force: true });

const CALLS = `
var dr = new DigitalRiver("key");
function pay(total) {
  var payload = { type: "payPal" };
  payload.amount = total;
  return dr.createSource(payload);
}
pay(cart.total);
dr.createSource({ type: "bPay", amount: 1, currency: "AUD" });
`;

function write(name, text) {
  fs.mkdirSync(path.dirname(path.join(target, name)), { recursive: true });
  fs.writeFileSync(path.join(target, name), text);
}

function modules(folder) {
  const names = fs.readdirSync(path.join(packages, folder)).filter((name) => name.endsWith(".js")).sort();
  return names.map((name) => ({ name, text: fs.readFileSync(path.join(packages, folder, name), "utf8") }));
}

let lines = "";
for (const { text } of modules("eslint/lib/rules")) {
  if (lines.split("\n").length > 10000) break;
  if (isUnmarked(text)) lines += `(function (module, exports, require) {\n${text}\n})({}, {}, load);\n`;
}
write("lines/ten-thousand.js", lines + CALLS);

let imports = "";
const folders = ["controls", "math", "lights", "helpers", "objects", "geometries"].map((name) => `three/examples/jsm/${name}`);
for (const [at, { name, text }] of folders.flatMap(modules).slice(0, 60).entries()) {
  write(`imports/module-${at}/${name}`, text);
  imports += `import * as module${at} from "./module-${at}/${name}";\nstart(module${at});\n`;
}
write("imports/sixty.js", `${imports}${CALLS}`);
