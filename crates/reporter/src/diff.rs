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
            let (sign, code) = match change.tag() {
                ChangeTag::Delete => ('-', "31"),
                ChangeTag::Insert => ('+', "32"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = change.value().strip_suffix('\n').unwrap_or(change.value());
            paint(&mut out, &format!("{sign}{}", shown(line, color)), code, color);
            if !change.value().ends_with('\n') {
                out.push_str("\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// A terminal gets no control characters of the code; a program gets its very bytes.
fn shown(line: &str, color: Color) -> String {
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
    fn equal_texts_give_nothing() {
        assert_eq!(diff("a.js", "one\n", "one\n", Color::Plain), "");
    }

    #[test]
    fn colours_are_for_terminals() {
        let painted = diff("a.js", "a\u{1b}[2J\n", "b\n", Color::Ansi);
        assert!(painted.contains("\u{1b}[31m-a[2J\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n"), "{painted:?}");
    }
}
