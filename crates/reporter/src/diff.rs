//! Old and new text in, a unified diff out, as `patch` and `git apply` read it.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use crate::clean;
use crate::style::Color;

/// The number of unchanged lines around a change.
const CONTEXT: usize = 3;

/// The change of the file called `name` as a unified diff. `patch -p0` and `git apply -p0` apply it to the file, byte for
/// byte: line breaks are those of the file. Both refuse names that lead upwards: with `..` in them.
pub fn diff(name: &str, before: &str, after: &str, color: Color) -> String {
    let name = clean::diff_path(name);
    // A lone carriage return ends no line for `patch`.
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let diff = TextDiff::from_slices(&lines(before), &lines(after));
    let mut out = String::new();
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        if out.is_empty() {
            paint(&mut out, &format!("--- {name}"), "1", color);
            paint(&mut out, &format!("+++ {name}"), "1", color);
        }
        paint(&mut out, &hunk.header().to_string(), "36", color);
        for change in hunk.iter_changes() {
            let (sign, code) = sign(change.tag());
            let line = change.value().strip_suffix('\n').unwrap_or(change.value());
            paint(&mut out, &format!("{sign}{}", fit_for_terminal(line, color)), code, color);
            if !change.value().ends_with('\n') {
                out.push_str("\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// The space that a change is shown in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    /// The columns of the terminal.
    pub(crate) width: usize,
    pub(crate) color: Color,
}

/// The change of a text for somebody at a terminal, without a heading. No line is longer than a few of the terminal's: of
/// the others, the changed parts are shown.
pub(crate) fn shown(before: &str, after: &str, fit: Fit) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let diff = TextDiff::from_slices(&old, &new);
    let mut out = String::new();
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        paint(&mut out, &hunk.header().to_string(), "36", fit.color);
        let changes: Vec<(ChangeTag, &str)> =
            hunk.iter_changes().map(|change| (change.tag(), change.value())).collect();
        for run in changes.chunk_by(|one, next| (one.0 == ChangeTag::Equal) == (next.0 == ChangeTag::Equal)) {
            let is_long = run.iter().any(|(_, line)| line.len() > fit.longest());
            if is_long && run[0].0 != ChangeTag::Equal {
                parts_of_lines(&mut out, run, fit);
            } else {
                for (tag, line) in run {
                    show_line(&mut out, *tag, &fit.cut(line), fit);
                }
            }
        }
    }
    out
}

impl Fit {
    /// The bytes of a line that is shown whole.
    fn longest(self) -> usize {
        self.width * 4
    }

    /// The text, or its start and the number of characters that are left out.
    fn cut(self, text: &str) -> String {
        if text.len() <= self.longest() {
            return text.to_owned();
        }
        let start: String = text.chars().take(self.width * 2).collect();
        let left_out = text.chars().count().saturating_sub(self.width * 2);
        format!("{}… ({left_out} more characters)", start.trim_end())
    }

    /// The end of a text.
    fn end(self, text: &str) -> String {
        let skipped = text.chars().count().saturating_sub(self.width / 3);
        format!("{}{}", if skipped > 0 { "…" } else { "" }, text.chars().skip(skipped).collect::<String>())
    }

    /// The start of a text.
    fn start(self, text: &str) -> String {
        let start: String = text.chars().take(self.width / 3).collect();
        if start.len() < text.len() { start + "…" } else { start }
    }
}

/// Shows each changed part of long lines with the code around it.
fn parts_of_lines(out: &mut String, run: &[(ChangeTag, &str)], fit: Fit) {
    let side = |tag| run.iter().filter(|line| line.0 == tag).map(|line| line.1).collect::<String>();
    let (old, new) = (side(ChangeTag::Delete), side(ChangeTag::Insert));
    let diff = TextDiff::from_words(&old, &new);
    let parts: Vec<(ChangeTag, &str)> = diff.iter_all_changes().map(|change| (change.tag(), change.value())).collect();
    let runs: Vec<&[(ChangeTag, &str)]> =
        parts.chunk_by(|one, next| (one.0 == ChangeTag::Equal) == (next.0 == ChangeTag::Equal)).collect();
    let text = |at: Option<usize>| at.and_then(|at| runs.get(at)).map(|run| run.iter().map(|part| part.1).collect());
    for (at, part) in runs.iter().enumerate().filter(|(_, part)| part[0].0 != ChangeTag::Equal) {
        let (before, after): (String, String) =
            (text(at.checked_sub(1)).unwrap_or_default(), text(Some(at + 1)).unwrap_or_default());
        for tag in [ChangeTag::Delete, ChangeTag::Insert] {
            let middle: String = part.iter().filter(|part| part.0 == tag).map(|part| part.1).collect();
            let line = format!("{}{}{}", fit.end(&before), fit.cut(&middle), fit.start(&after));
            show_line(out, tag, &line.replace(['\n', '\r'], " "), fit);
        }
    }
}

fn show_line(out: &mut String, tag: ChangeTag, line: &str, fit: Fit) {
    let (sign, code) = sign(tag);
    paint(out, &format!("{sign}{}", clean::code(line.trim_end_matches(['\n', '\r']))), code, fit.color);
}

/// The character at the start of a line, and its colour.
fn sign(tag: ChangeTag) -> (char, &'static str) {
    match tag {
        ChangeTag::Delete => ('-', "31"),
        ChangeTag::Insert => ('+', "32"),
        ChangeTag::Equal => (' ', ""),
    }
}

/// A terminal gets no control characters of the code; a program gets its very bytes.
fn fit_for_terminal(line: &str, color: Color) -> String {
    let is_harmless = |letter: &char| !letter.is_control() || *letter == '\t';
    match color {
        Color::Plain => line.to_owned(),
        Color::Ansi => line.chars().filter(is_harmless).collect(),
    }
}

fn paint(out: &mut String, line: &str, code: &str, color: Color) {
    let written = match color {
        Color::Ansi if !code.is_empty() => writeln!(out, "\u{1b}[{code}m{line}\u{1b}[0m"),
        Color::Ansi | Color::Plain => writeln!(out, "{line}"),
    };
    written.expect("a string takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_keeps_line_breaks_and_says_where_the_last_is_missing() {
        let before = "one\r\ntwo\r\nthree";
        let after = "one\r\nthree";
        let expected = "--- a.js\n+++ a.js\n@@ -1,3 +1,2 @@\n one\r\n-two\r\n three\n\\ No newline at end of file\n";
        assert_eq!(diff("a.js", before, after, Color::Plain), expected);
    }

    #[test]
    fn of_long_lines_each_change_is_shown() {
        let pad = "x = 1; ".repeat(100);
        let before = format!("{pad}pay(amount, y); {pad}go(currency); {pad}\n");
        let after = format!("{pad}pay(y); {pad}go(); {pad}\n");
        let text = shown(&before, &after, Fit { width: 30, color: Color::Plain });
        assert!(text.lines().all(|line| line.chars().count() < 80), "{text}");
        assert!(text.contains("amount") && text.contains("currency"), "{text}");
        assert_eq!(text.matches('-').count() + text.matches('+').count(), 6, "{text}");
        let huge = format!("a('{}');\n", "x".repeat(5_000));
        let text = shown(&huge, "", Fit { width: 30, color: Color::Plain });
        assert!(text.contains("more characters") && text.len() < 200, "{text}");
    }

    #[test]
    fn a_terminal_obeys_nothing_that_stands_in_code() {
        let text = shown("a\u{1b}[2J\r\n", "b\n", Fit { width: 80, color: Color::Plain });
        assert_eq!(text, "@@ -1 +1 @@\n-a\u{fffd}[2J\n+b\n");
    }

    #[test]
    fn equal_texts_give_nothing() {
        assert_eq!(diff("a.js", "one\n", "one\n", Color::Plain), "");
    }

    #[test]
    fn colours_are_for_terminals() {
        let painted = diff("a.js", "a\u{1b}[2J\n", "b\n", Color::Ansi);
        assert!(painted.contains("\u{1b}[31m-a[2J\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n"), "{painted:?}");
    }
}
