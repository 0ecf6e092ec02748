//! `compact`: one line for each finding and nothing else, for `grep`, editors' error lists and people in a hurry.

use std::io;

use dr_lint_rules::Severity;

use crate::clean;
use crate::location::Location;
use crate::report::Report;
use crate::style::Style;

/// Writes `path:line:column: severity[rule] message` for each finding, and `path: error: message` for each error entry.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    for diagnostic in report.shown(style.detail) {
        let location = clean::line(&Location::of(&diagnostic.place).to_string());
        let severity = severity(diagnostic.severity);
        writeln!(out, "{location}: {severity}[{}] {}", diagnostic.rule.id, clean::line(&diagnostic.message))?;
    }
    for error in report.errors() {
        writeln!(out, "{}: error: {}", clean::line(&error.path), clean::line(&error.message))?;
    }
    Ok(())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
