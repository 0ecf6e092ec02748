//! `json`: all that is known, for programs. `schemas/report-v1.schema.json` describes it.

use std::io;

use dr_lint_parser::{Place, Position};
use dr_lint_rules::{Applicability, Certainty, Edit, Finding, Fix, Severity, State};
use serde::Serialize;

use super::layout;
use crate::clean;
use crate::location::Location;
use crate::related::{self, RelatedPlace};
use crate::report::{FileError, Report, Summary};
use crate::style::Style;

/// The version of the format: raised when something that is there changes its meaning or goes.
const VERSION: u32 = 1;

/// Writes the report as one JSON object, indented by two spaces, with a line break at the end.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let whole = JsonReport {
        version: VERSION,
        diagnostics: report.shown_findings(style.detail).map(JsonDiagnostic::from).collect(),
        hidden: report.findings().iter().filter_map(JsonHidden::of).collect(),
        errors: report.errors().iter().map(JsonError::from).collect(),
        summary: JsonSummary::of(report),
    };
    layout::write(&whole, out)
}

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    diagnostics: Vec<JsonDiagnostic<'a>>,
    hidden: Vec<JsonHidden<'a>>,
    errors: Vec<JsonError<'a>>,
    summary: JsonSummary<'a>,
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
struct JsonSummary<'a> {
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
    methods: Vec<JsonMethod<'a>>,
}

#[derive(Serialize)]
struct JsonMethod<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
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

impl<'a> JsonSummary<'a> {
    fn of(report: &'a Report) -> Self {
        let methods = report.progress().iter().map(|method| JsonMethod {
            kind: &method.kind,
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
mod tests {
    use dr_lint_parser::Span;
    use dr_lint_rules::Baseline;
    use insta::assert_snapshot;
    use serde_json::Value;

    use super::*;
    use crate::FileReport;
    use crate::related::RELATED;
    use crate::testing::{calls, diagnostic, file, place, related, report, written};

    const SCHEMA: &str = include_str!("../../../../schemas/report-v1.schema.json");

    fn json(report: &Report) -> Value {
        serde_json::from_str(&written("json", report)).unwrap()
    }

    #[test]
    fn all_that_is_known() {
        let shop = file("src/a.js", "\u{feff}/* 😀 */ f({ amount: 1 });\n");
        let mut finding = diagnostic(place(&shop, "amount"));
        finding.related.push(related(place(&shop, "f(")));
        let edit = Edit { place: place(&shop, " amount: 1 "), text: String::new() };
        finding.fixes.extend(Fix::new("remove `amount`", Applicability::Safe, vec![edit]));
        assert_snapshot!(written("json", &report(vec![finding])), @r#"
        {
          "version": 1,
          "diagnostics": [
            {
              "rule": "legacy-field",
              "severity": "error",
              "certainty": "always",
              "message": "PayPal takes `amount` from the payment session",
              "help": "Remove `amount`: the session knows it.",
              "url": "https://example.com/guide#paypal",
              "path": "src/a.js",
              "range": {"start": {"line": 1, "column": 14, "offset": 18}, "end": {"line": 1, "column": 20, "offset": 24}},
              "methods": ["payPal"],
              "field": "amount",
              "related": [
                {
                  "message": "reaches this call",
                  "path": "src/a.js",
                  "range": {"start": {"line": 1, "column": 10, "offset": 14}, "end": {"line": 1, "column": 12, "offset": 16}}
                }
              ],
              "fixes": [
                {
                  "title": "remove `amount`",
                  "applicability": "safe",
                  "edits": [
                    {
                      "path": "src/a.js",
                      "range": {"start": {"line": 1, "column": 13, "offset": 17}, "end": {"line": 1, "column": 24, "offset": 28}},
                      "text": ""
                    }
                  ]
                }
              ],
              "fingerprint": "d40c71cac78731ce8f4c7f6d0902cdb4"
            }
          ],
          "hidden": [],
          "errors": [],
          "summary": {
            "files": 1,
            "parsed": 1,
            "calls": 1,
            "unjudged": 0,
            "errors": 1,
            "warnings": 0,
            "fixable": 1,
            "fixed": 0,
            "suppressed": 0,
            "baselined": 0,
            "methods": []
          }
        }
        "#);
    }

    #[test]
    fn what_is_absent_is_null_or_empty() {
        let mut bare = diagnostic(place(&file("a.js", "f({})"), "{"));
        (bare.severity, bare.certainty) = (Severity::Warning, Certainty::Sometimes);
        (bare.help, bare.field) = (None, None);
        bare.url.clear();
        bare.methods.clear();
        let errors = vec![FileError { path: "gone.js".to_owned(), message: "no such file".to_owned() }];
        let parts =
            vec![FileReport { diagnostics: vec![bare], calls: calls(1), parsed: true, ..FileReport::default() }];
        assert_snapshot!(written("json", &Report::new(parts, errors, &Baseline::default())), @r#"
        {
          "version": 1,
          "diagnostics": [
            {
              "rule": "legacy-field",
              "severity": "warning",
              "certainty": "sometimes",
              "message": "PayPal takes `amount` from the payment session",
              "help": null,
              "url": null,
              "path": "a.js",
              "range": {"start": {"line": 1, "column": 3, "offset": 2}, "end": {"line": 1, "column": 4, "offset": 3}},
              "methods": [],
              "field": null,
              "related": [],
              "fixes": [],
              "fingerprint": "0f2cd2d7ed0c6758a37f708dc5c340c6"
            }
          ],
          "hidden": [],
          "errors": [
            {
              "path": "gone.js",
              "message": "no such file"
            }
          ],
          "summary": {
            "files": 1,
            "parsed": 1,
            "calls": 1,
            "unjudged": 0,
            "errors": 0,
            "warnings": 1,
            "fixable": 0,
            "fixed": 0,
            "suppressed": 0,
            "baselined": 0,
            "methods": []
          }
        }
        "#);
    }

    #[test]
    fn any_text_is_valid_json_and_kept() {
        let odd = "\u{1b}[31m \"\\ \u{0}\u{7f}\u{2028}\u{202e}\n😀";
        let mut finding = diagnostic(place(&file(odd, "amount"), "amount"));
        finding.message = odd.to_owned();
        let value = json(&report(vec![finding]));
        assert_eq!(value["diagnostics"][0]["path"], odd);
        assert_eq!(value["diagnostics"][0]["message"], odd);
    }

    #[test]
    fn hundreds_of_calls_are_counted_not_listed() {
        let shop = file("a.js", &"pay();\n".repeat(400));
        let mut finding = diagnostic(place(&shop, "pay"));
        let calls = (0..400).map(|n| related(Place::new(&shop, Span { start: n * 7, end: n * 7 + 5 })));
        finding.related = calls.collect();
        let report = report(vec![finding]);
        let shown = json(&report)["diagnostics"][0]["related"].clone();
        assert_eq!(shown.as_array().unwrap().len(), RELATED);
        assert_eq!(shown[RELATED - 1]["message"], "reaches this call (and 380 more places)");
        assert!(written("json", &report).len() < 6_000);
    }

    /// The schema's objects name all their properties and require them, and it says what the code says.
    #[test]
    fn the_schema_is_strict() {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            let Some(properties) = definition["properties"].as_object() else { continue };
            let mut required: Vec<_> =
                definition["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            required.sort_unstable();
            let mut named: Vec<_> = properties.keys().map(String::as_str).collect();
            named.sort_unstable();
            assert_eq!(required, named, "{name}");
            assert_eq!(definition["additionalProperties"], false, "{name}");
        }
        assert_eq!(schema["$defs"]["report"]["properties"]["version"]["const"], VERSION);
        assert_eq!(schema["$defs"]["diagnostic"]["properties"]["related"]["maxItems"], RELATED);
    }
}
