//! The last words of a report: what was looked at, what was found, and what to do next.

use crate::report::{Report, Summary};
use crate::style::Verbosity;

/// The summary, with a line break at the end.
pub(super) fn text(report: &Report, detail: Verbosity) -> String {
    let summary = report.summary();
    let unread = report.errors().len();
    let unread_line =
        (unread > 0).then(|| format!("{} could not be linted or fixed, see above.", counted(unread, "path")));
    let next = next(summary, unread, detail).map(str::to_owned);
    let lines = [Some(looked(summary, unread)), unread_line, left_out(summary, detail), fixes(report), next];
    lines.into_iter().flatten().map(|line| line + "\n").collect()
}

fn looked(summary: &Summary, unread: usize) -> String {
    if summary.files == 0 && unread == 0 {
        return "There are no files to look at.".to_owned();
    }
    format!("Looked at {} {}: {}.", counted(summary.files, "file"), calls(summary), found(summary, unread))
}

fn calls(summary: &Summary) -> String {
    match summary.calls {
        0 => "without DigitalRiver.js calls".to_owned(),
        calls => format!("with {}", counted(calls, "DigitalRiver.js call")),
    }
}

fn found(summary: &Summary, unread: usize) -> String {
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "note")];
    let present = counts.into_iter().filter(|(count, _)| *count > 0);
    let mut parts: Vec<String> = present.map(|(count, noun)| counted(count, noun)).collect();
    if parts.is_empty() {
        // What could not be read may need a change.
        parts.push(if unread == 0 { "nothing to change" } else { "nothing found" }.to_owned());
    }
    if summary.fixed > 0 {
        parts.push(format!("{} fixed", summary.fixed));
    }
    parts.join(", ")
}

/// What dr-lint could do about it.
fn fixes(report: &Report) -> Option<String> {
    let safe = report.summary().fixable;
    let doubtful = report.diagnostics().iter().filter(|found| !found.fixes.is_empty()).count().saturating_sub(safe);
    match (safe, doubtful) {
        (0, 0) => None,
        (safe, 0) => Some(format!("{safe} fixable with `--fix`; `--diff` shows what that changes.")),
        (0, more) => {
            Some(format!("{more} fixable with `--fix --unsafe-fixes`, once you have seen why each is unsafe."))
        }
        (safe, more) => Some(format!(
            "{safe} fixable with `--fix`, {more} more with `--unsafe-fixes` once you have seen why each is unsafe.",
        )),
    }
}

/// What `--quiet` kept back, so that a count without its findings surprises nobody.
fn left_out(summary: &Summary, detail: Verbosity) -> Option<String> {
    let kept_back = match detail {
        Verbosity::All => 0,
        Verbosity::ErrorsOnly => summary.warnings + summary.infos,
    };
    (kept_back > 0).then(|| format!("Only errors are shown; left out: {}.", counted(kept_back, "finding")))
}

fn next(summary: &Summary, unread: usize, detail: Verbosity) -> Option<&'static str> {
    if summary.errors > 0 {
        Some(
            "Next: change what each finding says, errors first, and run dr-lint again. `dr-lint --help` has the options.",
        )
    } else if summary.warnings > 0 && detail == Verbosity::All {
        Some("Next: have a look at each. Warnings fail the run only if `--max-warnings` says so.")
    } else if unread > 0 || summary.calls > 0 {
        None
    } else if summary.files == 0 {
        Some(
            "Next: name the folder or the file that holds the checkout. `dr-lint --help` says which files are looked for.",
        )
    } else {
        Some("If this code takes payments through Digital River, name the folder that holds the checkout.")
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
