//! Texts of files, and places in them. Everything between the crates is counted in bytes; [`SourceFile::position`] is
//! the one place where bytes become the lines and columns that editors show.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use dr_lint_document::Document;

use crate::text::dialect::Dialect;
use crate::text::scripts::Scripts;

/// A file's text with the name that reports use for it.
pub struct SourceFile {
    name: String,
    text: String,
    lines: OnceLock<Lines>,
    scripts: OnceLock<Option<Scripts>>,
}

/// A range of bytes, from 0, in one file's text, a byte-order mark included. `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A span together with its file. Places order by file name, then by position.
#[derive(Clone)]
pub struct Place {
    /// The file that the span counts in.
    pub file: Arc<SourceFile>,
    /// The span, in bytes of the file's text.
    pub span: Span,
}

/// Line and column as editors count: from 1, columns in UTF-16 code units (`é` is one, `😀` two). A byte-order mark
/// takes no column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1. Lines end at `\n`, `\r\n` or a lone `\r`, as in the language server protocol.
    pub line: u32,
    /// From 1, in UTF-16 code units.
    pub column: u32,
    /// From 0, in bytes of the whole text.
    pub offset: u32,
}

/// Length of U+2028 and U+2029, in bytes.
const SEPARATOR: u32 = 3;

/// The starts of lines, and the characters that aren't ASCII.
struct Lines {
    starts: Vec<u32>,
    /// The characters that aren't ASCII: their end, and the surplus of bytes over UTF-16 units up to there.
    wide: Vec<(u32, u32)>,
    /// The offsets of U+2028 and U+2029: JavaScript ends lines there, editors don't.
    separators: Vec<u32>,
}

impl SourceFile {
    /// A file with this text. `name` is its path relative to the working directory, with `/`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), lines: OnceLock::new(), scripts: OnceLock::new() }
    }

    /// A file with this text, of which these are the scripts.
    #[cfg(test)]
    pub(crate) fn with_document(name: impl Into<String>, text: impl Into<String>, document: Document) -> Self {
        let file = Self::new(name, text);
        Self { scripts: OnceLock::from(Some(Scripts::new(document))), ..file }
    }

    /// Returns the scripts of the file, if its name is that of a document; `None` for a file that is one script.
    pub(crate) fn document(&self) -> Option<&Document> {
        self.scripts().map(Scripts::document)
    }

    pub(super) fn scripts(&self) -> Option<&Scripts> {
        let read = || dr_lint_document::read(&self.name, &self.text).map(Scripts::new);
        self.scripts.get_or_init(read).as_ref()
    }

    /// Returns the name that reports use: a path relative to the working directory, with `/`, or `<stdin>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the whole text, with its byte-order mark if it has one.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True for a JSON file: fixes can write nothing but constants there.
    pub fn is_json(&self) -> bool {
        Dialect::candidates(&self.name) == [Dialect::Json]
    }

    /// Returns the text in `span`; empty if the span lies outside.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Returns the position of `offset` (bytes) as editors count. Offsets past the end mean the end; offsets inside a
    /// character mean its start.
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.floor(offset);
        let lines = self.lines();
        let line = lines.starts.partition_point(|start| *start <= offset) - 1;
        let start = lines.starts[line];
        let units = (offset - start) - (lines.surplus(offset) - lines.surplus(start));
        Position { line: count(line) + 1, column: units + 1, offset }
    }

    /// Returns the bytes of line `line` (from 1), without its line ending.
    pub fn line_span(&self, line: u32) -> Span {
        let lines = self.lines();
        let index = (line.max(1) - 1) as usize;
        let Some(&start) = lines.starts.get(index) else {
            let end = count(self.text.len());
            return Span { start: end, end };
        };
        let end = lines.starts.get(index + 1).map_or(self.text.len(), |next| *next as usize);
        let body = &self.text[start as usize..end];
        let body = body.strip_suffix('\n').unwrap_or(body);
        let body = body.strip_suffix('\r').unwrap_or(body);
        Span { start, end: start + count(body.len()) }
    }

    /// Returns the line that contains `offset` (bytes) by JavaScript's rules, without its line ending: U+2028 and
    /// U+2029 end a line, too.
    pub fn code_line(&self, offset: u32) -> Span {
        let lines = self.lines();
        let line = self.line_span(self.position(offset).line);
        let next = lines.separators.partition_point(|separator| *separator < offset);
        let ends_before = |separator: &&u32| **separator + SEPARATOR <= offset;
        let before = lines.separators[..next].iter().rfind(ends_before).map_or(0, |separator| separator + SEPARATOR);
        let after = lines.separators.get(next).copied().unwrap_or(u32::MAX);
        Span { start: line.start.max(before), end: line.end.max(offset).min(after) }
    }

    /// Counts the lines; an empty text has one.
    pub fn line_count(&self) -> u32 {
        count(self.lines().starts.len())
    }

    /// Returns the length of the byte-order mark in bytes: 3 or 0.
    pub fn bom_len(&self) -> u32 {
        if self.text.starts_with('\u{feff}') { 3 } else { 0 }
    }

    fn floor(&self, offset: u32) -> u32 {
        count(self.text.floor_char_boundary(offset as usize)).max(self.bom_len())
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(&self.text, self.bom_len()))
    }
}

impl fmt::Debug for SourceFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SourceFile({})", self.name)
    }
}

impl Lines {
    fn new(text: &str, first: u32) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends_line);
        let starts = std::iter::once(first).chain(ends.map(|at| count(at + 1))).collect();
        let mut lines = Self { starts, wide: Vec::new(), separators: Vec::new() };
        // Asked first, because most texts have no such character, and that is seen many bytes at a time.
        if !text.is_ascii() {
            lines.add_wide(bytes);
        }
        lines
    }

    /// Records the characters that take more than one byte.
    fn add_wide(&mut self, bytes: &[u8]) {
        let mut surplus = 0;
        for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0xC0) {
            if let [0xE2, 0x80, 0xA8 | 0xA9, ..] = bytes[at..] {
                self.separators.push(count(at));
            }
            let (bytes, units) = match byte {
                0xF0.. => (4, 2),
                0xE0.. => (3, 1),
                _ => (2, 1),
            };
            surplus += bytes - units;
            self.wide.push((count(at) + bytes, surplus));
        }
    }

    /// Returns the surplus of bytes over UTF-16 units in the text before `offset` (bytes).
    fn surplus(&self, offset: u32) -> u32 {
        match self.wide.partition_point(|(end, _)| *end <= offset) {
            0 => 0,
            index => self.wide[index - 1].1,
        }
    }
}

impl Span {
    /// Returns the bytes as a range to slice text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// True if `inner` lies in this span.
    pub fn contains(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }
}

impl Place {
    /// A place in `file`.
    pub fn new(file: &Arc<SourceFile>, span: Span) -> Self {
        Self { file: Arc::clone(file), span }
    }

    /// True if another place lies in this one, in the same file.
    pub fn encloses(&self, other: &Self) -> bool {
        self.file.name() == other.file.name() && self.span.contains(other.span)
    }

    /// Returns the text of the place.
    pub fn text(&self) -> &str {
        self.file.slice(self.span)
    }

    /// Returns the position of the first character.
    pub fn start(&self) -> Position {
        self.file.position(self.span.start)
    }

    /// Returns the position after the last character.
    pub fn end(&self) -> Position {
        self.file.position(self.span.end)
    }

    fn key(&self) -> (&str, Span) {
        (self.file.name(), self.span)
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Place {}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl std::hash::Hash for Place {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.start();
        write!(formatter, "{}:{}:{}", self.file.name(), start.line, start.column)
    }
}

/// Converts a length in bytes. Every length fits, since texts of 4 GiB and more are rejected earlier.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (u32, u32) {
        let position = SourceFile::new("a.js", text).position(count(offset));
        (position.line, position.column)
    }

    #[test]
    fn columns_count_utf16_units() {
        let text = "é😀x\ny";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, text.find('😀').unwrap()), (1, 2));
        assert_eq!(at(text, text.find('x').unwrap()), (1, 4));
        assert_eq!(at(text, text.find('y').unwrap()), (2, 1));
    }

    #[test]
    fn offsets_inside_a_character_mean_its_start() {
        assert_eq!(at("a😀b", 3), (1, 2));
    }

    #[test]
    fn lines_end_as_editors_end_them() {
        assert_eq!(at("a\r\nb\rc\nd", 3), (2, 1));
        assert_eq!(at("a\r\nb\rc\nd", 5), (3, 1));
        assert_eq!(at("a\r\nb\rc\nd", 7), (4, 1));
        assert_eq!(at("a\u{2028}b", 4), (1, 3));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(at("\u{feff}ab", 3), (1, 1));
        assert_eq!(at("\u{feff}ab", 4), (1, 2));
        assert_eq!(at("\u{feff}a\nb", 5), (2, 1));
    }

    #[test]
    fn past_the_end_means_the_end() {
        assert_eq!(at("ab\n", 99), (2, 1));
        assert_eq!(at("", 0), (1, 1));
    }

    #[test]
    fn lines_of_code_end_at_separators_too() {
        let text = "\u{feff}a\u{2028}bc\u{2029}\r\nd\n";
        let file = SourceFile::new("a.js", text);
        let line = |offset: usize| file.slice(file.code_line(count(offset)));
        let at = |what: &str| text.find(what).unwrap();
        assert_eq!([line(at("a")), line(at("\u{2028}")), line(at("b")), line(at("c"))], ["a", "a", "bc", "bc"]);
        assert_eq!([line(at("\u{2029}")), line(at("\r")), line(at("d")), line(text.len())], ["bc", "", "d", ""]);
        assert_eq!(file.code_line(count(at("\n"))).start, count(at("\r")));
    }

    #[test]
    fn line_spans_leave_line_endings_out() {
        let file = SourceFile::new("a.js", "one\r\ntwo\n");
        assert_eq!(file.slice(file.line_span(1)), "one");
        assert_eq!(file.slice(file.line_span(2)), "two");
        assert_eq!(file.slice(file.line_span(3)), "");
        assert_eq!(file.line_count(), 3);
    }
}
