//! The findings as services follow them from run to run: each with a fingerprint and a state.

use std::collections::HashMap;
use std::hash::Hasher as _;

use dr_lint_parser::{Place, Span};
use dr_lint_rules::{Diagnostic, Severity};
use siphasher::sip128::{Hasher128 as _, SipHasher13};

use crate::report::{FileError, Report};
use crate::style::Verbosity;

/// The number of bytes to either side of a place that its fingerprint heeds: a line may have megabytes.
const AROUND: u32 = 100;

/// A finding, and what services know it by.
pub(crate) struct Finding<'r> {
    /// The finding itself.
    pub(crate) diagnostic: &'r Diagnostic,
    /// A name that no other finding of the report has. It stays when lines move and when white space changes.
    pub(crate) fingerprint: String,
    /// The attention that it gets.
    pub(crate) state: State,
}

/// The attention that a finding gets.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(test), expect(dead_code, reason = "reports hold no suppressed and no baselined findings yet"))]
pub(crate) enum State {
    /// It is reported.
    Reported,
    /// A comment in the code suppresses it, with a reason if it gives one.
    Suppressed(Option<String>),
    /// It was known before.
    Baselined,
}

/// The findings that a format shows when asked for this much detail.
pub(crate) fn shown(report: &Report, detail: Verbosity) -> Vec<Finding<'_>> {
    // Counted over all findings, so that `--quiet` changes no fingerprint.
    let mut equals: HashMap<u128, usize> = HashMap::new();
    let all = report.diagnostics().iter().map(|diagnostic| {
        let hash = hash(diagnostic);
        let ordinal = equals.entry(hash).or_insert(0);
        *ordinal += 1;
        Finding { diagnostic, fingerprint: format!("{hash:032x}-{ordinal}"), state: State::Reported }
    });
    all.filter(|finding| detail == Verbosity::All || finding.diagnostic.severity == Severity::Error).collect()
}

/// A name for a path that could not be linted.
pub(crate) fn fingerprint_of_error(error: &FileError) -> String {
    format!("{:032x}-1", hash_of(&["unread", &error.path, &error.message]))
}

fn hash(diagnostic: &Diagnostic) -> u128 {
    let field = diagnostic.field.as_ref().map(ToString::to_string).unwrap_or_default();
    let text = text_around(&diagnostic.place);
    let methods = diagnostic.methods.join(",");
    hash_of(&[diagnostic.rule.id, diagnostic.place.file.name(), &field, &methods, &text])
}

/// The line of a place as far as it is near, without white space.
fn text_around(place: &Place) -> String {
    let line = place.file.line_span(place.start().line);
    let text = place.file.text();
    let start = line.start.max(place.span.start.saturating_sub(AROUND));
    let end = line.end.min(place.span.start.saturating_add(AROUND)).max(start);
    let bound = |offset: u32| u32::try_from(text.floor_char_boundary(offset as usize)).unwrap_or(offset);
    let near = place.file.slice(Span { start: bound(start), end: bound(end) });
    near.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn hash_of(parts: &[&str]) -> u128 {
    let mut hasher = SipHasher13::new();
    for part in parts {
        hasher.write(part.as_bytes());
        hasher.write_u8(0xFF);
    }
    hasher.finish128().as_u128()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{diagnostic, file, place, report};

    fn fingerprints(text: &str, detail: Verbosity) -> Vec<String> {
        let shop = file("a.js", text);
        let mut found = vec![diagnostic(place(&shop, "amount")), diagnostic(place(&shop, "currency"))];
        found[0].severity = Severity::Warning;
        shown(&report(found), detail).into_iter().map(|finding| finding.fingerprint).collect()
    }

    #[test]
    fn fingerprints_survive_moves_and_layout() {
        let before = fingerprints("f({ amount: 1,\n currency })", Verbosity::All);
        assert_eq!(before, fingerprints("// new\n\nf( {amount:1,\n\tcurrency })", Verbosity::All));
        assert_ne!(before, fingerprints("f({ amount: 2,\n currency })", Verbosity::All));
        assert_eq!(before[1..], fingerprints("f({ amount: 1,\n currency })", Verbosity::ErrorsOnly));
    }

    #[test]
    fn equal_findings_have_fingerprints_of_their_own() {
        let shop = file("a.js", "amount\namount\n");
        let second = Place::new(&shop, Span { start: 7, end: 13 });
        let report = report(vec![diagnostic(place(&shop, "amount")), diagnostic(second)]);
        let found = shown(&report, Verbosity::All);
        let ends: Vec<_> = found.iter().map(|finding| finding.fingerprint.split_once('-').unwrap()).collect();
        assert_eq!((ends[0].0, ends[0].1, ends[1].1), (ends[1].0, "1", "2"));
    }
}
