//! The last words of a report: what was looked at, what was found, and what to do next.

use crate::report::{Report, Summary};
use crate::style::Verbosity;

/// The summary, with a line break at the end.
pub(super) fn text(report: &Report, detail: Verbosity) -> String {
    let summary = report.summary();
    let unread = report.errors().len();
    let looked = format!("Looked at {} and {}", counted(summary.files, "file"), calls(summary.calls));
    let mut lines = vec![format!("{looked}: {}.", found(summary))];
    if unread > 0 {
        lines.push(format!("{} could not be linted; see above.", counted(unread, "path")));
    }
    lines.extend(hidden(summary, detail));
    lines.extend(next(summary, unread).map(str::to_owned));
    lines.join("\n") + "\n"
}

fn found(summary: &Summary) -> String {
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "note")];
    let mut parts: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun)).collect();
    if parts.is_empty() {
        parts.push("nothing to change".to_owned());
    }
    if summary.fixed > 0 {
        parts.push(format!("{} fixed", summary.fixed));
    }
    parts.join(", ")
}

/// What `--quiet` kept back, so that a count without its findings surprises nobody.
fn hidden(summary: &Summary, detail: Verbosity) -> Option<String> {
    let kept_back = match detail {
        Verbosity::All => 0,
        Verbosity::ErrorsOnly => summary.warnings + summary.infos,
    };
    (kept_back > 0).then(|| {
        format!(
            "Only errors are shown; {} not.",
            if kept_back == 1 { "1 finding is".to_owned() } else { format!("{kept_back} findings are") }
        )
    })
}

fn next(summary: &Summary, unread: usize) -> Option<&'static str> {
    if summary.errors > 0 {
        Some(
            "Next: change what each finding says, errors first, and run dr-lint again. `dr-lint --help` has the options.",
        )
    } else if summary.warnings + summary.infos > 0 {
        Some("Next: have a look at each. Warnings don't fail the run unless `--max-warnings` says so.")
    } else if unread == 0 && summary.files == 0 {
        Some(
            "Next: name the folder or the file that holds the checkout. `dr-lint --help` says which files are looked for.",
        )
    } else if unread == 0 && summary.calls == 0 {
        Some("If this code takes payments through Digital River, name the folder that holds the checkout.")
    } else {
        None
    }
}

fn calls(count: usize) -> String {
    match count {
        0 => "no DigitalRiver.js calls".to_owned(),
        _ => counted(count, "DigitalRiver.js call"),
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
