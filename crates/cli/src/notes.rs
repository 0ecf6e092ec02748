//! What `--verbose` says besides the report: where dr-lint stopped following values, and what it has read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use dr_lint_parser::{Limit, Place};

use crate::resolve::Imports;
use crate::run::Linted;

/// Says it on standard error. Where nobody listens, nothing is lost.
pub(crate) fn say(linted: &[Linted], imports: &Imports<'_>) {
    let mut lines = limits(linted);
    lines.push(count(linted, imports.imported()));
    let mut out = io::stderr().lock();
    for line in lines {
        let _ = writeln!(out, "note: {line}");
    }
}

/// The limits that were met, by place, each once: a file that several others import meets its limits with each.
fn limits(linted: &[Linted]) -> Vec<String> {
    let met = linted.iter().flat_map(|linted| &linted.limits);
    let met: BTreeMap<(&Place, Limit), String> =
        met.map(|(limit, place)| ((place, *limit), line(*limit, place))).collect();
    met.into_values().collect()
}

fn line(limit: Limit, place: &Place) -> String {
    let start = place.start();
    // A name can hold what a terminal obeys.
    let name: String = place.file.name().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    format!("{name}:{}:{}: {limit}", start.line, start.column)
}

fn count(linted: &[Linted], imported: usize) -> String {
    let looked_at: Vec<_> = linted.iter().filter_map(|linted| linted.result.as_ref().ok()).collect();
    let parsed = looked_at.iter().filter(|report| report.parsed).count();
    format!(
        "{} files looked at, {parsed} parsed because they name a call; {imported} more read because these import them",
        looked_at.len()
    )
}
