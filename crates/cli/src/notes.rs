//! The notes of `--verbose` besides the report: which calls were not judged and why, where dr-lint stopped following
//! values, and how many files it has read.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};

use dr_lint_parser::{Limit, Place};
use dr_lint_reporter::{Reason, counted, shown_path};
use dr_lint_rules::{Standing, merge_calls};

use crate::linted_file::LintedFile;

/// Says it on standard error; `imported` files were read only because others import them. Where nobody listens, nothing is lost.
pub(crate) fn say(linted: &[LintedFile], imported: usize) {
    let mut lines = not_judged(linted);
    lines.extend(limits(linted));
    lines.push(count(linted, imported));
    let mut out = io::stderr().lock();
    for line in lines {
        let _ = writeln!(out, "note: {line}");
    }
}

/// The calls that were found and not judged, and the files that can't be parsed, by place.
fn not_judged(linted: &[LintedFile]) -> Vec<String> {
    let reports = || linted.iter().filter_map(|linted| linted.result.as_ref().ok());
    let calls = merge_calls(reports().flat_map(|report| &report.calls));
    let calls = calls.iter().filter(|call| call.standing != Standing::Judged);
    let mut lines: BTreeMap<&Place, String> = calls.map(|call| (&call.place, at(&call.place, call))).collect();
    for place in reports().flat_map(|report| &report.unparsable) {
        lines.insert(place, at(place, "this script can't be parsed, so none of its calls was judged"));
    }
    lines.into_values().collect()
}

/// The limits that were met, by place, each once: a file that several others import meets its limits with each.
fn limits(linted: &[LintedFile]) -> Vec<String> {
    let met = linted.iter().flat_map(|linted| &linted.limits);
    let met: BTreeMap<(&Place, Limit), String> =
        met.map(|(limit, place)| ((place, *limit), at(place, limit))).collect();
    met.into_values().collect()
}

fn at(place: &Place, words: impl Display) -> String {
    let start = place.start();
    format!("{}:{}:{}: {words}", shown_path(place.file.name()), start.line, start.column)
}

fn count(linted: &[LintedFile], imported: usize) -> String {
    let asked = linted.iter().filter(|linted| linted.reason == Reason::Asked);
    let looked_at: Vec<_> = asked.filter_map(|linted| linted.result.as_ref().ok()).collect();
    let importers =
        if linted.iter().any(|linted| linted.reason == Reason::Imports) { " or are imported by" } else { "" };
    let parsed = looked_at.iter().filter(|report| report.parsed).count();
    format!(
        "looked at {}, of which {parsed} {} a call and {} parsed; read {imported} more that these import{importers}",
        counted(looked_at.len(), "file"),
        if parsed == 1 { "names" } else { "name" },
        if parsed == 1 { "was" } else { "were" },
    )
}
