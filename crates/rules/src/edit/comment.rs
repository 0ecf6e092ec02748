//! Takes away comments, and says how new ones are written.

use dr_lint_parser::{Place, Span};

use super::Text;
use super::directive::{Reach, reach};
use super::text;
use crate::edit::text::size;
use crate::fix::Edit;

/// True for a comment of any tool that is about the next line.
pub(crate) fn is_about_next_line(comment: &str) -> bool {
    reach(comment) == Reach::NextLine
}

/// The blanks that a line starts with.
pub(crate) fn line_indent<'t>(text: &'t Text<'_>, start: u32) -> &'t str {
    text::indent(text, start)
}

/// The line break at the end of a line; at the end of the file, that of other lines.
pub(crate) fn line_break<'t>(text: &'t Text<'_>, start: u32) -> &'t str {
    let here = text::newline_at(text, text::line_end(text, start));
    if here.is_empty() || here.starts_with(['\u{2028}', '\u{2029}']) { text::newline(text) } else { here }
}

/// The edit that takes a comment away: with its line if nothing else is on it, with the braces that only it stands in
/// (`{/* … */}` in JSX), and with the blanks before it at the end of a line.
pub(crate) fn removal(comment: &Place) -> Edit {
    let text = comment.file.text();
    let span = without_braces(text, comment.span);
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    let rest = after.len() - after.trim_start_matches([' ', '\t']).len();
    let starts_line = before[..before.len() - indent].ends_with(['\n', '\r', '\u{feff}']) || before.len() == indent;
    let tail = &after[rest..];
    let break_len = ["\r\n", "\n", "\r"].iter().find(|end| tail.starts_with(**end)).map(|end| end.len());
    let (wider, longer) = match (starts_line, break_len, tail.is_empty()) {
        (true, Some(length), _) => (indent, rest + length),
        (true, None, true) | (false, _, true) | (false, Some(_), _) => (indent, rest),
        // Code goes on behind it.
        (true, None, false) => (0, rest),
        (false, None, false) => (0, 0),
    };
    // To the language, a comment over several lines is a line break: `return /* ⏎ */ x` returns nothing.
    let goes_on = !starts_line && break_len.is_none() && !tail.is_empty();
    let text = if goes_on && comment.text().contains(['\n', '\r', '\u{2028}', '\u{2029}']) { "\n" } else { "" };
    let span = Span { start: span.start - size(wider), end: span.end + size(longer) };
    Edit { place: Place::new(&comment.file, span), text: text.to_owned() }
}

fn without_braces(text: &str, span: Span) -> Span {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let is_alone = before.trim_end().ends_with('{') && after.trim_start().starts_with('}');
    // A block of its own, `function f() {/* … */}`, keeps its braces: only in JSX does a tag or text end before them.
    let opening = before.trim_end().strip_suffix('{').map(str::trim_end);
    let is_jsx = opening.is_some_and(|before| before.ends_with('>') && !before.ends_with("=>"));
    if !(is_alone && is_jsx) {
        return span;
    }
    let start = before.trim_end().len() - 1;
    let end = text.len() - after.trim_start().len() + 1;
    Span { start: size(start), end: size(end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dr_lint_parser::SourceFile;
    use std::sync::Arc;

    /// The text without the comment that `[` and `]` stand around.
    fn without(marked: &str) -> String {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let text = marked.replace(['[', ']'], "");
        let file = Arc::new(SourceFile::new("a.jsx", text.as_str()));
        let edit = removal(&Place::new(&file, Span { start: size(start), end: size(end) }));
        let Span { start, end } = edit.place.span;
        format!("{}{}{}", &text[..start as usize], edit.text, &text[end as usize..])
    }

    #[test]
    fn a_comment_goes_with_its_line_or_its_blanks() {
        for (before, after) in [
            ("a;\n  [// x]\nb;", "a;\nb;"),
            ("a; [// x]\r\nb;", "a;\r\nb;"),
            ("[/* x */]\r\na;", "a;"),
            ("a; [/* x */] b;", "a;  b;"),
            ("  [/* x */] b;", "  b;"),
            ("a;\n[// x]", "a;\n"),
            ("a; [// x]", "a;"),
            ("f({ [/* x */] })", "f({  })"),
            ("<p>\n  {[/* x */]}\n  <a/>", "<p>\n  <a/>"),
            ("() => {[/* x */]}", "() => {}"),
            ("return [/* x\n */] d", "return \n d"),
        ] {
            assert_eq!(without(before), after, "{before}");
        }
    }
}
