//! `json`: all that is known, for programs. `schemas/report-v1.schema.json` describes it.

use std::io;

use dr_lint_parser::{Place, Position};
use dr_lint_rules::{Applicability, Certainty, Edit, Finding, Fix, Severity, State};
use serde::Serialize;

use super::layout;
use crate::clean;
use crate::gathered::FileError;
use crate::location::Location;
use crate::record::Record;
use crate::related::{self, RelatedPlace};
use crate::report::{Report, Summary};
use crate::style::Style;

/// The version of the format: raised when something that is there changes its meaning or goes.
pub(crate) const VERSION: u32 = 1;

/// Writes the report as one JSON object, indented by two spaces, with a line break at the end.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let whole = JsonReport {
        version: VERSION,
        diagnostics: report.shown_findings(style.detail).map(JsonDiagnostic::from).collect(),
        hidden: report.findings().iter().filter_map(JsonHidden::of).collect(),
        errors: report.errors().iter().map(JsonError::from).collect(),
        summary: JsonSummary::of(report),
        record: Record::of(report),
    };
    layout::write(&whole, out)
}

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    diagnostics: Vec<JsonDiagnostic<'a>>,
    hidden: Vec<JsonHidden<'a>>,
    errors: Vec<JsonError<'a>>,
    summary: JsonSummary,
    record: Record,
}

/// A finding that is not reported.
#[derive(Serialize)]
struct JsonHidden<'a> {
    #[serde(flatten)]
    diagnostic: JsonDiagnostic<'a>,
    /// `suppressed` or `baselined`.
    state: &'static str,
    /// The reason that the comment gives.
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    rule: &'static str,
    severity: &'static str,
    certainty: &'static str,
    message: String,
    help: Option<String>,
    url: Option<&'a str>,
    path: &'a str,
    range: JsonRange,
    methods: &'a [String],
    field: Option<String>,
    related: Vec<JsonRelated<'a>>,
    fixes: Vec<JsonFix<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct JsonRange {
    start: JsonPosition,
    end: JsonPosition,
}

#[derive(Serialize)]
struct JsonPosition {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    message: String,
    path: &'a str,
    range: JsonRange,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    path: &'a str,
    range: JsonRange,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonError<'a> {
    path: &'a str,
    message: String,
}

#[derive(Serialize)]
struct JsonSummary {
    files: usize,
    parsed: usize,
    calls: usize,
    unjudged: usize,
    errors: usize,
    warnings: usize,
    fixable: usize,
    fixed: usize,
    suppressed: usize,
    baselined: usize,
    methods: Vec<JsonMethod>,
}

#[derive(Serialize)]
struct JsonMethod {
    #[serde(rename = "type")]
    kind: String,
    calls: usize,
    migrated: usize,
    unjudged: usize,
}

impl<'a> JsonHidden<'a> {
    fn of(finding: &'a Finding) -> Option<Self> {
        let (state, reason) = match &finding.state {
            State::Reported => return None,
            State::Suppressed { reason, .. } => ("suppressed", reason.as_deref()),
            State::Baselined => ("baselined", None),
        };
        Some(Self { diagnostic: finding.into(), state, reason })
    }
}

impl<'a> From<&'a Finding> for JsonDiagnostic<'a> {
    fn from(Finding { diagnostic, fingerprint, .. }: &'a Finding) -> Self {
        let (path, range) = located(&diagnostic.place);
        Self {
            rule: diagnostic.rule.id,
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "info",
            },
            certainty: match diagnostic.certainty {
                Certainty::Always => "always",
                Certainty::Sometimes => "sometimes",
            },
            message: clean::shortened(&diagnostic.message).into_owned(),
            help: diagnostic.help.as_deref().map(|help| clean::shortened(help).into_owned()),
            url: Some(diagnostic.url.as_str()).filter(|url| !url.is_empty()),
            path,
            range,
            methods: &diagnostic.methods,
            field: diagnostic.field.as_ref().map(ToString::to_string),
            related: related::places(&diagnostic.related).map(JsonRelated::from).collect(),
            fixes: diagnostic.fixes.iter().map(JsonFix::from).collect(),
            fingerprint: fingerprint.to_string(),
        }
    }
}

impl<'a> From<RelatedPlace<'a>> for JsonRelated<'a> {
    fn from(related: RelatedPlace<'a>) -> Self {
        let (path, range) = located(related.place);
        Self { message: related.message, path, range }
    }
}

impl<'a> From<&'a Fix> for JsonFix<'a> {
    fn from(fix: &'a Fix) -> Self {
        let applicability = match fix.applicability() {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
        };
        Self { title: fix.title(), applicability, edits: fix.edits().iter().map(JsonEdit::from).collect() }
    }
}

impl<'a> From<&'a Edit> for JsonEdit<'a> {
    fn from(edit: &'a Edit) -> Self {
        let (path, range) = located(&edit.place);
        Self { path, range, text: &edit.text }
    }
}

impl<'a> From<&'a FileError> for JsonError<'a> {
    fn from(error: &'a FileError) -> Self {
        Self { path: &error.path, message: clean::shortened(&error.message).into_owned() }
    }
}

impl JsonSummary {
    fn of(report: &Report) -> Self {
        let methods = report.progress().into_iter().map(|method| JsonMethod {
            kind: method.kind,
            calls: method.calls,
            migrated: method.migrated,
            unjudged: method.unjudged,
        });
        let methods = methods.collect();
        let Summary { files, parsed, calls, unjudged, errors, warnings, fixable, fixed, suppressed, baselined, .. } =
            *report.summary();
        Self { files, parsed, calls, unjudged, errors, warnings, fixable, fixed, suppressed, baselined, methods }
    }
}

impl From<Position> for JsonPosition {
    fn from(position: Position) -> Self {
        Self { line: position.line, column: position.column, offset: position.offset }
    }
}

fn located(place: &Place) -> (&str, JsonRange) {
    let Location { path, start, end } = Location::of(place);
    (path, JsonRange { start: start.into(), end: end.into() })
}

#[cfg(test)]
mod tests;
