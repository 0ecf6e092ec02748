//! `rdjson`: the Reviewdog Diagnostic Format, whose readers comment on merge requests of many services. Columns count the
//! bytes of UTF-8.
//!
//! A reader may apply each suggestion alone, and only in the file of the finding. So a fix is one suggestion that replaces
//! the text from its first edit to its last; one that doesn't fit into that is named in the message.

use std::io;

use dr_lint_parser::{Place, Position, SourceFile, Span};
use dr_lint_rules::{Applicability, Diagnostic, Fix, SessionsAfter, Severity};
use serde::Serialize;

use super::layout;
use crate::clean;
use crate::gathered::FileError;
use crate::related::{self, RelatedPlace};
use crate::report::Report;
use crate::style::Style;

/// The number of bytes of code that a suggestion may have.
const SUGGESTION: usize = 2_000;

/// Writes the report as one object.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let errors = report.errors().iter().map(RdDiagnostic::from);
    let diagnostics = errors.chain(report.shown(style.detail).map(RdDiagnostic::from)).collect();
    layout::write(&RdResult { source: Source { name: "dr-lint" }, diagnostics }, out)
}

#[derive(Serialize)]
struct RdResult<'a> {
    source: Source,
    diagnostics: Vec<RdDiagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct RdDiagnostic<'a> {
    message: String,
    location: RdLocation<'a>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RdRelated<'a>>,
}

#[derive(Serialize)]
struct RdLocation<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<RdRange>,
}

#[derive(Serialize)]
struct RdRange {
    start: RdPosition,
    end: RdPosition,
}

#[derive(Serialize)]
struct RdPosition {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Suggestion {
    range: RdRange,
    text: String,
}

#[derive(Serialize)]
struct RdRelated<'a> {
    message: String,
    location: RdLocation<'a>,
}

impl<'a> From<&'a Diagnostic> for RdDiagnostic<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        let proposed = diagnostic.fixes.iter().find(|fix| fix.leaves() == SessionsAfter::Sessions);
        let proposal = proposed.map(|fix| (fix, suggestion(fix, &diagnostic.place)));
        let parts = [
            Some(clean::shortened(&diagnostic.message).into_owned()),
            diagnostic.help.as_deref().map(|help| clean::shortened(help).into_owned()),
            proposal.as_ref().and_then(|(fix, suggestion)| remark(fix, suggestion)),
        ];
        let url = Some(diagnostic.url.as_str()).filter(|url| !url.is_empty());
        Self {
            message: parts.into_iter().flatten().collect::<Vec<_>>().join("\n"),
            location: RdLocation::of(&diagnostic.place),
            severity: match diagnostic.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info => "INFO",
            },
            code: Some(Code { value: diagnostic.rule.id, url }),
            suggestions: proposal.and_then(|(_, suggestion)| suggestion.ok()).into_iter().collect(),
            related_locations: related::places(&diagnostic.related).map(RdRelated::from).collect(),
        }
    }
}

impl<'a> From<&'a FileError> for RdDiagnostic<'a> {
    fn from(error: &'a FileError) -> Self {
        Self {
            message: clean::shortened(&error.message).into_owned(),
            location: RdLocation { path: &error.path, range: None },
            severity: "ERROR",
            code: None,
            suggestions: Vec::new(),
            related_locations: Vec::new(),
        }
    }
}

impl<'a> From<RelatedPlace<'a>> for RdRelated<'a> {
    fn from(related: RelatedPlace<'a>) -> Self {
        Self { message: related.message, location: RdLocation::of(related.place) }
    }
}

impl<'a> RdLocation<'a> {
    fn of(place: &'a Place) -> Self {
        Self { path: place.file.name(), range: Some(RdRange::of(&place.file, place.span)) }
    }
}

impl RdRange {
    fn of(file: &SourceFile, span: Span) -> Self {
        Self { start: RdPosition::of(file, span.start), end: RdPosition::of(file, span.end) }
    }
}

impl RdPosition {
    /// The format's columns are bytes, and a byte-order mark has three of them.
    fn of(file: &SourceFile, offset: u32) -> Self {
        let Position { line, offset, .. } = file.position(offset);
        let start = if line == 1 { 0 } else { file.line_span(line).start };
        Self { line, column: offset - start + 1 }
    }
}

/// A reason why the format can't carry a fix.
#[derive(Clone, Copy)]
enum Unfit {
    OtherFiles,
    Length,
}

/// The fix as one piece of new text.
fn suggestion(fix: &Fix, place: &Place) -> Result<Suggestion, Unfit> {
    let file = &place.file;
    if fix.edits().iter().any(|edit| edit.place.file.name() != file.name()) {
        return Err(Unfit::OtherFiles);
    }
    let start = fix.edits().iter().map(|edit| edit.place.span.start).min().unwrap_or_default();
    let end = fix.edits().iter().map(|edit| edit.place.span.end).max().unwrap_or_default();
    let added: usize = fix.edits().iter().map(|edit| edit.text.len()).sum();
    if (end - start) as usize + added > SUGGESTION {
        return Err(Unfit::Length);
    }
    let mut text = String::new();
    let mut at = start;
    for edit in fix.edits() {
        text.push_str(file.slice(Span { start: at, end: edit.place.span.start }));
        text.push_str(&edit.text);
        at = edit.place.span.end;
    }
    Ok(Suggestion { range: RdRange::of(file, Span { start, end }), text })
}

/// A sentence on the fix, where a reader could take the suggestion, or its absence, for something else.
fn remark(fix: &Fix, suggestion: &Result<Suggestion, Unfit>) -> Option<String> {
    let title = clean::shortened(fix.title());
    let command = match fix.applicability() {
        Applicability::Safe => "dr-lint --diff",
        Applicability::Unsafe => "dr-lint --diff --unsafe-fixes",
    };
    match (suggestion, fix.applicability()) {
        (Ok(_), Applicability::Safe) => None,
        (Ok(_), Applicability::Unsafe) => Some(format!("Look at the suggestion before you take it: {title}.")),
        (Err(Unfit::OtherFiles), _) => {
            Some(format!("Its fix changes other files, too; `{command}` shows it: {title}."))
        }
        (Err(Unfit::Length), _) => {
            Some(format!("Its fix is too long to be shown here; `{command}` shows it: {title}."))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use dr_lint_rules::{Baseline, Edit};
    use insta::assert_snapshot;

    use super::*;
    use crate::FileReport;
    use crate::testing::{diagnostic, file, place, related, report, written};

    fn fix(applicability: Applicability, edits: &[(Place, &str)]) -> Fix {
        let edits = edits.iter().map(|(place, text)| Edit { place: place.clone(), text: (*text).to_owned() });
        Fix::new("remove `amount`", applicability, edits.collect()).unwrap()
    }

    #[test]
    fn columns_are_bytes_and_a_fix_is_one_suggestion() {
        let shop = file("src/a.js", "\u{feff}/* 😀 */ f({ type, amount: 1,\n  é: 2 });\n");
        let mut finding = diagnostic(place(&shop, "amount"));
        finding.related.push(related(place(&shop, "f(")));
        let comma = place(&shop, ", amount").span.start;
        let session = Place::new(&shop, Span { start: comma, end: comma });
        finding.fixes.push(fix(Applicability::Safe, &[(session, ", sessionId"), (place(&shop, " amount: 1,"), "")]));
        let mut warning = diagnostic(place(&shop, "é"));
        (warning.severity, warning.url, warning.help) = (Severity::Warning, String::new(), None);
        let errors = vec![FileError { path: "gone.js".to_owned(), message: "no such file".to_owned() }];
        let parts = vec![FileReport { diagnostics: vec![finding, warning], ..FileReport::default() }];
        assert_snapshot!(written("rdjson", &Report::new(parts, errors, &Baseline::default())), @r#"
        {
          "source": {
            "name": "dr-lint"
          },
          "diagnostics": [
            {
              "message": "no such file",
              "location": {"path": "gone.js"},
              "severity": "ERROR"
            },
            {
              "message": "PayPal takes `amount` from the payment session\nRemove `amount`: the session knows it.",
              "location": {"path": "src/a.js", "range": {"start": {"line": 1, "column": 25}, "end": {"line": 1, "column": 31}}},
              "severity": "ERROR",
              "code": {
                "value": "legacy-field",
                "url": "https://example.com/guide#paypal"
              },
              "suggestions": [
                {
                  "range": {"start": {"line": 1, "column": 23}, "end": {"line": 1, "column": 35}},
                  "text": ", sessionId,"
                }
              ],
              "related_locations": [
                {
                  "message": "reaches this call",
                  "location": {"path": "src/a.js", "range": {"start": {"line": 1, "column": 15}, "end": {"line": 1, "column": 17}}}
                }
              ]
            },
            {
              "message": "PayPal takes `amount` from the payment session",
              "location": {"path": "src/a.js", "range": {"start": {"line": 2, "column": 3}, "end": {"line": 2, "column": 5}}},
              "severity": "WARNING",
              "code": {
                "value": "legacy-field"
              }
            }
          ]
        }
        "#);
    }

    #[test]
    fn nothing_found_is_an_empty_list() {
        assert_snapshot!(written("rdjson", &report(Vec::new())), @r#"
        {
          "source": {
            "name": "dr-lint"
          },
          "diagnostics": []
        }
        "#);
    }

    /// The message of a finding with this fix, and the number of its suggestions.
    fn suggested(fix: Fix, shop: &Arc<SourceFile>) -> (String, usize) {
        let mut finding = diagnostic(place(shop, "amount"));
        (finding.message, finding.help, finding.fixes) = ("found".to_owned(), None, vec![fix]);
        let value: serde_json::Value = serde_json::from_str(&written("rdjson", &report(vec![finding]))).unwrap();
        let diagnostic = &value["diagnostics"][0];
        let message = diagnostic["message"].as_str().unwrap().to_owned();
        (message, diagnostic["suggestions"].as_array().map_or(0, Vec::len))
    }

    #[test]
    fn a_fix_that_is_no_plain_suggestion_is_explained() {
        let (shop, other) = (file("a.js", "amount x"), file("b.js", "x"));
        let careful = fix(Applicability::Unsafe, &[(place(&shop, "amount"), "")]);
        let message = "found\nLook at the suggestion before you take it: remove `amount`.";
        assert_eq!(suggested(careful, &shop), (message.to_owned(), 1));
        let both = fix(Applicability::Safe, &[(place(&shop, "amount"), ""), (place(&other, "x"), "")]);
        let message = "found\nIts fix changes other files, too; `dr-lint --diff` shows it: remove `amount`.";
        assert_eq!(suggested(both, &shop), (message.to_owned(), 0));
        let long = fix(Applicability::Safe, &[(place(&shop, "amount"), &"y".repeat(5_000))]);
        let message = "found\nIts fix is too long to be shown here; `dr-lint --diff` shows it: remove `amount`.";
        assert_eq!(suggested(long, &shop), (message.to_owned(), 0));
        let plain = fix(Applicability::Safe, &[(place(&shop, "amount"), "")]);
        assert_eq!(suggested(plain, &shop), ("found".to_owned(), 1));
    }
}
