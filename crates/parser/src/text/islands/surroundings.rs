//! The code around each island that is found once for all of them: many islands that print nothing may follow each other.

use std::ops::Range;

use dr_lint_document::Branch;

use super::context::After;
use super::hole::Hole;

/// Places in a text with islands.
pub(super) struct Surroundings {
    /// The start of the token or printing island that follows each island, by the island's index.
    next: Vec<usize>,
    /// The line ends of the text, by position.
    line_ends: Vec<usize>,
}

impl Surroundings {
    /// Finds the places in a text.
    pub(super) fn of(bytes: &[u8], holes: &[Hole]) -> Self {
        let mut next = vec![bytes.len(); holes.len()];
        for (index, hole) in holes.iter().enumerate().rev() {
            let following = holes.get(index + 1);
            let limit = following.map_or(bytes.len(), |following| following.span.start);
            let at = token(bytes, hole.span.end, limit);
            let prints = following.is_some_and(|following| following.branch == Branch::Output);
            next[index] = if at < limit || prints { at } else { next.get(index + 1).copied().unwrap_or(at) };
        }
        let line_ends = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'\n' | b'\r'));
        Self { next, line_ends: line_ends.map(|(at, _)| at).collect() }
    }

    /// Returns the start of the token or printing island that follows an island.
    pub(super) fn next(&self, hole: usize) -> usize {
        self.next[hole]
    }

    /// True if a line ends in these bytes.
    pub(super) fn has_line_end(&self, bytes: Range<usize>) -> bool {
        let first = self.line_ends.partition_point(|at| *at < bytes.start);
        self.line_ends.get(first).is_some_and(|at| *at < bytes.end)
    }

    /// Returns the code that follows an island.
    pub(super) fn after(&self, bytes: &[u8], holes: &[Hole], hole: usize) -> After {
        let (end, next) = (holes[hole].span.end, self.next[hole]);
        let later = &holes[hole + 1..];
        if later.get(later.partition_point(|hole| hole.span.start < next)).is_some_and(|hole| hole.span.start == next) {
            return if next == end { After::Word } else { After::Operand };
        }
        let rest = &bytes[next..];
        match rest {
            [] => After::Nothing,
            [byte, ..] if is_word(*byte) => {
                let is_operator =
                    rest.starts_with(b"in ") || rest.starts_with(b"of ") || rest.starts_with(b"instanceof ");
                match () {
                    () if next == end => After::Word,
                    () if is_operator => After::Operator,
                    () => After::Operand,
                }
            }
            [b'.', digit, ..] if next == end && digit.is_ascii_digit() => After::Fraction,
            [b'.', b'.', b'.', ..] | [b'"' | b'\'' | b'{' | b'!' | b'~', ..] => After::Operand,
            [b'(' | b'[' | b'`', ..] => After::Bracket,
            [b',', ..] => After::Comma,
            [b';', ..] => After::Semicolon,
            [b':', ..] => After::Colon,
            [b')' | b']' | b'}', ..] => After::Close,
            _ => After::Operator,
        }
    }
}

/// The start of the first token in a part of a text, or the part's end.
fn token(bytes: &[u8], start: usize, limit: usize) -> usize {
    let mut at = start;
    while at < limit {
        let rest = &bytes[at..limit];
        at += match rest {
            [byte, ..] if byte.is_ascii_whitespace() => 1,
            [b'/', b'/', ..] => rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
            [b'/', b'*', ..] => rest.windows(2).position(|end| end == b"*/").map_or(rest.len(), |end| end + 2),
            _ => return at,
        };
    }
    at
}

/// True for a byte of a name or number.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80
}
