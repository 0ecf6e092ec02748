//! `html`: one page for a team, without network: progress, and each finding with its code, the way of its value and the
//! proposed change. It can be read without scripts; they only bring the filters. Whatever comes from outside goes through
//! [`markup`](crate::markup), and the page forbids itself to load anything.

mod card;
mod code;
mod facets;

use std::collections::BTreeMap;
use std::io::{self, Write};

use dr_lint_rules::Finding;

use super::graphical::summary::facts;
use crate::clean;
use crate::markup::{escaped, sentence};
use crate::report::Report;
use crate::style::Style;
use crate::words::counted;

const STYLES: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// Writes the report as one page.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let facts = facts(report, style.detail).join(" ");
    let findings: Vec<&Finding> = report.marked_findings(style.detail).collect();
    let mut out = io::BufWriter::new(out);
    write_head(&facts, &mut out)?;
    write_progress(report, &mut out)?;
    write_errors(report, &mut out)?;
    write_findings(report, &findings, &mut out)?;
    writeln!(out, "<script>\n{SCRIPT}</script>")?;
    out.flush()
}

/// The start of every report.
const START: &str =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>dr-lint: payment sessions</title>";

/// True for the text of an HTML report that dr-lint wrote.
pub fn is_html_report(text: &str) -> bool {
    text.starts_with(START)
}

fn write_head(facts: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{START}")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
    writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<style>\n{STYLES}</style>")?;
    writeln!(out, "<h1>Move to payment sessions</h1>\n<p>{}</p>", sentence(facts))
}

fn write_findings(report: &Report, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<h2>Findings</h2>")?;
    write_filters(report, findings, out)?;
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
    Ok(())
}

fn write_progress(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let folders = report.folders();
    let (calls, migrated) = (folders.iter().map(|it| it.calls).sum(), folders.iter().map(|it| it.migrated).sum());
    writeln!(out, "<h2>Progress</h2>\n<p class=\"total\">{migrated} of {} are migrated.<br>", counted(calls, "call"))?;
    writeln!(out, "{}</p>\n<div class=\"tables\">", bar(calls, migrated))?;
    let methods = report.progress();
    let methods = methods.iter().map(|it| (it.name(), it.calls, it.migrated, it.unjudged));
    write_table("Payment method", methods, out)?;
    let folders = folders.iter().map(|it| (it.folder.clone(), it.calls, it.migrated, it.unjudged));
    write_table("Folder", folders, out)?;
    writeln!(
        out,
        "</div>\n<p>A call that gets payloads for several payment methods counts for each of them. Not judged: what \
                   reaches the call is unknown in part. Hidden findings are still to be changed.</p>"
    )
}

/// A table of names with their calls, the migrated ones and those that were not judged.
fn write_table(
    title: &str,
    rows: impl Iterator<Item = (String, usize, usize, usize)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "<div class=\"scroll\"><table>\n<tr><th>{title}</th><th class=\"number\">Migrated</th>")?;
    writeln!(out, "<th class=\"number\">Not judged</th><th class=\"bar\"></th></tr>")?;
    for (name, calls, migrated, unjudged) in rows {
        let (name, bar) = (escaped(&clean::line(&name)), bar(calls, migrated));
        writeln!(out, "<tr><td>{name}</td><td class=\"number\">{migrated} of {calls}</td>")?;
        writeln!(out, "<td class=\"number\">{unjudged}</td><td>{bar}</td></tr>")?;
    }
    writeln!(out, "</table></div>")
}

fn bar(calls: usize, migrated: usize) -> String {
    format!("<progress max=\"{}\" value=\"{migrated}\"></progress>", calls.max(1))
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
fn write_filters(report: &Report, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
    let mut filters: [(&str, &str, BTreeMap<String, usize>); 4] = [
        ("method", "Payment method", BTreeMap::new()),
        ("rule", "Rule", BTreeMap::new()),
        ("folder", "Folder", BTreeMap::new()),
        ("state", "State", BTreeMap::new()),
    ];
    for finding in findings {
        for ((_, _, counts), values) in filters.iter_mut().zip(facets::values(finding)) {
            for value in values {
                *counts.entry(value).or_default() += 1;
            }
        }
    }
    writeln!(out, "<form name=\"filters\" hidden>")?;
    let methods = report.progress();
    for (name, label, counts) in filters {
        writeln!(out, "<label>{label}<select name=\"{name}\"><option value=\"\">all</option>")?;
        for (value, count) in counts {
            let method = methods.iter().find(|method| name == "method" && method.kind == value);
            let shown = method.map_or_else(|| value.clone(), |method| clean::line(&method.name()));
            let (value, shown) = (escaped(&value), escaped(&shown));
            writeln!(out, "<option value=\"{value}\">{shown} ({count})</option>")?;
        }
        writeln!(out, "</select></label>")?;
    }
    writeln!(
        out,
        "<button type=\"reset\">Show all</button><button type=\"button\" name=\"toggle\">Open or close all</button>"
    )?;
    writeln!(out, "<output name=\"shown\"></output>\n</form>")
}

#[cfg(test)]
mod tests;
