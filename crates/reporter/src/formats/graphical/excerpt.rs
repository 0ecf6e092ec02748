//! The few lines of files that one block shows, as a text of their own that miette can draw from.
//!
//! miette looks for a label's line by scanning from the start of the text, prints lines of any length and every control
//! character, and panics at column 65,536. So it never sees the files. It gets a copy of the lines with marks, cleaned,
//! long ones cut to [`window`]s around the marks, each with its own number, and marks moved accordingly:
//!
//! ```text
//! file                                        excerpt
//! 1 |var a=1;…3 MB…amount:1,currency:"EUR"…   1 |…type:"payPal",amount:1,currency:"EUR"…
//! ```
//!
//! Lines that are far from each other, parts of one line, and lines of other files are drawn as pieces of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use dr_lint_parser::{SourceFile, Span};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use textwrap::core::display_width;

use super::marks::{Mark, Rank};
use super::window::{self, Inline, Room, TAB};
use crate::clean;

/// The greatest number of lines between two marks that are shown rather than left out: `⋮` takes as many.
const GAP: u32 = 1;

/// The columns of ` │ ` and the blanks around.
const FRAME: usize = 4;

/// The columns of the arrow at lines that are marked whole.
const ARROW: usize = 4;

/// Lines, and the marks in them.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The lines as they are shown, each ended by `\n`.
    text: String,
    /// By their place in `text`.
    lines: Vec<Line>,
    /// By their place in `text`.
    labels: Vec<Label>,
}

/// A line of the excerpt.
#[derive(Debug)]
struct Line {
    /// Its file's name, fit to be shown.
    file: Arc<str>,
    /// Its number in the file, from 1.
    number: u32,
    /// Its bytes in the excerpt, with the line break.
    bytes: Range<usize>,
}

/// A mark in the excerpt.
#[derive(Debug)]
struct Label {
    rank: Rank,
    words: String,
    /// Its bytes in the excerpt.
    bytes: Range<usize>,
    /// Its column in the file, from 1, in UTF-16 code units.
    column: u32,
}

/// A mark in its file.
#[derive(Debug)]
struct Spot {
    rank: Rank,
    /// The first line of it, and the part that is marked there.
    line: u32,
    span: Span,
    /// The last line, and the place where the mark ends.
    last: u32,
    end: u32,
    words: String,
    column: u32,
}

/// A part of a line that is shown, with the numbers of its spots.
struct Row<'f> {
    file: &'f SourceFile,
    name: Arc<str>,
    number: u32,
    window: Span,
    spots: Vec<Spot>,
}

impl Excerpt {
    /// The lines of the marks and as many around them as `context` says, in this room.
    pub(super) fn new(marks: Vec<Mark>, context: u32, room: Room) -> Self {
        let mut by_file: Vec<(Arc<SourceFile>, Vec<Mark>)> = Vec::new();
        for mark in marks {
            match by_file.iter_mut().find(|(file, _)| file.name() == mark.from.file.name()) {
                Some((_, marks)) => marks.push(mark),
                None => by_file.push((Arc::clone(&mark.from.file), vec![mark])),
            }
        }
        let mut sections: Vec<Vec<Row<'_>>> = Vec::new();
        for (file, marks) in &by_file {
            sections.extend(in_sections(rows(file, spots(marks), context, room)));
        }
        // The findings come first, whatever their lines.
        sections.sort_by_key(|rows| rows.iter().flat_map(|row| &row.spots).all(|spot| spot.rank == Rank::Related));
        Self::of(sections.into_iter().flatten().collect(), room.ellipsis())
    }

    fn of(rows: Vec<Row<'_>>, ellipsis: &str) -> Self {
        let mut excerpt = Self { text: String::new(), lines: Vec::new(), labels: Vec::new() };
        // The mark over several lines that goes on, and the line where it ends.
        let mut open: Option<(usize, u32, u32)> = None;
        for row in rows {
            let whole = row.file.line_span(row.number);
            let start = excerpt.text.len();
            if row.window.start > whole.start {
                excerpt.text.push_str(ellipsis);
            }
            let base = excerpt.text.len();
            let shown = |to: u32| {
                let end = to.clamp(row.window.start, row.window.end);
                base + code(row.file.slice(Span { end, ..row.window })).len()
            };
            if let Some((label, last, end)) = open.filter(|(_, last, _)| *last == row.number) {
                excerpt.labels[label].bytes.end = shown(end);
                open = open.filter(|(_, other, _)| *other != last);
            }
            for spot in row.spots {
                if spot.last > spot.line {
                    open = Some((excerpt.labels.len(), spot.last, spot.end));
                }
                let bytes = shown(spot.span.start)..shown(spot.span.end);
                excerpt.labels.push(Label { rank: spot.rank, words: spot.words, bytes, column: spot.column });
            }
            excerpt.text.push_str(&code(row.file.slice(row.window)));
            excerpt.text.push_str(if row.window.end < whole.end { ellipsis } else { "" });
            excerpt.text.push('\n');
            excerpt.lines.push(Line { file: row.name, number: row.number, bytes: start..excerpt.text.len() });
        }
        excerpt
    }

    /// The marks, as miette wants them.
    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> + '_ {
        self.labels.iter().map(|label| {
            let span = SourceSpan::new(label.bytes.start.into(), label.bytes.len());
            let words = Some(label.words.clone());
            match label.rank {
                Rank::Main => LabeledSpan::new_primary_with_span(words, span),
                Rank::Related => LabeledSpan::new_with_span(words, span),
            }
        })
    }

    /// True if the line at `index` follows the one before it in the file, too.
    fn continues(&self, index: usize) -> bool {
        let line = self.lines.get(index).filter(|_| index > 0);
        line.is_some_and(|line| {
            let above = &self.lines[index - 1];
            line.number == above.number + 1 && line.file == above.file
        })
    }

    fn line_at(&self, offset: usize) -> Option<usize> {
        let index = self.lines.partition_point(|line| line.bytes.end <= offset);
        (index < self.lines.len()).then_some(index)
    }
}

/// Code with nothing that a terminal would obey, and with tabs as wide as they are counted.
fn code(text: &str) -> String {
    clean::code(text).replace('\t', TAB)
}

/// The marks of one file by their place. miette can't draw one over another: the first ends where the next begins, and
/// those that begin together share their words.
fn spots(marks: &[Mark]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = marks.iter().map(Spot::new).collect();
    spots.sort_by_key(|spot| (spot.span.start, spot.rank));
    let mut apart: Vec<Spot> = Vec::new();
    for spot in spots {
        match apart.last_mut() {
            Some(above) if above.span.start == spot.span.start || above.is_touched_by(&spot) => above.join(&spot),
            Some(above) if above.end > spot.span.start => {
                above.end_at(spot.span.start);
                apart.push(spot);
            }
            _ => apart.push(spot),
        }
    }
    apart
}

impl Spot {
    fn new(mark: &Mark) -> Self {
        let file = &mark.from.file;
        let start = file.position(mark.from.span.start);
        let line = file.line_span(start.line);
        let from = start.offset.min(line.end);
        let stop = file.position(mark.from.span.end).offset.clamp(from, line.end);
        let to = mark.to.start().line;
        // Only marks that were joined go on; a long expression is marked at its first line.
        let (last, end) = if to > start.line {
            let last = file.line_span(to);
            (to, file.position(mark.to.span.end).offset.clamp(last.start, last.end))
        } else {
            (start.line, stop)
        };
        let span = Span { start: from, end: stop };
        Self { rank: mark.rank, line: start.line, span, last, end, words: mark.words.clone(), column: start.column }
    }

    /// True if `next` is empty and stands at the end.
    fn is_touched_by(&self, next: &Self) -> bool {
        next.span.start == next.end && self.end == next.span.start && self.last == next.line
    }

    fn join(&mut self, other: &Self) {
        // The one that counts more says where it is.
        if other.rank < self.rank {
            (self.rank, self.column) = (other.rank, other.column);
        }
        self.words = format!("{}; {}", self.words, other.words);
    }

    fn end_at(&mut self, offset: u32) {
        if self.last == self.line {
            self.span.end = self.span.end.min(offset);
            self.end = self.span.end;
        }
    }
}

/// The lines of a file that are shown.
fn rows(file: &SourceFile, spots: Vec<Spot>, context: u32, room: Room) -> Vec<Row<'_>> {
    let around = |spot: &Spot| spot.line.saturating_sub(context).max(1)..=(spot.last + context).min(file.line_count());
    let mut wanted: BTreeSet<u32> = spots.iter().flat_map(around).collect();
    let gaps = wanted.iter().zip(wanted.iter().skip(1)).filter(|(above, below)| **below - **above - 1 <= GAP);
    let between: Vec<u32> = gaps.flat_map(|(above, below)| above + 1..*below).collect();
    wanted.extend(between);
    let number = wanted.last().map_or(1, |last| last.to_string().len());
    // Lines that are marked whole are narrow; they are never cut.
    let joined = spots.iter().filter(|spot| spot.last > spot.line);
    let covered: BTreeSet<u32> = joined.flat_map(|spot| spot.line..=spot.last).collect();
    let arrow = if covered.is_empty() { 0 } else { ARROW };
    let columns = room.columns.saturating_sub(number + FRAME + arrow).max(ARROW * 4);
    let room = Room { columns, ..room };
    let mut by_line: BTreeMap<u32, Vec<Spot>> = BTreeMap::new();
    for mut spot in spots {
        let is_joined = spot.last > spot.line;
        let beside = if is_joined { columns } else { window::room_beside(file.slice(spot.span), room) };
        spot.words = clipped(spot.words, beside, room.ellipsis());
        by_line.entry(spot.line).or_default().push(spot);
    }
    let name: Arc<str> = clean::path(file.name()).into();
    let mut rows = Vec::new();
    for number in wanted {
        let mut here = by_line.remove(&number).unwrap_or_default().into_iter();
        let inline = |spot: &Spot| Inline {
            span: spot.span,
            words: if covered.contains(&spot.line) { 0 } else { display_width(&spot.words) },
        };
        let marks: Vec<Inline> = here.as_slice().iter().map(inline).collect();
        for piece in window::pieces(file, file.line_span(number), &marks, room) {
            let spots = here.by_ref().take(piece.marks.len()).collect();
            rows.push(Row { file, name: Arc::clone(&name), number, window: piece.window, spots });
        }
    }
    rows
}

/// As much of a label as fits in so many columns.
fn clipped(words: String, columns: usize, ellipsis: &str) -> String {
    if display_width(&words) <= columns {
        return words;
    }
    let mut left = columns.saturating_sub(display_width(ellipsis));
    let fits = |c: &char| {
        let rest = left.checked_sub(display_width(c.encode_utf8(&mut [0; 4])));
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    let kept: String = words.chars().take_while(fits).collect();
    kept + ellipsis
}

/// Rows that follow each other, together.
fn in_sections(rows: Vec<Row<'_>>) -> Vec<Vec<Row<'_>>> {
    let mut sections: Vec<Vec<Row<'_>>> = Vec::new();
    for row in rows {
        match sections.last_mut().filter(|above| above.last().is_some_and(|last| last.number + 1 == row.number)) {
            Some(section) => section.push(row),
            None => sections.push(vec![row]),
        }
    }
    sections
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // A mark ends on a line with marks, before its line break: also an empty one at a line's start.
        let bounds = (self.line_at(span.offset()), self.line_at(span.offset() + span.len()));
        let (Some(first), Some(last)) = bounds else { return Err(MietteError::OutOfBounds) };
        // Lines that are apart in the file must not be drawn as one piece.
        if !(first + 1..=last).all(|index| self.continues(index)) {
            return Err(MietteError::OutOfBounds);
        }
        let (mut top, mut bottom) = (first, last);
        while first - top < before && self.continues(top) {
            top -= 1;
        }
        while bottom - last < after && self.continues(bottom + 1) {
            bottom += 1;
        }
        let lines = &self.lines[top..=bottom];
        let bytes = lines[0].bytes.start..lines[lines.len() - 1].bytes.end;
        let column =
            self.labels.iter().find(|label| label.bytes.start == span.offset()).map_or(1, |label| label.column);
        Ok(Box::new(MietteSpanContents::new_named(
            lines[0].file.to_string(),
            &self.text.as_bytes()[bytes.clone()],
            SourceSpan::new(bytes.start.into(), bytes.len()),
            lines[0].number as usize - 1,
            column as usize - 1,
            lines.len(),
        )))
    }
}
