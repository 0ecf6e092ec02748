//! `junit`: XML for the test pages of Jenkins, GitLab, Azure and others. Each file with findings is a suite, each finding
//! a test.
//!
//! An error is a failed test. A warning is a skipped one, as it doesn't fail a run either. A run without findings is one
//! passed test: some services reject a report without any.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use dr_lint_rules::{Certainty, Diagnostic, Severity};

use crate::clean;
use crate::gathered::FileError;
use crate::location::Location;
use crate::markup::escaped;
use crate::report::Report;
use crate::style::Style;
use crate::words::severity_word;

/// Writes a suite for each file, by name.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let mut suites: BTreeMap<&str, Vec<Case>> = BTreeMap::new();
    for error in report.errors() {
        suites.entry(&error.path).or_default().push(error_case(error));
    }
    for finding in report.shown(style.detail) {
        suites.entry(finding.place.file.name()).or_default().push(finding_case(finding));
    }
    if suites.is_empty() {
        suites.insert("dr-lint", vec![passed_case()]);
    }
    write_suites(&suites, out)
}

/// A test.
struct Case {
    name: String,
    class: String,
    outcome: Outcome,
}

/// The outcome of a test.
enum Outcome {
    Passed,
    /// A warning or a note.
    Skipped(String),
    /// An error.
    Failed {
        rule: &'static str,
        message: String,
        body: String,
    },
    /// A file that could not be linted.
    Unread(String),
}

fn error_case(error: &FileError) -> Case {
    let message = clean::line(&error.message);
    Case { name: "lint".to_owned(), class: error.path.clone(), outcome: Outcome::Unread(message) }
}

fn passed_case() -> Case {
    Case { name: "no findings".to_owned(), class: "dr-lint".to_owned(), outcome: Outcome::Passed }
}

fn finding_case(finding: &Diagnostic) -> Case {
    let Location { path, start, .. } = Location::of(&finding.place);
    let name = format!("{} ({}:{})", finding.rule.id, start.line, start.column);
    let message = clean::line(&finding.message);
    let outcome = match finding.severity {
        Severity::Error => Outcome::Failed { rule: finding.rule.id, message, body: body(finding) },
        Severity::Warning | Severity::Info => {
            Outcome::Skipped(format!("{}: {message}", severity_word(finding.severity)))
        }
    };
    Case { name, class: path.to_owned(), outcome }
}

/// The text below the message.
fn body(finding: &Diagnostic) -> String {
    let certainty = match finding.certainty {
        Certainty::Always => "",
        Certainty::Sometimes => " (sometimes)",
    };
    let place = format!("{}{certainty}", Location::of(&finding.place));
    let help = finding.help.as_deref().map(clean::lines);
    let url = Some(finding.url.clone()).filter(|url| !url.is_empty());
    [Some(place), help, url].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn write_suites(suites: &BTreeMap<&str, Vec<Case>>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let all = Counts::of(suites.values().flatten());
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"dr-lint\" {all}>")?;
    for (name, cases) in suites {
        let counts = Counts::of(cases);
        writeln!(out, "  <testsuite name=\"{}\" {counts} skipped=\"{}\">", attribute(name), counts.skipped)?;
        for case in cases {
            write_case(case, &mut out)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")?;
    out.flush()
}

fn write_case(case: &Case, out: &mut dyn io::Write) -> io::Result<()> {
    let (class, name) = (attribute(&case.class), attribute(&case.name));
    write!(out, "    <testcase classname=\"{class}\" name=\"{name}\"")?;
    match &case.outcome {
        Outcome::Passed => return writeln!(out, "/>"),
        Outcome::Skipped(message) => write!(out, "><skipped message=\"{}\"/>", attribute(message))?,
        Outcome::Failed { rule, message, body } => {
            write!(out, "><failure type=\"{rule}\" message=\"{}\">{}</failure>", attribute(message), escaped(body))?;
        }
        Outcome::Unread(message) => write!(out, "><error type=\"unread\" message=\"{}\"/>", attribute(message))?,
    }
    writeln!(out, "</testcase>")
}

/// Readers of XML turn line breaks and tabs in attributes into blanks: they are written as references.
fn attribute(text: &str) -> String {
    escaped(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// The numbers of tests by outcome.
#[derive(Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn of<'c>(cases: impl IntoIterator<Item = &'c Case>) -> Self {
        cases.into_iter().fold(Self::default(), |mut counts, case| {
            counts.tests += 1;
            match case.outcome {
                Outcome::Passed => {}
                Outcome::Skipped(_) => counts.skipped += 1,
                Outcome::Failed { .. } => counts.failures += 1,
                Outcome::Unread(_) => counts.errors += 1,
            }
            counts
        })
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { tests, failures, errors, .. } = self;
        write!(formatter, "tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"")
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
    fn each_file_is_a_suite() {
        let (shop, other) = (file("src/<b>.js", "f({ amount: 1,\n  currency: 2 })"), file("src/c.js", "amount"));
        let mut warning = diagnostic(place(&shop, "currency"));
        warning.severity = Severity::Warning;
        let mut sometimes = diagnostic(place(&other, "amount"));
        sometimes.certainty = Certainty::Sometimes;
        sometimes.message = "\"odd\"\n\u{1b}[31m ]]> & 'it'".to_owned();
        let errors = vec![FileError { path: "src/a\t\n.js".to_owned(), message: "no such file".to_owned() }];
        let diagnostics = vec![warning, sometimes, diagnostic(place(&shop, "amount"))];
        let parts = vec![FileReport { diagnostics, ..FileReport::default() }];
        assert_snapshot!(written("junit", &Report::new(parts, errors, &Baseline::default())), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="dr-lint" tests="4" failures="2" errors="1">
          <testsuite name="src/&lt;b&gt;.js" tests="2" failures="1" errors="0" skipped="1">
            <testcase classname="src/&lt;b&gt;.js" name="legacy-field (1:5)"><failure type="legacy-field" message="PayPal takes `amount` from the payment session">src/&lt;b&gt;.js:1:5
        Remove `amount`: the session knows it.
        https://example.com/guide#paypal</failure></testcase>
            <testcase classname="src/&lt;b&gt;.js" name="legacy-field (2:3)"><skipped message="warning: PayPal takes `amount` from the payment session"/></testcase>
          </testsuite>
          <testsuite name="src/a&#9;&#10;.js" tests="1" failures="0" errors="1" skipped="0">
            <testcase classname="src/a&#9;&#10;.js" name="lint"><error type="unread" message="no such file"/></testcase>
          </testsuite>
          <testsuite name="src/c.js" tests="1" failures="1" errors="0" skipped="0">
            <testcase classname="src/c.js" name="legacy-field (1:1)"><failure type="legacy-field" message="&quot;odd&quot; �[31m ]]&gt; &amp; &#39;it&#39;">src/c.js:1:1 (sometimes)
        Remove `amount`: the session knows it.
        https://example.com/guide#paypal</failure></testcase>
          </testsuite>
        </testsuites>
        "#);
    }

    #[test]
    fn nothing_found_is_a_passed_test() {
        assert_snapshot!(written("junit", &report(Vec::new())), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="dr-lint" tests="1" failures="0" errors="0">
          <testsuite name="dr-lint" tests="1" failures="0" errors="0" skipped="0">
            <testcase classname="dr-lint" name="no findings"/>
          </testsuite>
        </testsuites>
        "#);
    }
}
