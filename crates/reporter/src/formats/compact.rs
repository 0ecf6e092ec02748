//! `compact`: one line for each finding and nothing else, for `grep`, editors' error lists and people in a hurry.

use std::io;

use dr_lint_rules::Certainty;

use crate::clean;
use crate::location::Location;
use crate::report::Report;
use crate::style::Style;
use crate::words::severity_word;

/// Writes `path:line:column: severity[rule] message` for each finding, and `path: error: message` for each error entry.
/// ` (sometimes)` follows where not every value that can reach the call has the problem; most findings hold always, and go
/// without a word.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    for diagnostic in report.shown(style.detail) {
        let location = Location::of(&diagnostic.place);
        let severity = severity_word(diagnostic.severity);
        let message = clean::line(&diagnostic.message);
        let certainty = match diagnostic.certainty {
            Certainty::Always => "",
            Certainty::Sometimes => " (sometimes)",
        };
        writeln!(out, "{location}: {severity}[{}] {message}{certainty}", diagnostic.rule.id)?;
    }
    for error in report.errors() {
        writeln!(out, "{}: error: {}", clean::path(&error.path), clean::line(&error.message))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use dr_lint_rules::{Baseline, Severity};
    use insta::assert_snapshot;

    use crate::testing::{calls, diagnostic, file, place, report, styled, written};
    use crate::{FileError, FileReport, Report, Style, Verbosity};

    #[test]
    fn one_line_each() {
        let shop = file("src/a.js", "f({ amount: 1,\n  currency: 2 })");
        let mut warning = diagnostic(place(&shop, "currency"));
        warning.severity = Severity::Warning;
        warning.message = "two\nlines\tof text".to_owned();
        let diagnostics = vec![warning, diagnostic(place(&shop, "amount"))];
        let errors = vec![FileError { path: "gone.js".to_owned(), message: "no such file".to_owned() }];
        let report = Report::new(
            vec![FileReport { diagnostics, calls: calls(1), parsed: true, ..FileReport::default() }],
            errors,
            &Baseline::default(),
        );
        assert_snapshot!(written("compact", &report), @"
        src/a.js:1:5: error[legacy-field] PayPal takes `amount` from the payment session
        src/a.js:2:3: warning[legacy-field] two lines of text
        gone.js: error: no such file
        ");
        let quiet = Style { detail: Verbosity::ErrorsOnly, ..Style::default() };
        assert_snapshot!(styled("compact", &report, &quiet), @"
        src/a.js:1:5: error[legacy-field] PayPal takes `amount` from the payment session
        gone.js: error: no such file
        ");
    }

    #[test]
    fn nothing_found_is_nothing() {
        assert_eq!(written("compact", &report(Vec::new())), "");
    }

    #[test]
    fn a_message_that_quotes_a_whole_file_is_cut() {
        let mut finding = diagnostic(place(&file("a.js", "amount"), "amount"));
        finding.message = "x".repeat(5_000_000);
        assert!(written("compact", &report(vec![finding])).len() < 2_000);
    }
}
