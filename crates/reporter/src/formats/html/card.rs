//! A finding on the page.

use std::fmt::Write as _;
use std::io::{self, Write};

use dr_lint_parser::Place;
use dr_lint_rules::{Applicability, Certainty, Diagnostic, Finding, Fix, RelatedKind, SessionsAfter, State};

use super::code;
use super::facets::{state_word, values};
use crate::clean;
use crate::markup::{escaped, sentence};
use crate::words::severity_word;

/// The number of places of a value's way.
const WAY: usize = 8;

/// Writes a finding, closed: its heading shows.
pub(super) fn write(finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let diagnostic = &finding.diagnostic;
    let severity = severity_word(diagnostic.severity);
    let [method, rule, folder, state] = values(finding).map(|values| attribute(&values));
    write!(
        out,
        "<details class=\"finding\" data-method=\"{method}\" data-rule=\"{rule}\" data-folder=\"{folder}\" data-state=\"{state}\">\n\
         <summary><span class=\"{severity}\">{severity}</span> <code>{}</code> {}{} <span class=\"line\">line {}</span> {}</summary>\n<div>\n",
        diagnostic.rule.id,
        sentence(&clean::line(&diagnostic.message)),
        certainty(diagnostic.certainty),
        diagnostic.place.start().line,
        state_mark(&finding.state),
    )?;
    if let State::Suppressed { reason: Some(reason), .. } = &finding.state {
        writeln!(out, "<p>Suppressed: {}</p>", sentence(&clean::line(reason)))?;
    }
    if let Some(help) = &diagnostic.help {
        writeln!(out, "<p>{}</p>", sentence(&clean::line(help)))?;
    }
    if diagnostic.url.starts_with("https://") {
        writeln!(out, "<p><a href=\"{}\" rel=\"noreferrer\">Digital River's guide</a></p>", escaped(&diagnostic.url))?;
    }
    writeln!(out, "<h4>{}</h4>\n{}", at(&diagnostic.place), code::excerpt(&diagnostic.place))?;
    out.write_all(way(diagnostic).as_bytes())?;
    if let Some(fix) = diagnostic.fixes.first() {
        out.write_all(proposal(fix).as_bytes())?;
    }
    writeln!(out, "</div>\n</details>")
}

fn state_mark(state: &State) -> String {
    match state {
        State::Reported => String::new(),
        State::Suppressed { .. } | State::Baselined => format!("<span class=\"state\">{}</span>", state_word(state)),
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Always => "",
        Certainty::Sometimes => " (sometimes)",
    }
}

/// Values as the script reads them.
fn attribute(values: &[String]) -> String {
    escaped(&serde_json::Value::from(values).to_string())
}

fn at(place: &Place) -> String {
    let start = place.start();
    format!("{}:{}:{}", escaped(&clean::path(place.file.name())), start.line, start.column)
}

/// The way of the value: where its object is made, where it is used, which calls it reaches; then what its fix leaves unused.
fn way(diagnostic: &Diagnostic) -> String {
    if diagnostic.related.is_empty() {
        return String::new();
    }
    let mut steps: Vec<_> = diagnostic.related.iter().collect();
    steps.sort_by_key(|related| match related.kind {
        RelatedKind::Literal => 0,
        RelatedKind::Use => 1,
        RelatedKind::Call(_) => 2,
        RelatedKind::Unused => 3,
    });
    let mut out = String::from("<h4>The way of the value</h4>\n<ol>\n");
    for step in steps.iter().take(WAY) {
        let message = sentence(&clean::line(&step.message));
        let _ = writeln!(out, "<li>{message}, {}: {}</li>", at(&step.place), code::line(&step.place));
    }
    let hidden = steps.len().saturating_sub(WAY);
    let more = if hidden > 0 { format!("<p>And {hidden} more places.</p>\n") } else { String::new() };
    out + "</ol>\n" + &more
}

fn proposal(fix: &Fix) -> String {
    let title = sentence(&clean::line(fix.title()));
    if fix.leaves() == SessionsAfter::NoSession {
        return format!(
            "<h4>No proposal yet</h4>\n<p>To {title} would leave the payload without a session: give <code>--session-id</code> first.</p>\n"
        );
    }
    let heading = match fix.applicability() {
        Applicability::Safe => "Proposed change",
        Applicability::Unsafe => "Proposed change: look at it before you take it",
    };
    format!("<h4>{heading}</h4>\n<p>{title}</p>\n{}\n", code::change(fix))
}
