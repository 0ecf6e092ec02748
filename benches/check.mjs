// Compares what dr-lint reported with what was planted: `node check.mjs EXPECTED.json REPORT.json [COUNT]`. Prints misses and
// inventions, COUNT of each at most, and ends with 1 if there are any.
import * as fs from "node:fs";

const [expectedPath, reportPath, shown = "20"] = process.argv.slice(2);
const { findings, forms } = JSON.parse(fs.readFileSync(expectedPath, "utf8"));
const report = JSON.parse(fs.readFileSync(reportPath, "utf8"));

const show = ({ path, line, column, rule, field, certainty }) =>
  `${path}:${line}:${column} ${rule}${field ? ` ${field}` : ""} ${certainty}`;
const found = report.diagnostics.map(({ path, range, rule, field, certainty }) => ({
  path, line: range.start.line, column: range.start.column, rule, field, certainty,
}));
/** A finding in both spellings that the expected list may have it in. */
const spellings = (finding) => [show(finding), show({ ...finding, certainty: "either" })];
const planted = new Set(findings.map(show));
const reported = new Set(found.flatMap(spellings));
const misses = findings.filter((finding) => !reported.has(show(finding)));
const inventions = found.filter((finding) => !spellings(finding).some((it) => planted.has(it)));

const list = (name, some) => {
  for (const finding of some.slice(0, Number(shown))) {
    console.log(`  ${name}: ${show(finding)}   [${(forms[finding.path] ?? []).join("; ")}]`);
  }
  if (some.length > shown) console.log(`  … ${some.length - shown} more (a third argument says how many are shown)`);
};
console.log(`${planted.size} planted, ${misses.length} missed, ${inventions.length} invented, ${report.errors.length} errors`);
list("missed", misses);
list("invented", inventions);
for (const { path, message } of report.errors.slice(0, Number(shown))) console.log(`  error: ${path}: ${message}`);
process.exitCode = misses.length + inventions.length + report.errors.length > 0 ? 1 : 0;
