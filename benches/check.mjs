// Compares what dr-lint reported with what was planted: `node check.mjs EXPECTED.json REPORT.json [COUNT]`. Prints what was
// missed, what was invented, and what was found with another certainty, COUNT of each at most; ends with 1 if there is any.
import * as fs from "node:fs";

const [expectedPath, reportPath, shown = "20"] = process.argv.slice(2);
const { findings, forms } = JSON.parse(fs.readFileSync(expectedPath, "utf8"));
const report = JSON.parse(fs.readFileSync(reportPath, "utf8"));

const show = ({ path, line, column, rule, field }) => `${path}:${line}:${column} ${rule}${field ? ` ${field}` : ""}`;
const found = report.diagnostics.map(({ path, range, rule, field, certainty }) => ({
  path, line: range.start.line, column: range.start.column, rule, field, certainty,
}));
const planted = new Map(findings.map((finding) => [show(finding), finding]));
const reported = new Map(found.map((finding) => [show(finding), finding]));
const misses = findings.filter((finding) => !reported.has(show(finding)));
const inventions = found.filter((finding) => !planted.has(show(finding)));
const doubts = findings.filter((finding) => {
  const other = reported.get(show(finding));
  return other && finding.certainty !== "either" && other.certainty !== finding.certainty;
});

const list = (name, some) => {
  for (const finding of some.slice(0, Number(shown))) {
    console.log(`  ${name}: ${show(finding)} ${finding.certainty}   [${(forms[finding.path] ?? []).join("; ")}]`);
  }
  if (some.length > shown) console.log(`  … ${some.length - shown} more are ${name}`);
};
const errors = report.errors;
console.log(`${planted.size} planted, ${misses.length} missed, ${inventions.length} invented, ${doubts.length} of another certainty, ${errors.length} errors`);
list("missed", misses);
list("invented", inventions);
list("of another certainty, planted as", doubts);
for (const { path, message } of errors.slice(0, Number(shown))) console.log(`  error: ${path}: ${message}`);
process.exitCode = misses.length + inventions.length + doubts.length + errors.length > 0 ? 1 : 0;
