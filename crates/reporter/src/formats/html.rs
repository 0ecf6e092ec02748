//! `html`: one page for a team, without network: progress, and each finding with its code, the way of its value and the
//! proposed change. It can be read without scripts; they only bring the filters. Whatever comes from outside goes through
//! [`markup`], and the page forbids itself to load anything.

mod card;
mod code;
mod progress;

use std::collections::BTreeMap;
use std::io::{self, Write};

use self::progress::{Overview, folder};
use super::graphical::summary::facts;
use crate::clean;
use crate::findings::{self, Finding};
use crate::markup::{escaped, sentence};
use crate::report::Report;
use crate::style::Style;

const STYLES: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// Writes the report as one page.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let facts = facts(report, style.detail).join(" ");
    write_page(report, &findings::shown(report, style.detail), &facts, &mut io::BufWriter::new(out))
}

fn write_page(report: &Report, findings: &[Finding<'_>], facts: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>dr-lint: payment sessions</title>"
    )?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
    writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<style>\n{STYLES}</style>")?;
    writeln!(out, "<h1>Move to payment sessions</h1>\n<p>{}</p>", sentence(facts))?;
    write_progress(&Overview::of(report, findings), out)?;
    write_errors(report, out)?;
    writeln!(out, "<h2>Findings</h2>")?;
    write_filters(findings, out)?;
    for of_file in
        findings.chunk_by(|one, other| one.diagnostic.place.file.name() == other.diagnostic.place.file.name())
    {
        let path = of_file[0].diagnostic.place.file.name();
        writeln!(out, "<section class=\"file\">\n<h3>{}</h3>", escaped(&clean::path(path)))?;
        for finding in of_file {
            card::write(finding, out)?;
        }
        writeln!(out, "</section>")?;
    }
    if findings.is_empty() {
        writeln!(out, "<p>None.</p>")?;
    }
    writeln!(out, "<script>\n{SCRIPT}</script>")?;
    out.flush()
}

fn write_progress(overview: &Overview<'_>, out: &mut dyn Write) -> io::Result<()> {
    let total = overview.total;
    writeln!(
        out,
        "<h2>Progress</h2>\n<p class=\"total\">{} of {} judged calls have no error.<br>",
        total.done(),
        total.calls
    )?;
    writeln!(out, "{}</p>\n<div class=\"tables\">", bar(total))?;
    writeln!(
        out,
        "<div class=\"scroll\"><table><tr><th>Payment method</th><th class=\"number\">Calls to migrate</th>"
    )?;
    writeln!(out, "<th class=\"number\">Errors</th></tr>")?;
    for (method, left) in &overview.methods {
        let (method, calls, findings) = (escaped(method), left.calls, left.findings);
        writeln!(
            out,
            "<tr><td><code>{method}</code></td><td class=\"number\">{calls}</td><td class=\"number\">{findings}</td></tr>"
        )?;
    }
    writeln!(
        out,
        "</table></div>\n<div class=\"scroll\"><table><tr><th>Folder</th><th class=\"number\">Migrated</th>"
    )?;
    writeln!(out, "<th class=\"bar\"></th></tr>")?;
    for (folder, progress) in &overview.folders {
        let (folder, done, calls) = (escaped(folder), progress.done(), progress.calls);
        writeln!(
            out,
            "<tr><td>{folder}</td><td class=\"number\">{done} of {calls}</td><td>{}</td></tr>",
            bar(*progress)
        )?;
    }
    writeln!(out, "</table></div>\n</div>")
}

fn bar(progress: progress::Progress) -> String {
    format!("<progress max=\"{}\" value=\"{}\"></progress>", progress.calls.max(1), progress.done())
}

fn write_errors(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if report.errors().is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>Not linted</h2>\n<ul>")?;
    for error in report.errors() {
        let (path, message) = (escaped(&clean::path(&error.path)), sentence(&clean::line(&error.message)));
        writeln!(out, "<li><code>{path}</code>: {message}</li>")?;
    }
    writeln!(out, "</ul>")
}

/// The filters, which appear when the script runs.
fn write_filters(findings: &[Finding<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut filters: [(&str, &str, BTreeMap<String, usize>); 4] = [
        ("method", "Payment method", BTreeMap::new()),
        ("rule", "Rule", BTreeMap::new()),
        ("folder", "Folder", BTreeMap::new()),
        ("state", "State", BTreeMap::new()),
    ];
    for finding in findings {
        for ((_, _, counts), values) in filters.iter_mut().zip(values(finding)) {
            for value in values {
                *counts.entry(value).or_default() += 1;
            }
        }
    }
    writeln!(out, "<form name=\"filters\" hidden>")?;
    for (name, label, counts) in filters {
        writeln!(out, "<label>{label}<select name=\"{name}\"><option value=\"\">all</option>")?;
        for (value, count) in counts {
            let value = escaped(&value);
            writeln!(out, "<option value=\"{value}\">{value} ({count})</option>")?;
        }
        writeln!(out, "</select></label>")?;
    }
    writeln!(
        out,
        "<button type=\"reset\">Show all</button><button type=\"button\" name=\"toggle\">Open or close all</button>"
    )?;
    writeln!(out, "<output name=\"shown\"></output>\n</form>")
}

/// The values of a finding that the filters look at: methods, rule, folder, state.
fn values(finding: &Finding<'_>) -> [Vec<String>; 4] {
    let diagnostic = finding.diagnostic;
    let methods = if diagnostic.methods.is_empty() { vec!["unknown".to_owned()] } else { diagnostic.methods.clone() };
    let folder = folder(diagnostic.place.file.name()).to_owned();
    [methods, vec![diagnostic.rule.id.to_owned()], vec![folder], vec![card::state_word(&finding.state).to_owned()]]
}

#[cfg(test)]
mod tests;
