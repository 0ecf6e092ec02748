//! The parts of a line that are shown: the marks with some code around, as wide as the terminal.
//!
//! A line may have megabytes, so nothing here looks further than a screen's width from a mark.

use std::ops::Range;

use dr_lint_parser::{SourceFile, Span};
use textwrap::core::display_width;

use crate::clean;
use crate::style::Symbols;

/// The columns of a tab.
pub(super) const TAB: &str = "    ";

/// The columns that are shown before a mark that is far from its line's start.
const LEAD: usize = 20;

/// The columns from a mark to its words.
const ARM: usize = 4;

/// The room for a line, and what stands where some of it is left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) columns: usize,
    pub(super) symbols: Symbols,
}

impl Room {
    /// The sign for what is left out.
    pub(super) fn ellipsis(self) -> &'static str {
        match self.symbols {
            Symbols::Unicode => "…",
            Symbols::Ascii => "...",
        }
    }

    /// The columns between an ellipsis on the left, and one on the right.
    fn between(self) -> usize {
        self.columns - 2 * width(self.ellipsis())
    }
}

/// A mark in a line, with the width of its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inline {
    pub(super) span: Span,
    pub(super) words: usize,
}

/// A part of a line, and the numbers of the marks in it.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) window: Span,
    pub(super) marks: Range<usize>,
}

/// The pieces of a line in which `marks`, ordered by their start, are seen; each fits in the room. A line without marks is
/// shown from its start.
pub(super) fn pieces(file: &SourceFile, line: Span, marks: &[Inline], room: Room) -> Vec<Piece> {
    let columns = room.columns;
    let reach = |mark: &Inline| {
        let middle = mark_width(file.slice(mark.span)) / 2;
        width(file.slice(Span { end: mark.span.start, ..line })) + middle + ARM + mark.words
    };
    let whole = || Piece { window: line, marks: 0..marks.len() };
    if is_narrow(file.slice(line), columns) && marks.iter().all(|mark| reach(mark) <= columns) {
        return vec![whole()];
    }
    if marks.is_empty() {
        return vec![Piece { window: cut(file, line, line.start, columns - width(room.ellipsis())), marks: 0..0 }];
    }
    let room = room.between();
    let mut pieces = Vec::new();
    let mut first = 0;
    while first < marks.len() {
        let start = marks[first].span.start;
        let fits = |mark: &Inline| {
            // No character has more than four bytes.
            (mark.span.end - start) as usize <= room * 4 && needed(file, start, mark) <= room
        };
        let more = marks[first + 1..].iter().take_while(|mark| fits(mark)).count();
        let end = first + 1 + more;
        let needed = marks[first..end].iter().map(|mark| needed(file, start, mark).min(room)).max().unwrap_or(0);
        // From the line's start, if all can be seen then.
        let free = room - needed;
        let whole_lead = before(file, line, start, free);
        let from = if whole_lead == line.start { line.start } else { before(file, line, start, free.min(LEAD)) };
        pieces.push(Piece { window: cut(file, line, from, room), marks: first..end });
        first = end;
    }
    pieces
}

/// The columns from `start` to the end of the mark, or of its words.
fn needed(file: &SourceFile, start: u32, mark: &Inline) -> usize {
    let to = mark.span.start.max(start);
    let before = width(file.slice(Span { start, end: to }));
    let own = file.slice(Span { start: to, end: mark.span.end.max(to) });
    // A mark of any length is cut where the window ends.
    let own = mark_width(own);
    before + own.max(own / 2 + ARM + mark.words)
}

/// The columns of a mark that are always shown.
fn mark_width(own: &str) -> usize {
    own.chars().take(LEAD).map(char_width).sum::<usize>()
}

/// The columns that are left for the words beside a mark.
pub(super) fn room_beside(own: &str, room: Room) -> usize {
    room.columns.saturating_sub(width(room.ellipsis()) + mark_width(own) / 2 + ARM)
}

/// The place so many columns before `start`, in the line.
fn before(file: &SourceFile, line: Span, start: u32, columns: usize) -> u32 {
    let text = file.slice(Span { end: start.max(line.start), ..line });
    let mut left = columns;
    let mut from = text.len();
    for (at, c) in text.char_indices().rev() {
        let Some(rest) = left.checked_sub(char_width(c)) else { break };
        (left, from) = (rest, at);
    }
    line.start + count(from)
}

/// So many columns of the line from `from` on.
fn cut(file: &SourceFile, line: Span, from: u32, columns: usize) -> Span {
    let text = file.slice(Span { start: from, ..line });
    let mut left = columns;
    for (at, c) in text.char_indices() {
        let Some(rest) = left.checked_sub(char_width(c)) else {
            return Span { start: from, end: from + count(at) };
        };
        left = rest;
    }
    Span { start: from, end: line.end }
}

/// True if the text has at most so many columns.
pub(super) fn is_narrow(text: &str, columns: usize) -> bool {
    text.chars().nth(columns).is_none() && width(text) <= columns
}

/// The columns of a character as it is shown.
fn char_width(c: char) -> usize {
    if c == '\t' { TAB.len() } else { display_width(clean::visible(c).encode_utf8(&mut [0; 4])) }
}

fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// A part of a file's text is never longer than the text, whose length fits.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
