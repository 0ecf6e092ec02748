//! Diagnostics for tests, built in one place.

use std::sync::Arc;

use dr_lint_parser::sdk::CallKind;
use dr_lint_parser::{Place, SourceFile, Span};
use dr_lint_rules::{Baseline, Certainty, Diagnostic, FieldPath, Related, RelatedKind, SeenCall, Severity, Standing};

use crate::{FileReport, Format, Report, Style};

/// A page that stays as it is here, whatever the rule's own is.
const GUIDE: &str = "https://example.com/guide#paypal";

/// A file of this text.
pub(crate) fn file(name: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile::new(name, text))
}

/// The first place of `what` in the file.
pub(crate) fn place(file: &Arc<SourceFile>, what: &str) -> Place {
    let start = u32::try_from(file.text().find(what).unwrap()).unwrap();
    Place::new(file, Span { start, end: start + u32::try_from(what.len()).unwrap() })
}

/// An error at this place.
pub(crate) fn diagnostic(place: Place) -> Diagnostic {
    Diagnostic {
        rule: dr_lint_rules::rule("legacy-field").unwrap(),
        severity: Severity::Error,
        certainty: Certainty::Always,
        message: "PayPal takes `amount` from the payment session".to_owned(),
        help: Some("Remove `amount`: the session knows it.".to_owned()),
        url: GUIDE.to_owned(),
        place,
        related: Vec::new(),
        methods: vec!["payPal".to_owned()],
        field: Some(FieldPath { details: None, name: "amount".to_owned() }),
        fixes: Vec::new(),
        missing: None,
        payload: None,
        brief: None,
    }
}

/// A related call.
pub(crate) fn related(place: Place) -> Related {
    Related { message: "reaches this call".to_owned(), place, kind: RelatedKind::Call(CallKind::ALL[0]) }
}

/// As many calls that were judged, each of a file of its own.
pub(crate) fn calls(count: usize) -> Vec<SeenCall> {
    seen(count, Standing::Judged)
}

/// As many calls of this standing, each of a file of its own.
pub(crate) fn seen(count: usize, standing: Standing) -> Vec<SeenCall> {
    let place = |number| Place::new(&file(&format!("{standing:?}-{number}.js"), ""), Span { start: 0, end: 0 });
    let call =
        |place: Place| SeenCall { name: place.clone(), place, kind: CallKind::ALL[0], standing, methods: Vec::new() };
    (0..count).map(|number| call(place(number))).collect()
}

/// The report on one file with one call.
pub(crate) fn report(diagnostics: Vec<Diagnostic>) -> Report {
    Report::new(
        vec![FileReport { diagnostics, calls: calls(1), parsed: true, ..FileReport::default() }],
        Vec::new(),
        &Baseline::default(),
    )
}

/// The report in that format, without colours.
pub(crate) fn written(format: &str, report: &Report) -> String {
    styled(format, report, &Style::default())
}

/// The report in that format and style.
pub(crate) fn styled(format: &str, report: &Report, style: &Style) -> String {
    let mut out = Vec::new();
    Format::named(format).unwrap().write(report, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}
