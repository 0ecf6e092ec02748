//! The last words of a report: what was looked at, what was found, what was not judged, and what to do next.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter};

use crate::advice;
use crate::report::{Report, Summary};
use crate::request::Purpose;
use crate::style::{Style, Verbosity};
use crate::words::{counted, listed};

/// The summary, with a line break at the end.
pub(super) fn text(report: &Report, style: &Style) -> String {
    let detail = style.detail;
    let lines: Vec<String> = facts(report, detail).into_iter().chain(next(report, detail)).collect();
    let lines = match style.screen {
        Some(columns) => wrapped(&lines, columns),
        None => lines,
    };
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The lines in so many columns. Commands stay whole, so that they can be copied.
fn wrapped(lines: &[String], columns: usize) -> Vec<String> {
    let is_command = |line: &str| line.starts_with(' ');
    let mut paragraphs: Vec<String> = Vec::new();
    for line in lines {
        match paragraphs.last_mut() {
            Some(above) if !above.ends_with(['.', ':']) && !is_command(above) && !is_command(line) => {
                above.extend([" ", line]);
            }
            _ => paragraphs.push(line.clone()),
        }
    }
    let options = Options::new(columns)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    let wrap = |paragraph: &String| {
        if is_command(paragraph) {
            return vec![paragraph.clone()];
        }
        textwrap::wrap(paragraph, &options).into_iter().map(Cow::into_owned).collect::<Vec<_>>()
    };
    paragraphs.iter().flat_map(wrap).collect()
}

/// The numbers of the run, a sentence or more each: what was looked at and found, and what was not.
pub(in crate::formats) fn facts(report: &Report, detail: Verbosity) -> Vec<String> {
    let summary = report.summary();
    let unread = report.errors().len();
    let unread_line =
        (unread > 0).then(|| format!("{} could not be linted or fixed: see above.", counted(unread, "path")));
    let lines = [looked(summary, unread), unread_line, hidden(summary), not_judged(summary), left_out(summary, detail)];
    lines.into_iter().flatten().collect()
}

fn looked(summary: &Summary, unread: usize) -> Option<String> {
    match (summary.files, unread) {
        (0, 0) => Some("There are no files to look at.".to_owned()),
        (0, _) => None,
        (files, _) => {
            let calls = calls(summary, unread);
            Some(format!("Looked at {}{calls}: {}.", counted(files, "file"), found(summary, unread)))
        }
    }
}

/// Tells whether everything that was named was read, and every call in it judged.
fn is_complete(summary: &Summary, unread: usize) -> bool {
    unread == 0 && summary.unjudged == 0 && summary.uncounted == 0 && summary.unparsable == 0
}

fn calls(summary: &Summary, unread: usize) -> String {
    match summary.calls {
        0 if is_complete(summary, unread) => " without DigitalRiver.js calls".to_owned(),
        // What could not be looked at may have some.
        0 => String::new(),
        calls => format!(" with {}", counted(calls, "DigitalRiver.js call")),
    }
}

fn found(summary: &Summary, unread: usize) -> String {
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "note")];
    let present = counts.into_iter().filter(|(count, _)| *count > 0);
    let mut parts: Vec<String> = present.map(|(count, noun)| counted(count, noun)).collect();
    if parts.is_empty() {
        // What was not judged may need a change.
        let nothing = match summary.suppressed + summary.baselined {
            0 if is_complete(summary, unread) => "nothing to change",
            0 => "nothing found",
            _ => "nothing to report",
        };
        parts.push(nothing.to_owned());
    }
    if summary.fixed > 0 {
        parts.push(format!("{} fixed", summary.fixed));
    }
    parts.join(", ")
}

/// A sentence on the findings that are not reported, because somebody wanted that.
fn hidden(summary: &Summary) -> Option<String> {
    let parts = [(summary.suppressed, "suppressed by comments"), (summary.baselined, "known by the baseline")];
    let present = parts.into_iter().filter(|(count, _)| *count > 0);
    let present: Vec<String> = present.map(|(count, how)| format!("{} {how}", counted(count, "finding"))).collect();
    (!present.is_empty()).then(|| format!("Hidden: {}.", listed(&present)))
}

/// A sentence on the calls that may need a change although nothing is reported there.
fn not_judged(summary: &Summary) -> Option<String> {
    let calls = |count| counted(count, "call");
    let parts = [
        (summary.unjudged, format!("{} whose payload is unknown", calls(summary.unjudged))),
        (summary.uncounted, doubtful_calls(summary.uncounted)),
        (summary.unparsable, format!("{} that can't be parsed", counted(summary.unparsable, "file"))),
    ];
    let present: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    (!present.is_empty()).then(|| format!("Not judged: {}. `--verbose` says where.", listed(&present)))
}

fn doubtful_calls(count: usize) -> String {
    match count {
        1 => "1 call that may not be a DigitalRiver.js call".to_owned(),
        count => format!("{count} calls that may not be DigitalRiver.js calls"),
    }
}

/// The number of findings that `--quiet` or `--fix-only` kept back, so that a count without its findings surprises nobody.
fn left_out(summary: &Summary, detail: Verbosity) -> Option<String> {
    let (words, kept_back) = match detail {
        Verbosity::All | Verbosity::Numbers => return None,
        Verbosity::ErrorsOnly => ("Only errors are shown", summary.warnings + summary.infos),
        Verbosity::Nothing => ("Findings are not shown", summary.errors + summary.warnings + summary.infos),
    };
    (kept_back > 0).then(|| format!("{words}; left out: {}.", counted(kept_back, "finding")))
}

fn next(report: &Report, detail: Verbosity) -> Vec<String> {
    let summary = report.summary();
    let shown = match detail {
        Verbosity::All | Verbosity::Numbers => summary.errors + summary.warnings,
        Verbosity::ErrorsOnly => summary.errors,
        Verbosity::Nothing => return Vec::new(),
    };
    if report.request().purpose == Purpose::Baseline {
        return Vec::new();
    }
    let mut lines = Vec::new();
    if shown > 0 {
        lines.extend(advice::about_findings(report));
    } else if summary.files > 0 && summary.calls == 0 && is_complete(summary, report.errors().len()) {
        lines.push(
            "If your shop takes payments through Digital River, name the folder that holds the checkout.".to_owned(),
        );
    } else if summary.uncounted > 0 {
        lines.push(
            "If such a call is made on a DigitalRiver object, name that object with `--receiver NAME`.".to_owned(),
        );
    }
    lines.extend(advice::about_warnings(report));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_gets_whole_words_and_whole_commands() {
        let lines = ["Looked at 1 file.", "Next: find it in your code, for example", "`cart.id`. Put it in place:"];
        let command = "  dr-lint --diff --session-id <EXPR> src/checkout";
        let lines: Vec<String> = lines.into_iter().chain([command]).map(ToOwned::to_owned).collect();
        let expected =
            ["Looked at 1 file.", "Next: find it in your code,", "for example `cart.id`. Put it", "in place:", command];
        assert_eq!(wrapped(&lines, 30), expected);
        assert_eq!(wrapped(&lines, 200).len(), 3);
    }
}
