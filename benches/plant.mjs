// Plants calls in a file: finds where statements, methods and properties may be put in, draws forms, and says what dr-lint
// must report, at which line and column.
import { Draw, PAIRS, STATEMENTS, WRAPPERS } from "./forms.mjs";

const RULES = {
  L: "legacy-field",
  S: "missing-session-id",
  I: "invalid-session-id",
  H: "hardcoded-session-id",
  U: "unknown-method",
};
const MARK = /\/\*@([LSIHU])([?~])?(?: ([\w.]+))?\*\//g;
const OURS = /createSource|createDropin|retrieveAvailablePaymentMethods|digitalriver|\/\*@[LSIHU]|dr-lint/i;

/** A random source that gives the same numbers everywhere (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), bits | 61)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number made of a text (FNV-1a), the same everywhere. */
export function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** True if calls can be planted in a text without meeting calls that are there already. */
export const isUnmarked = (text) => !OURS.test(text);

/** Takes the marks out: the text, and what must be reported where. */
export function unmark(path, marked) {
  const findings = [];
  let text = "";
  let from = 0;
  for (const mark of marked.matchAll(MARK)) {
    text += marked.slice(from, mark.index);
    from = mark.index + mark[0].length;
    const [, kind, doubt, field] = mark;
    const certainty = { "?": "sometimes", "~": "either" }[doubt] ?? "always";
    findings.push({ path, offset: text.length, rule: RULES[kind], field: fieldOf(kind, field), certainty });
  }
  text += marked.slice(from);
  const starts = lineStarts(text);
  for (const finding of findings) Object.assign(finding, position(starts, finding.offset), { offset: undefined });
  return { text, findings };
}

const fieldOf = (kind, field) => (kind === "L" ? field : kind === "U" ? null : "sessionId");

function lineStarts(text) {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(end.index + end[0].length);
  return starts;
}

function position(starts, offset) {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - starts[low] + 1 };
}

/** A parsed file: where something may be put in, and every name that it declares or assigns to. */
export function sites(text, path, parse) {
  const types = /\.[cm]?tsx?$/.test(path);
  const jsx = !/\.[cm]?ts$/.test(path);
  const flow = /^\s*(\/\*[\s\S]*?@flow|\/\/ *@flow)/.test(text) || /node_modules.react-native|react-native\//.test(path);
  const plugins = [...(types ? ["typescript"] : flow ? [["flow", { all: true }]] : []), ...(jsx ? ["jsx"] : []), "decorators"];
  const options = { sourceType: "unambiguous", plugins, allowReturnOutsideFunction: true };
  const { program } = parse(text, options);
  const found = { end: [text.length], start: [], body: [], callback: [], async: [], method: [], property: [] };
  const names = new Set();
  visit(program, null, (node, parent) => {
    collectNames(node, names);
    const at = placeIn(node, parent);
    if (at) found[at.kind].push(at.offset);
  });
  const last = program.body.filter((it) => it.type === "ImportDeclaration").at(-1) ?? program.directives.at(-1);
  found.start.push(last ? last.end : program.interpreter ? program.interpreter.end : 0);
  return { found, names, module: program.sourceType === "module", types, jsx, flow };
}

function visit(node, parent, enter) {
  enter(node, parent);
  for (const key in node) {
    if (key === "loc" || key === "errors" || key === "tokens" || key === "comments" || key.endsWith("Comments")) continue;
    const child = node[key];
    for (const one of Array.isArray(child) ? child : [child]) {
      if (one && typeof one.type === "string") visit(one, node, enter);
    }
  }
}

function placeIn(node, parent) {
  if (node.type === "BlockStatement" && /Function|ObjectMethod|ClassMethod|ClassPrivateMethod/.test(parent.type)) {
    const offset = node.directives.at(-1)?.end ?? node.start + 1;
    return { kind: parent.async ? "async" : parent.callee || parent.type.endsWith("FunctionExpression") ? "callback" : "body", offset };
  }
  if (node.type === "ClassBody" && !parent.declare) return { kind: "method", offset: node.start + 1 };
  if (node.type === "ObjectExpression" && node.properties.length > 1) return { kind: "property", offset: node.start + 1 };
  return undefined;
}

/** Gathers what a file declares or writes to: forms that rely on a global keep away from it. */
function collectNames(node, names) {
  const add = (target) => {
    if (!target) return;
    if (target.type === "Identifier") names.add(target.name);
    else if (target.type === "ObjectPattern") target.properties.forEach((it) => add(it.value ?? it.argument));
    else if (target.type === "ArrayPattern") target.elements.forEach(add);
    else if (target.type === "AssignmentPattern") add(target.left);
    else if (target.type === "RestElement") add(target.argument);
    else if (target.type === "TSParameterProperty") add(target.parameter);
    else if (target.type === "MemberExpression" && target.object.type === "Identifier") names.add(target.object.name);
  };
  if (node.id) add(node.id);
  if (Array.isArray(node.params)) node.params.forEach(add);
  if (node.type === "AssignmentExpression") add(node.left);
  if (node.type === "CatchClause") add(node.param);
  if (/^Import.*Specifier$/.test(node.type)) add(node.local);
}

/**
 * Plants calls in a file. Gives the new text, files beside it, what must be found, and what was planted where. `serial`
 * gives numbers for names; `keep` is true for a file that other planted code must not know of.
 */
export function plant({ path, text, calls, random, serial, parse }) {
  const file = sites(text, path, parse);
  const draw = new Draw(random, file);
  const insertions = [];
  const beside = [];
  while (insertions.length < calls) {
    const kinds = Object.keys(file.found).filter((kind) => file.found[kind].length > 0);
    const kind = draw.of(kinds);
    const offset = draw.of(file.found[kind]);
    const number = serial();
    const drawn = draw.chance(0.06) && kind === "start" ? pair(draw, file) : single(draw, file, kind);
    if (!drawn) continue;
    const numbered = drawn.text.replaceAll("§", number);
    insertions.push({ offset, order: insertions.length, text: numbered, form: drawn.form, site: kind });
    if (drawn.beside) beside.push({ name: `dr-planted-${number}.js`, marked: drawn.beside.replaceAll("§", number) });
  }
  insertions.sort((a, b) => b.offset - a.offset || b.order - a.order);
  let marked = text;
  for (const { offset, text: inserted } of insertions) marked = marked.slice(0, offset) + inserted + marked.slice(offset);
  const planted = unmark(path, marked);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const others = beside.map(({ name, marked }) => ({ path: folder + name, ...unmark(folder + name, marked) }));
  return {
    files: [{ path, text: planted.text }, ...others.map(({ path, text }) => ({ path, text }))],
    findings: [planted, ...others].flatMap(({ findings }) => findings),
    forms: insertions.map(({ form, site }) => `${form}, ${site}`),
  };
}

function fits(form, file, top) {
  if (form.types && !file.types) return false;
  if (form.dialect === "ts" && file.jsx) return false;
  if (form.top && (!top || (form.top === "module") !== file.module)) return false;
  return (form.free ?? []).every((name) => !file.names.has(name));
}

function single(draw, file, kind) {
  const top = kind === "end" || kind === "start";
  const form = draw.of(STATEMENTS.filter((form) => fits(form, file, top)));
  const wrapper = draw.of(WRAPPERS.filter((wrapper) => fits(wrapper, file, top)));
  const inner = wrapper.text.replace("§§", () => form.write(draw));
  const name = `${form.name} / ${wrapper.name}`;
  if (kind === "method") return { form: name, text: `\n  drMember§() {\n${inner}\n  }\n` };
  if (kind === "property") return { form: name, text: `\n  drMember§: function () {\n${inner}\n  },\n` };
  return { form: name, text: `\n${inner}\n` };
}

function pair(draw, file) {
  const fitting = PAIRS.filter((form) => fits(form, file, true));
  if (fitting.length === 0) return undefined;
  const form = draw.of(fitting);
  return { form: form.name, text: `\n${form.before}\n${form.text}\n`, beside: form.beside(draw) };
}

/** Each form in each wrapper, alone in a file of its own: tells a form that is wrong from a file that makes it so. */
export function catalogue(random, serial) {
  const files = [];
  for (const [at, form] of STATEMENTS.entries()) {
    for (const wrapper of WRAPPERS.slice(1)) {
      const draw = new Draw(random, {});
      const extension = form.types ? "ts" : wrapper.top === "script" ? "cjs" : "mjs";
      const marked = wrapper.text.replace("§§", () => form.write(draw)).replaceAll("§", serial());
      const path = `${String(at).padStart(3, "0")}/${wrapper.name.replace(/\W+/g, "-")}.${extension}`;
      files.push({ path, ...unmark(path, `${marked}\n`), form: `${form.name} / ${wrapper.name}` });
    }
  }
  return files;
}
