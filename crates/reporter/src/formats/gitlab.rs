//! `gitlab`: the Code Quality report of GitLab, which shows in merge requests what they add and what they fix.
//!
//! GitLab knows findings by their fingerprints alone: of several with one fingerprint it shows one.

use std::io;

use dr_lint_rules::{Certainty, Finding, Severity};
use serde::Serialize;

use super::layout;
use crate::clean;
use crate::gathered::FileError;
use crate::location::Location;
use crate::report::Report;
use crate::style::Style;

/// Writes the report as one list, `[]` when there is nothing to report.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let findings = report.shown_findings(style.detail).map(Issue::from);
    layout::write(&report.errors().iter().map(Issue::from).chain(findings).collect::<Vec<_>>(), out)
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: IssueLocation<'a>,
}

#[derive(Serialize)]
struct IssueLocation<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl<'a> From<&'a Finding> for Issue<'a> {
    fn from(Finding { diagnostic, fingerprint, .. }: &'a Finding) -> Self {
        let Location { path, start, end } = Location::of(&diagnostic.place);
        let certainty = match diagnostic.certainty {
            Certainty::Always => "",
            Certainty::Sometimes => " (sometimes)",
        };
        Self {
            description: format!("{}{certainty}", clean::line(&diagnostic.message)),
            check_name: diagnostic.rule.id,
            fingerprint: fingerprint.to_string(),
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: IssueLocation { path, lines: Lines { begin: start.line, end: end.line } },
        }
    }
}

impl<'a> From<&'a FileError> for Issue<'a> {
    fn from(error: &'a FileError) -> Self {
        Self {
            description: clean::line(&error.message),
            check_name: "unread",
            fingerprint: format!("unread:{}:{}", clean::path(&error.path), clean::line(&error.message)),
            severity: "critical",
            location: IssueLocation { path: &error.path, lines: Lines { begin: 1, end: 1 } },
        }
    }
}

#[cfg(test)]
mod tests {
    use dr_lint_rules::Baseline;
    use insta::assert_snapshot;

    use super::*;
    use crate::FileReport;
    use crate::testing::{diagnostic, file, place, report, written};

    #[test]
    fn findings_have_fingerprints() {
        let shop = file("src/a.js", "f({ amount: 1,\n  currency:\n 2 })");
        let mut warning = diagnostic(place(&shop, "currency:\n 2"));
        (warning.severity, warning.certainty) = (Severity::Warning, Certainty::Sometimes);
        let errors = vec![FileError { path: "gone.js".to_owned(), message: "no such\nfile".to_owned() }];
        let diagnostics = vec![warning, diagnostic(place(&shop, "amount"))];
        let parts = vec![FileReport { diagnostics, ..FileReport::default() }];
        assert_snapshot!(written("gitlab", &Report::new(parts, errors, &Baseline::default())), @r#"
        [
          {
            "description": "no such file",
            "check_name": "unread",
            "fingerprint": "unread:gone.js:no such file",
            "severity": "critical",
            "location": {"path": "gone.js", "lines": {"begin": 1, "end": 1}}
          },
          {
            "description": "PayPal takes `amount` from the payment session",
            "check_name": "legacy-field",
            "fingerprint": "f1b4d451280e8fa379a6478c5eb6e25c",
            "severity": "major",
            "location": {"path": "src/a.js", "lines": {"begin": 1, "end": 1}}
          },
          {
            "description": "PayPal takes `amount` from the payment session (sometimes)",
            "check_name": "legacy-field",
            "fingerprint": "c406234922ee58d7481df1e0fb8d07b1",
            "severity": "minor",
            "location": {"path": "src/a.js", "lines": {"begin": 2, "end": 3}}
          }
        ]
        "#);
        assert_eq!(written("gitlab", &report(Vec::new())), "[]\n");
    }
}
