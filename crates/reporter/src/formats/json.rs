//! `json`: all that is known, for programs. `schemas/report-v1.schema.json` describes it.

use std::io::{self, Write as _};

use dr_lint_parser::{Place, Position};
use dr_lint_rules::{Applicability, Certainty, Diagnostic, Edit, Fix, Related, Severity};
use serde::Serialize;

use crate::clean;
use crate::location::Location;
use crate::report::{FileError, Report, Summary};
use crate::style::Style;

/// The version of the format: raised when something that is there changes its meaning or goes.
const VERSION: u32 = 1;

/// How many related places a finding lists. A payload that hundreds of calls share would otherwise fill pages.
const RELATED: usize = 20;

/// Writes the report as one JSON object, indented by two spaces, with a line break at the end.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let whole = JsonReport {
        version: VERSION,
        diagnostics: report.shown(style.detail).map(JsonDiagnostic::from).collect(),
        errors: report.errors().iter().map(JsonError::from).collect(),
        summary: JsonSummary::from(report.summary()),
    };
    // serde_json writes each bracket on its own.
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &whole)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    diagnostics: Vec<JsonDiagnostic<'a>>,
    errors: Vec<JsonError<'a>>,
    summary: JsonSummary,
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
    errors: usize,
    warnings: usize,
    fixable: usize,
    fixed: usize,
}

impl<'a> From<&'a Diagnostic> for JsonDiagnostic<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
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
            related: related(&diagnostic.related),
            fixes: diagnostic.fixes.iter().map(JsonFix::from).collect(),
        }
    }
}

/// The first related places; the last of them says how many more there are.
fn related(all: &[Related]) -> Vec<JsonRelated<'_>> {
    let mut shown: Vec<_> = all.iter().take(RELATED).map(JsonRelated::from).collect();
    let hidden = all.len() - shown.len();
    if let (Some(last), 1..) = (shown.last_mut(), hidden) {
        last.message += &format!(" (and {hidden} more places)");
    }
    shown
}

impl<'a> From<&'a Related> for JsonRelated<'a> {
    fn from(related: &'a Related) -> Self {
        let (path, range) = located(&related.place);
        Self { message: clean::shortened(&related.message).into_owned(), path, range }
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

impl From<&Summary> for JsonSummary {
    fn from(summary: &Summary) -> Self {
        let Summary { files, parsed, calls, errors, warnings, infos: _, fixable, fixed } = *summary;
        Self { files, parsed, calls, errors, warnings, fixable, fixed }
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
