//! The few lines of a file that one finding shows, as a text of their own that miette can draw from.
//!
//! miette looks for a label's line by scanning from the start of the text, prints lines of any length and every control
//! character, and panics at column 65,536. So it never sees the file. It gets a copy of the lines around the marked
//! places, cleaned, long ones cut to a window around the mark, each with its own number, and marks moved accordingly:
//!
//! ```text
//! file                                        excerpt
//! 1 |var a=1;…3 MB…amount:1,currency:"EUR"…   1 |…type:"payPal",amount:1,currency:"EUR"…
//! ```
//!
//! The lines of the main place come first, whatever their number, so that its `path:line:column` heads the finding.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use dr_lint_parser::{Place, SourceFile, Span};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::clean;

/// The greatest number of characters of a line that is shown whole.
const WHOLE: usize = 120;

/// The number of characters that are shown on either side of a mark in a longer line.
const REACH: usize = 60;

/// The number of lines that are shown above and below a marked one.
const CONTEXT: u32 = 1;

/// A place to be marked, with a few words.
pub(super) struct Mark<'a> {
    pub(super) place: &'a Place,
    pub(super) label: String,
}

/// Lines of one file, and the marks in them.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The file's name, fit to be shown.
    name: String,
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

/// The subject of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    /// The finding itself. Its position stands above the lines.
    Main,
    /// A place that helps to understand it.
    Related,
}

/// A mark in the file: what of its place is on the place's first line.
struct Spot {
    rank: Rank,
    line: u32,
    span: Span,
    words: String,
    column: u32,
}

impl Excerpt {
    /// The code around `main` and `others`, which are in the same file, and the indices of those of `others` that could
    /// not be marked: they lie too far off in a long line, or on another mark.
    pub(super) fn new(main: Mark<'_>, others: Vec<Mark<'_>>) -> (Self, Vec<usize>) {
        let file = Arc::clone(&main.place.file);
        let main = Spot::new(main, Rank::Main);
        let mut windows = BTreeMap::from([(main.line, window(&file, main.line, main.span))]);
        let mut spots = vec![main];
        let mut left_out = Vec::new();
        for (index, other) in others.into_iter().enumerate() {
            let spot = Spot::new(other, Rank::Related);
            let shown = *windows.entry(spot.line).or_insert_with(|| window(&file, spot.line, spot.span));
            match spot.beside(&spots).filter(|spot| shown.contains(spot.span)) {
                Some(spot) => spots.push(spot),
                None => left_out.push(index),
            }
        }
        (Self::of(&file, &spots, &windows), left_out)
    }

    fn of(file: &SourceFile, spots: &[Spot], windows: &BTreeMap<u32, Span>) -> Self {
        let mut excerpt =
            Self { name: clean::path(file.name()), text: String::new(), lines: Vec::new(), labels: Vec::new() };
        for number in order(file, spots) {
            let whole = file.line_span(number);
            let shown = windows
                .get(&number)
                .copied()
                .unwrap_or_else(|| window(file, number, Span { end: whole.start, ..whole }));
            let start = excerpt.text.len();
            if shown.start > whole.start {
                excerpt.text.push('…');
            }
            let base = excerpt.text.len();
            let moved = |to: u32| base + clean::code(file.slice(Span { start: shown.start, end: to })).len();
            for spot in spots.iter().filter(|spot| spot.line == number) {
                let bytes = moved(spot.span.start)..moved(spot.span.end.min(shown.end));
                excerpt.labels.push(Label { rank: spot.rank, words: spot.words.clone(), bytes, column: spot.column });
            }
            excerpt.text.push_str(&clean::code(file.slice(shown)));
            excerpt.text.push_str(if shown.end < whole.end { "…\n" } else { "\n" });
            excerpt.lines.push(Line { number, bytes: start..excerpt.text.len() });
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
        line.is_some_and(|line| line.number == self.lines[index - 1].number + 1)
    }

    fn line_at(&self, offset: usize) -> Option<usize> {
        let index = self.lines.partition_point(|line| line.bytes.end <= offset);
        (index < self.lines.len()).then_some(index)
    }
}

impl Spot {
    fn new(mark: Mark<'_>, rank: Rank) -> Self {
        let Place { file, span } = mark.place;
        let start = file.position(span.start);
        let line = file.line_span(start.line);
        let from = start.offset.min(line.end);
        let to = file.position(span.end).offset.clamp(from, line.end);
        Self { rank, line: start.line, span: Span { start: from, end: to }, words: mark.label, column: start.column }
    }

    /// The parts of this spot that lie on none of `others`: miette can't draw one mark over another.
    fn beside(mut self, others: &[Self]) -> Option<Self> {
        for other in others.iter().filter(|other| other.line == self.line) {
            if self.span.start < other.span.start {
                self.span.end = self.span.end.min(other.span.start);
            } else if self.span.start <= other.span.end {
                return None;
            }
        }
        Some(self)
    }
}

/// The lines to show: those around the first spot, then the others by number.
fn order(file: &SourceFile, spots: &[Spot]) -> Vec<u32> {
    let around = |spot: &Spot| spot.line.saturating_sub(CONTEXT).max(1)..=(spot.line + CONTEXT).min(file.line_count());
    let wanted: BTreeSet<u32> = spots.iter().flat_map(around).collect();
    let main = spots[0].line;
    let first = (1..=main).rev().take_while(|line| wanted.contains(line)).last().unwrap_or(main);
    let block: Vec<u32> = (first..=file.line_count()).take_while(|line| wanted.contains(line)).collect();
    let rest = wanted.into_iter().filter(|line| !block.contains(line));
    block.iter().copied().chain(rest).collect()
}

/// The part of line `number` that is shown when `mark` must be seen.
fn window(file: &SourceFile, number: u32, mark: Span) -> Span {
    let line = file.line_span(number);
    if file.slice(line).chars().nth(WHOLE).is_none() {
        return line;
    }
    let before = file.slice(Span { end: mark.start, ..line });
    let start = before.char_indices().rev().nth(REACH - 1).map_or(line.start, |(at, _)| line.start + count(at));
    let after = file.slice(Span { start: mark.start, ..line });
    let end = after.char_indices().nth(REACH).map_or(line.end, |(at, _)| mark.start + count(at));
    Span { start, end }
}

/// A part of a file's text is never longer than the text, whose length fits.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // Marks never hold a line break, so their end is on their line, too: also that of an empty one at a line's start.
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
            self.name.clone(),
            &self.text.as_bytes()[bytes.clone()],
            SourceSpan::new(bytes.start.into(), bytes.len()),
            lines[0].number as usize - 1,
            column as usize - 1,
            lines.len(),
        )))
    }
}
