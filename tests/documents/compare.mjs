// Compares the scripts that dr-lint finds with those of the reference parsers. Run by compare.sh.
//
// usage: node compare.mjs DOCUMENTS SCRIPTS: a file with the names of the documents, and one with the lines of the example `scripts`
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/"));
const parse5 = await import(pathToFileURL(process.cwd() + "/node_modules/parse5/dist/index.js"));
const vue = require("@vue/compiler-sfc");
const svelte = require("svelte/compiler");
const MarkdownIt = require("markdown-it");

const CODE = /^(|module|(application|text)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript|babel|jsx))$/i;
const FENCES = /^\s*(js|javascript|jsx|ts|typescript|tsx|mjs|cjs|mts|cts)(?![0-9a-z])/i;
const LANGUAGES = ["js", "jsx", "ts", "tsx", "javascript", "typescript", undefined, ""];

/** Start and end of each script; parse5 keeps the content of templates apart. */
function html(text) {
    const found = [];
    const open = [parse5.parse(text, { sourceCodeLocationInfo: true })];
    for (let node = open.pop(); node; node = open.pop()) {
        const attribute = (name) => node.attrs?.find((it) => it.name === name)?.value;
        if (node.tagName === "script" && attribute("src") === undefined) {
            const language = attribute("language");
            const type = (attribute("type") ?? (language ? `text/${language}` : "")).split(";")[0].trim();
            const { startTag, endTag } = node.sourceCodeLocation ?? {};
            // A script without an end tag runs to the end of the text.
            if (startTag && CODE.test(type)) found.push([startTag.endOffset, endTag?.startOffset ?? text.length]);
        }
        open.push(...(node.childNodes ?? []), ...(node.content ? [node.content] : []));
    }
    return found;
}

function vueScripts(text) {
    const { descriptor, errors } = vue.parse(text, { ignoreEmpty: false, sourceMap: false });
    if (errors.length > 0) return null;
    const blocks = [descriptor.script, descriptor.scriptSetup].filter((it) => it && !it.src && LANGUAGES.includes(it.lang));
    return blocks.map((it) => [it.loc.start.offset, it.loc.end.offset]);
}

function svelteScripts(text) {
    try {
        const tree = svelte.parse(text, { modern: true });
        return [tree.module, tree.instance].filter(Boolean).map((it) => [it.content.start, it.content.end]);
    } catch {
        return null;
    }
}

/** markdown-it knows lines, not offsets: the number of a fence's first line, and of its lines. */
function fences(text) {
    const tokens = new MarkdownIt({ html: true }).parse(text, {});
    const code = tokens.filter((it) => it.type === "fence" && FENCES.test(it.info) && it.content !== "");
    return code.map((it) => [it.map[0] + 1, it.content.split("\n").length - 1]);
}

const READERS = { html, htm: html, vue: vueScripts, svelte: svelteScripts, md: fences, markdown: fences };
const ours = new Map();
for (const script of lines(process.argv[3]).map((line) => JSON.parse(line))) {
    ours.set(script.file, [...(ours.get(script.file) ?? []), script]);
}

function lines(file) {
    return readFileSync(file, "utf8").split("\n").filter(Boolean);
}

const counts = {};
for (const file of lines(process.argv[2])) {
    const source = readFileSync(file);
    const text = source.toString();
    // Some of the parsers take a byte-order mark off.
    if (!Buffer.from(text).equals(source) || text.startsWith("\uFEFF")) continue;
    const kind = file.split(".").pop().toLowerCase();
    const count = (counts[kind] ??= { files: 0, rejected: 0, scripts: 0, different: 0 });
    count.files += 1;
    let expected = READERS[kind](text);
    if (expected === null) {
        count.rejected += 1;
        continue;
    }
    let found = (ours.get(file) ?? []).filter((it) => ["Classic", "Module", "Component", "Fence"].includes(it.kind));
    if (READERS[kind] === fences) {
        const newlines = (part) => part.filter((byte) => byte === 10).length;
        found = found.map((it) => {
            const last = source[it.end - 1] === 10 ? 0 : 1;
            return [newlines(source.subarray(0, it.start)), newlines(source.subarray(it.start, it.end)) + last];
        });
    } else {
        const toByte = (offset) => Buffer.byteLength(text.slice(0, offset));
        expected = expected.map((it) => it.map(toByte));
        found = found.map((it) => [it.start, it.end]);
    }
    const sorted = (list) => JSON.stringify(list.toSorted((one, other) => one[0] - other[0]));
    count.scripts += expected.length;
    if (sorted(expected) !== sorted(found)) {
        count.different += 1;
        console.log(`${file}: expected ${sorted(expected)}, found ${sorted(found)}`);
    }
}
console.table(counts);
process.exitCode = Object.values(counts).some((it) => it.different > 0) ? 1 : 0;
