//! Lines of a text, and what stands between two pieces of code: blanks, comments, at most one comma.

use std::borrow::Cow;
use std::ops::Deref;

use dr_lint_parser::{SourceFile, Span};

/// A file's text that knows where its lines are: finding the start of a line takes no longer in a longer one.
pub(crate) struct Text<'f> {
    file: &'f SourceFile,
    /// The text, in which the marks of a document inside of scripts are blank.
    code: Cow<'f, str>,
}

impl<'f> Text<'f> {
    /// The text of a file.
    pub(crate) fn of(file: &'f SourceFile) -> Self {
        Self { file, code: file.without_marks() }
    }

    /// The name of the file.
    pub(super) fn name(&self) -> &str {
        self.file.name()
    }

    /// The line that a byte stands in, without its line break.
    fn line(&self, at: u32) -> Span {
        self.file.code_line(at)
    }

    /// The end of the first line that editors know as one.
    fn first_end(&self) -> u32 {
        self.file.line_span(1).end
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.code
    }
}

/// The ends of lines, the longest first.
const BREAKS: [&str; 5] = ["\r\n", "\n", "\r", "\u{2028}", "\u{2029}"];

/// The text between two pieces of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) span: Span,
    pub(super) comments: Vec<Comment>,
    /// The position of the comma.
    pub(super) comma: Option<u32>,
}

/// A comment in a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    pub(super) span: Span,
    /// True if it ends with its line: `// so`.
    pub(super) to_line_end: bool,
    /// True for what another language fills in: it may be code, and stays where it is.
    pub(super) is_island: bool,
}

impl Gap {
    /// The comma and the comments in these bytes; `None` when there is code in them.
    pub(super) fn new(text: &Text<'_>, span: Span) -> Option<Self> {
        let mut gap = Self { span, comments: Vec::new(), comma: None };
        let mut at = span.start;
        while at < span.end {
            if let Some(island) = text.file.island(at) {
                let span = Span { start: at, end: island.end.min(span.end) };
                gap.comments.push(Comment { span, to_line_end: false, is_island: true });
                at = span.end;
                continue;
            }
            let rest = text.get(at as usize..span.end as usize)?;
            if let Some((length, to_line_end)) = comment(rest, at) {
                let span = Span { start: at, end: at + length };
                gap.comments.push(Comment { span, to_line_end, is_island: false });
                at += length;
                continue;
            }
            let letter = rest.chars().next()?;
            if letter == ',' && gap.comma.is_none() {
                gap.comma = Some(at);
            } else if !letter.is_whitespace() && letter != '\u{feff}' {
                return None;
            }
            at += size(letter.len_utf8());
        }
        Some(gap)
    }
}

/// The length of the comment that a text starts with; true if it ends with its line.
fn comment(rest: &str, at: u32) -> Option<(u32, bool)> {
    if rest.starts_with("//") || at == 0 && rest.starts_with("#!") {
        let end = rest.find(is_newline).unwrap_or(rest.len());
        return Some((size(end), true));
    }
    let inner = rest.strip_prefix("/*")?;
    Some((size(inner.find("*/")?) + 4, false))
}

/// The start of the line that a byte stands in.
pub(super) fn line_start(text: &Text<'_>, at: u32) -> u32 {
    text.line(at).start
}

/// The end of the line that a byte stands in, without its line break.
pub(super) fn line_end(text: &Text<'_>, at: u32) -> u32 {
    text.line(at).end
}

/// The start of the next line; the end of the text where there is none.
pub(super) fn next_line(text: &Text<'_>, at: u32) -> u32 {
    let end = line_end(text, at);
    end + size(newline_at(text, end).len())
}

/// The line break at a byte, if there is one.
pub(super) fn newline_at(text: &str, at: u32) -> &str {
    let rest = &text[at as usize..];
    BREAKS.into_iter().find(|newline| rest.starts_with(newline)).unwrap_or_default()
}

/// The line break that ends right before a byte.
pub(super) fn newline_before(text: &str, at: u32) -> &str {
    let before = &text[..at as usize];
    BREAKS.into_iter().find(|newline| before.ends_with(newline)).unwrap_or_default()
}

/// The text between two bytes.
pub(super) fn between(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end as usize).unwrap_or_default()
}

/// True if there are only blanks between two bytes, and no line break.
pub(super) fn is_blank(text: &str, start: u32, end: u32) -> bool {
    start <= end && between(text, start, end).chars().all(|letter| letter.is_whitespace() && !is_newline(letter))
}

/// The end of the blanks that start at a byte.
pub(super) fn blanks_end(text: &Text<'_>, at: u32) -> u32 {
    let rest = between(text, at, line_end(text, at));
    at + size(rest.len() - rest.trim_start().len())
}

/// True if there is a line break between two bytes.
pub(super) fn has_newline(text: &str, start: u32, end: u32) -> bool {
    between(text, start, end).contains(is_newline)
}

/// The blanks that the line of a byte starts with, and the marks of the document among them.
pub(super) fn indent<'t>(text: &'t Text<'_>, at: u32) -> &'t str {
    let start = line_start(text, at);
    let line = between(text, start, line_end(text, at));
    between(text.file.text(), start, start + size(line.len() - line.trim_start().len()))
}

/// The line break of a file: the first there is that editors know as one.
pub(super) fn newline<'t>(text: &'t Text<'_>) -> &'t str {
    let found = newline_at(text, text.first_end());
    if found.is_empty() { "\n" } else { found }
}

/// A length in bytes. Every length fits, since texts of 4 GiB and more are rejected earlier.
pub(crate) fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// True where a line ends for JavaScript: with it, a `//` comment does.
pub(super) fn is_newline(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(text: &str) -> Option<(Vec<&str>, Option<u32>)> {
        let file = SourceFile::new("a.js", text);
        let gap = Gap::new(&Text::of(&file), Span { start: 0, end: size(text.len()) })?;
        let comments = gap.comments.iter().map(|comment| between(text, comment.span.start, comment.span.end));
        Some((comments.collect(), gap.comma))
    }

    #[test]
    fn a_gap_has_comments_and_a_comma() {
        assert_eq!(gap(" /* a, b */ , // c,\r\n"), Some((vec!["/* a, b */", "// c,"], Some(12))));
        assert_eq!(gap("\t\n"), Some((vec![], None)));
        assert_eq!(gap("/**/"), Some((vec!["/**/"], None)));
        assert_eq!(gap(",,"), None);
        assert_eq!(gap(" x "), None);
        assert_eq!(gap("/* open"), None);
    }

    #[test]
    fn lines_are_counted_as_editors_do() {
        let file = SourceFile::new("a.js", "\u{feff}a\r\n  b\n");
        let text = &Text::of(&file);
        assert_eq!((line_start(text, 4), line_end(text, 3), next_line(text, 3)), (3, 4, 6));
        assert_eq!((indent(text, 8), newline(text)), ("  ", "\r\n"));
        assert_eq!(next_line(text, 9), 10);
    }
}
