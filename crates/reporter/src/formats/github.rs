//! `github`: workflow commands, which GitHub Actions turns into annotations of the changed lines, and a table for the
//! page of the run.
//!
//! The runner reads a command as one line, `::error file=…,line=…::message`, and cuts messages of more than 4,096
//! characters. Of each kind GitHub shows the first ten of a step: errors go first, and the last line has the numbers.

use std::fmt::Write as _;
use std::io;

use dr_lint_rules::{Diagnostic, Severity};

use super::graphical::summary::facts;
use crate::clean;
use crate::gathered::FileError;
use crate::location::Location;
use crate::markup;
use crate::report::Report;
use crate::style::Style;
use crate::words::{are, counted, severity_word};

/// The number of findings in the table. The page takes a megabyte, and nobody reads more.
const ROWS: usize = 100;

/// Writes a command for each finding and each error entry, errors first, and a line with the numbers.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    for error in report.errors() {
        let (path, message) = (property(&error.path), data(&clean::lines(&error.message)));
        writeln!(out, "::error file={path},title=dr-lint::{message}")?;
    }
    for diagnostic in errors_first(report, style) {
        writeln!(out, "{}", command(diagnostic))?;
    }
    writeln!(out, "dr-lint: {}", facts(report, style.detail).join(" "))
}

/// The table for the page of the run, in the HTML that GitHub allows there.
pub(crate) fn page(report: &Report, style: &Style) -> String {
    let mut page = "### dr-lint\n\n".to_owned();
    if !report.errors().is_empty() {
        let items: String = report.errors().iter().take(ROWS).map(item).collect();
        let _ = writeln!(page, "<ul>\n{items}</ul>\n{}", left_out(report.errors().len(), "path"));
    }
    let _ = writeln!(page, "{}", facts(report, style.detail).join(" "));
    let all = errors_first(report, style);
    if !all.is_empty() {
        let rows: String = all.iter().copied().take(ROWS).map(row).collect();
        let head = "<tr><th>Severity</th><th>Rule</th><th>Place</th><th>Finding</th></tr>";
        let _ = write!(page, "\n<table>\n{head}\n{rows}</table>\n{}", left_out(all.len(), "finding"));
    }
    page
}

/// The sentence that says how many rows there would be more.
fn left_out(all: usize, noun: &str) -> String {
    match all.saturating_sub(ROWS) {
        0 => String::new(),
        hidden => {
            format!("\nLeft out here: {}, which {} in the log of this step.\n", counted(hidden, noun), are(hidden))
        }
    }
}

fn item(error: &FileError) -> String {
    let (path, message) = (one_line(&markup::escaped(&error.path)), markup::sentence(&clean::line(&error.message)));
    format!("<li><code>{path}</code>: {message}</li>\n")
}

fn errors_first<'r>(report: &'r Report, style: &Style) -> Vec<&'r Diagnostic> {
    let mut all: Vec<_> = report.shown(style.detail).collect();
    all.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    all
}

fn command(diagnostic: &Diagnostic) -> String {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let Location { path, start, end } = Location::of(&diagnostic.place);
    // GitHub takes columns only for a place on one line.
    let place = if start.line == end.line {
        format!("line={},col={},endColumn={}", start.line, start.column, end.column)
    } else {
        format!("line={},endLine={}", start.line, end.line)
    };
    let mut message = clean::lines(&diagnostic.message);
    if let Some(help) = &diagnostic.help {
        message = format!("{message}\n{}", clean::lines(help));
    }
    let (path, title) = (property(path), property(&format!("dr-lint: {}", diagnostic.rule.id)));
    format!("::{kind} file={path},{place},title={title}::{}", data(&message))
}

fn row(diagnostic: &Diagnostic) -> String {
    let Location { path, start, .. } = Location::of(&diagnostic.place);
    format!(
        "<tr><td>{}</td><td><code>{}</code></td><td><code>{}:{}</code></td><td>{}</td></tr>\n",
        severity_word(diagnostic.severity),
        diagnostic.rule.id,
        one_line(&markup::escaped(path)),
        start.line,
        markup::sentence(&clean::line(&diagnostic.message)),
    )
}

/// An empty line would end the table for GitHub's Markdown.
fn one_line(text: &str) -> String {
    text.replace('\n', "\u{fffd}")
}

/// The message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use dr_lint_rules::Baseline;
    use insta::assert_snapshot;

    use super::*;
    use crate::Verbosity;
    use crate::testing::{diagnostic, file, place, report, styled, written};

    /// The number of characters of a message that the runner takes.
    const LONGEST: usize = 4_096;

    fn mixed() -> Report {
        let shop = file("src/a b,c:d%.js", "f({ amount: 1,\n  currency: {\n  } })");
        let mut warning = diagnostic(place(&shop, "amount"));
        (warning.severity, warning.help) = (Severity::Warning, None);
        warning.message = "`amount` is 100 % of\nit <b>".to_owned();
        let mut info = diagnostic(place(&shop, "f("));
        info.severity = Severity::Info;
        let across = diagnostic(place(&shop, "currency: {\n  }"));
        let errors = vec![FileError { path: "gone,\n.js".to_owned(), message: "no such file".to_owned() }];
        let parts = vec![crate::FileReport { diagnostics: vec![warning, info, across], ..Default::default() }];
        Report::new(parts, errors, &Baseline::default())
    }

    #[test]
    fn commands_have_the_errors_first() {
        assert_snapshot!(written("github", &mixed()), @"
        ::error file=gone%2C%0A.js,title=dr-lint::no such file
        ::error file=src/a b%2Cc%3Ad%25.js,line=2,endLine=3,title=dr-lint%3A legacy-field::PayPal takes `amount` from the payment session%0ARemove `amount`: the session knows it.
        ::warning file=src/a b%2Cc%3Ad%25.js,line=1,col=5,endColumn=11,title=dr-lint%3A legacy-field::`amount` is 100 %25 of%0Ait <b>
        ::notice file=src/a b%2Cc%3Ad%25.js,line=1,col=1,endColumn=3,title=dr-lint%3A legacy-field::PayPal takes `amount` from the payment session%0ARemove `amount`: the session knows it.
        dr-lint: Looked at 1 file: 1 error, 1 warning, 1 note. 1 path could not be linted or fixed: see above.
        ");
        let quiet = Style { detail: Verbosity::ErrorsOnly, ..Style::default() };
        assert_eq!(styled("github", &mixed(), &quiet).lines().count(), 3);
        assert_snapshot!(written("github", &report(Vec::new())), @"dr-lint: Looked at 1 file with 1 DigitalRiver.js call: nothing to change.");
    }

    #[test]
    fn the_page_has_a_table() {
        assert_snapshot!(page(&mixed(), &Style::default()), @"
        ### dr-lint

        <ul>
        <li><code>gone,�.js</code>: no such file</li>
        </ul>

        Looked at 1 file: 1 error, 1 warning, 1 note. 1 path could not be linted or fixed: see above.

        <table>
        <tr><th>Severity</th><th>Rule</th><th>Place</th><th>Finding</th></tr>
        <tr><td>error</td><td><code>legacy-field</code></td><td><code>src/a b,c:d%.js:2</code></td><td>PayPal takes <code>amount</code> from the payment session</td></tr>
        <tr><td>warning</td><td><code>legacy-field</code></td><td><code>src/a b,c:d%.js:1</code></td><td><code>amount</code> is 100 % of it &lt;b&gt;</td></tr>
        <tr><td>info</td><td><code>legacy-field</code></td><td><code>src/a b,c:d%.js:1</code></td><td>PayPal takes <code>amount</code> from the payment session</td></tr>
        </table>
        ");
        assert_snapshot!(page(&report(Vec::new()), &Style::default()), @"
        ### dr-lint

        Looked at 1 file with 1 DigitalRiver.js call: nothing to change.
        ");
    }

    #[test]
    fn a_long_table_says_what_is_left_out() {
        let shop = file("a.js", &"amount\n".repeat(105));
        let at = |line| dr_lint_parser::Place::new(&shop, shop.line_span(line));
        let page = page(&report((1..=105).map(|line| diagnostic(at(line))).collect()), &Style::default());
        assert_eq!(page.matches("<tr><td>").count(), ROWS);
        assert!(page.ends_with("\nLeft out here: 5 findings, which are in the log of this step.\n"), "{page}");
    }

    #[test]
    fn a_command_is_one_line_that_the_runner_takes_whole() {
        let shop = file("a\r\n::error::b.js", "amount");
        let mut finding = diagnostic(place(&shop, "amount"));
        finding.message = "%\n😀\r::".repeat(2_000);
        finding.help = Some(finding.message.clone());
        let text = written("github", &report(vec![finding]));
        assert_eq!(text.lines().count(), 2, "{text}");
        let message = text.lines().next().unwrap().splitn(3, "::").nth(2).unwrap();
        let message = message.replace("%0A", "\n").replace("%25", "%");
        assert!(message.encode_utf16().count() < LONGEST, "{}", message.len());
    }
}
