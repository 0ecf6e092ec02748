//! The texts of a record: short ones whole, of long ones the code around the places that it speaks of. What is left out
//! becomes blanks when the text is put together again, so that all offsets, lines and columns stay the same.

use std::cmp::Ordering;
use std::iter;
use std::ops::Range;

use dr_lint_parser::SourceFile;
use serde::{Deserialize, Serialize};

use super::words::Broken;

/// The number of bytes of a text that is kept whole.
const SHORT: usize = 8 * 1024;

/// The number of bytes that are kept before and behind a place: no excerpt and no suggestion takes more.
const AROUND: usize = 2_000;

/// The number of bytes that are kept of the start of a line near a place.
const START: usize = 128;

/// The number of lines above and below a place whose starts are kept.
const LINES: u32 = 8;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Piece {
    /// The first byte.
    at: usize,
    /// The line that it starts in, from 0.
    line: usize,
    /// The first byte of that line.
    from: usize,
    /// The UTF-16 code units in that line before it.
    units: usize,
    text: String,
}

impl Piece {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// The order in which pieces are put together.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        (self.at, self.end()).cmp(&(other.at, other.end()))
    }
}

/// True for a file of which a record has pieces only.
pub(super) fn is_cut(file: &SourceFile) -> bool {
    file.text().len() > SHORT
}

/// The pieces of a file that are around these places, given in bytes.
pub(super) fn pieces(file: &SourceFile, places: &[Range<usize>]) -> Vec<Piece> {
    let text = file.text();
    if !is_cut(file) {
        return vec![piece(file, 0..text.len())];
    }
    let mut wanted: Vec<Range<usize>> =
        places.iter().flat_map(|place| wanted(file, place)).chain(iter::once(0..1)).collect();
    wanted.sort_by_key(|range| (range.start, range.end));
    wanted.dedup();
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in wanted.into_iter().map(|range| at_letters(text, range)) {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined.into_iter().map(|range| piece(file, range)).collect()
}

/// The bytes that are kept for a place.
fn wanted(file: &SourceFile, place: &Range<usize>) -> Vec<Range<usize>> {
    let length = file.text().len();
    let around = |at: usize| at.saturating_sub(AROUND)..(at + AROUND).min(length);
    let mut ranges = vec![around(place.start), around(place.end)];
    for at in [place.start, place.end] {
        let line = file.position(u32::try_from(at).unwrap_or(u32::MAX)).line;
        for near in line.saturating_sub(LINES).max(1)..=line + LINES {
            let start = file.line_span(near).start as usize;
            ranges.push(start..(start + START).min(length));
        }
    }
    ranges
}

/// The range, extended to whole characters and whole line breaks.
fn at_letters(text: &str, range: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let is_in_break = |at: usize| at > 0 && bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n');
    let (mut start, mut end) = (text.floor_char_boundary(range.start), text.ceil_char_boundary(range.end));
    if is_in_break(start) {
        start -= 1;
    }
    if is_in_break(end) {
        end += 1;
    }
    start..end
}

fn piece(file: &SourceFile, range: Range<usize>) -> Piece {
    let position = file.position(u32::try_from(range.start).unwrap_or(u32::MAX));
    let is_first = position.line == 1;
    // A byte-order mark takes no column, but a unit.
    let mark = usize::from(is_first && file.bom_len() > 0 && range.start > 0);
    Piece {
        at: range.start,
        line: position.line as usize - 1,
        from: if is_first { 0 } else { file.line_span(position.line).start as usize },
        units: position.column as usize - 1 + mark,
        text: file.text()[range].to_owned(),
    }
}

/// True if there can be a text of so many bytes with these pieces in it.
pub(super) fn are_possible(bytes: usize, pieces: &[Piece]) -> bool {
    let is_inside = |piece: &Piece| {
        piece.from <= piece.at && piece.at.checked_add(piece.text.len()).is_some_and(|end| end <= bytes)
    };
    u32::try_from(bytes).is_ok() && pieces.iter().all(is_inside)
}

/// Puts the pieces of several records together. They are of the same text, of so many bytes, in which each is possible.
///
/// # Errors
/// When they don't agree.
pub(super) fn whole(bytes: usize, mut pieces: Vec<Piece>) -> Result<String, Broken> {
    pieces.sort_by(Piece::order);
    let mut rebuilt = Rebuilt::default();
    for piece in pieces {
        rebuilt.add(&piece).ok_or_else(differ)?;
    }
    let rest = bytes.checked_sub(rebuilt.text.len()).ok_or_else(differ)?;
    Ok(rebuilt.text + &" ".repeat(rest))
}

fn differ() -> Broken {
    Broken("its pieces don't belong together".to_owned())
}

/// A text that is put together again, and the position of its end.
#[derive(Default)]
struct Rebuilt {
    text: String,
    /// The line, from 0.
    line: usize,
    /// The UTF-16 code units in that line.
    units: usize,
}

impl Rebuilt {
    /// Adds a piece that starts behind all others. `None` if it can't be of the same text.
    fn add(&mut self, piece: &Piece) -> Option<()> {
        if let Some(gap) = piece.at.checked_sub(self.text.len()) {
            self.fill(gap, piece)?;
            self.push(&piece.text);
        } else {
            let shared = piece.end().min(self.text.len());
            let (again, rest) = piece.text.split_at_checked(shared - piece.at)?;
            if self.text.get(piece.at..shared)? != again {
                return None;
            }
            self.push(rest);
        }
        Some(())
    }

    /// Adds as many bytes, line breaks and UTF-16 code units as stand before the piece.
    fn fill(&mut self, gap: usize, piece: &Piece) -> Option<()> {
        let breaks = piece.line.checked_sub(self.line)?;
        if breaks == 0 {
            return self.push_blanks(gap, piece.units.checked_sub(self.units)?);
        }
        let others = piece.from.checked_sub(self.text.len())?.checked_sub(breaks)?;
        // After a lone `\r`, a `\n` would be a part of the same line break.
        let kind = if others == 0 && self.text.ends_with('\r') { "\r" } else { "\n" };
        self.push(&(" ".repeat(others) + &kind.repeat(breaks)));
        self.push_blanks(piece.at.checked_sub(piece.from)?, piece.units)
    }

    /// Adds characters with so many bytes and UTF-16 code units.
    fn push_blanks(&mut self, bytes: usize, units: usize) -> Option<()> {
        let surplus = bytes.checked_sub(units)?;
        let (of_three, of_two) = (surplus / 2, surplus % 2);
        let of_one = units.checked_sub(of_three + of_two)?;
        self.push(&(" ".repeat(of_one) + &"\u{a0}".repeat(of_two) + &"\u{3000}".repeat(of_three)));
        Some(())
    }

    fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let ends_line = |at: &usize| bytes[*at] == b'\n' || bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let mut last = None;
        for at in (0..bytes.len()).filter(ends_line) {
            self.line += 1;
            last = Some(at + 1);
        }
        let before = if last.is_some() { 0 } else { self.units };
        self.units = before + text[last.unwrap_or(0)..].encode_utf16().count();
        self.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A long text with short and long lines, of all kinds of characters and line breaks.
    fn long() -> impl Strategy<Value = String> {
        let letters = prop_oneof!["[a-z;{} ]{1,9}", "(é|漢|😀|\u{feff}){1,4}"];
        let part = prop_oneof![8 => letters, 1 => "(\n|\r\n|\r)"];
        let long_part = (part, 1..2_000_usize).prop_map(|(part, times)| part.repeat(times));
        prop::collection::vec(long_part, 1..60)
            .prop_map(|parts| parts.concat())
            .prop_filter("long", |text| text.len() > SHORT)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn places_stay_where_they_were(text in long(), places in prop::collection::vec(0.0..1.0_f64, 1..5)) {
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any place will do")]
            let at = |part: f64| text.floor_char_boundary((part * text.len() as f64) as usize);
            let places: Vec<Range<usize>> = places.into_iter().map(|part| at(part)..at(part)).collect();
            let file = SourceFile::new("a.js", text.as_str());
            // Each place in a record of its own.
            let pieces = places.iter().flat_map(|place| pieces(&file, std::slice::from_ref(place)));
            let again = whole(text.len(), pieces.collect()).unwrap();
            prop_assert_eq!(again.len(), text.len());
            let again = SourceFile::new("a.js", again);
            for place in places {
                let at = u32::try_from(place.start).unwrap();
                prop_assert_eq!(again.position(at), file.position(at));
                prop_assert_eq!(again.text().get(place.start..place.start + 9), file.text().get(place.start..place.start + 9));
            }
        }
    }

    #[test]
    fn impossible_pieces_are_noticed() {
        let one = piece(&SourceFile::new("a.js", "ab\ncd"), 3..5);
        assert!(are_possible(5, std::slice::from_ref(&one)));
        assert!(!are_possible(4, std::slice::from_ref(&one)), "a piece behind the end");
        assert!(!are_possible(usize::MAX, &[]), "a text that no file can have");
        for wrong in [Piece { at: usize::MAX, ..one.clone() }, Piece { from: 4, ..one }] {
            assert!(!are_possible(9, std::slice::from_ref(&wrong)), "{wrong:?}");
        }
    }

    #[test]
    fn other_texts_are_noticed() {
        let piece_of = |text: &str| piece(&SourceFile::new("a.js", text), 0..text.len());
        assert_eq!(whole(2, vec![piece_of("ab"), piece_of("ab")]).as_deref(), Ok("ab"));
        assert!(whole(2, vec![piece_of("ab"), piece_of("ac")]).is_err());
        assert!(whole(2, vec![piece_of("abc")]).is_err());
        assert!(whole(9, vec![Piece { line: 4, ..piece(&SourceFile::new("a.js", "ab\ncd"), 3..5) }]).is_err());
    }
}
