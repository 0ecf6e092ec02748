//! Islands in the text of a script: each is replaced by code of the same length that fits its place, so that the script can be
//! parsed. A second pass over the syntax tree makes what stands there unknown.
//!
//! ```text
//! createSource({ type: "bPay", sessionId: <?= $id ?>, <?= $more ?> });
//! createSource({ type: "bPay", sessionId: __________, ____________ });
//! ```
//!
//! The place is judged by the tokens around, so that a guess may be wrong: each island has several fillers, and where the parser
//! fails, the next one is tried. Where the branches of a control tag don't parse one after the other, the first of each is kept.

mod context;
mod filler;
mod hole;
mod lexer;
mod surroundings;

use std::ops::Range;

use dr_lint_document::Branch;

use self::filler::Filler;
pub(crate) use self::hole::Hole;
use self::lexer::Lexer;

/// Maximum number of times that a script is parsed, with other fillers each time.
const MAX_ATTEMPTS: usize = 40;

/// Number of islands before an error whose fillers are changed.
const CHANGED: usize = 3;

/// The text of a script with code in the place of its islands.
pub(crate) struct Filled {
    /// The text with its islands blank.
    code: String,
    holes: Vec<Hole>,
    /// The fillers of each island, the likeliest first.
    fillers: Vec<Vec<Filler>>,
    /// The filler that each island has now, by index.
    chosen: Vec<usize>,
    attempts: usize,
}

impl Filled {
    /// Chooses fillers for the islands of a text, which are by position and apart.
    pub(crate) fn new(code: &str, holes: Vec<Hole>) -> Self {
        let mut filled =
            Self { code: code.to_owned(), holes, fillers: Vec::new(), chosen: Vec::new(), attempts: MAX_ATTEMPTS };
        filled.choose();
        filled
    }

    fn choose(&mut self) {
        self.fillers = Lexer::fillers(self.code.as_bytes(), &self.holes);
        self.chosen = vec![0; self.holes.len()];
    }

    /// Returns the text with its present fillers.
    pub(crate) fn text(&self) -> String {
        let mut bytes = self.code.clone().into_bytes();
        for ((hole, fillers), chosen) in self.holes.iter().zip(&self.fillers).zip(&self.chosen) {
            if let Some(filler) = fillers.get(*chosen) {
                filler.write(&mut bytes[hole.span.clone()]);
            }
        }
        String::from_utf8(bytes).unwrap_or_else(|_| self.code.clone())
    }

    /// Changes what stands in the place of islands, for a text that can't be parsed from `at` on (in bytes). Returns false if
    /// there is nothing left to try.
    pub(crate) fn retry(&mut self, at: usize) -> bool {
        if self.holes.is_empty() || self.attempts == 0 {
            return false;
        }
        self.attempts -= 1;
        self.keep_first_branch(at, Reach::Inside) || self.change_filler(at) || self.keep_first_branch(at, Reach::Before)
    }

    /// Takes the next filler of one of the islands before a byte.
    fn change_filler(&mut self, at: usize) -> bool {
        let after = self.holes.partition_point(|hole| hole.span.start <= at);
        for index in (after.saturating_sub(CHANGED)..after).rev() {
            if self.chosen[index] + 1 < self.fillers[index].len() {
                self.chosen[index] += 1;
                return true;
            }
            self.chosen[index] = 0;
        }
        false
    }

    /// Blanks all branches but the first of the innermost choice around or before a byte.
    fn keep_first_branch(&mut self, at: usize, reach: Reach) -> bool {
        let mut open: Vec<(usize, Option<usize>)> = Vec::new();
        let mut found: Option<(Range<usize>, usize)> = None;
        for (index, hole) in self.holes.iter().enumerate() {
            match hole.branch {
                Branch::Open => open.push((index, None)),
                Branch::Otherwise => {
                    if let Some((_, first)) = open.last_mut() {
                        first.get_or_insert(index);
                    }
                }
                Branch::Close => {
                    let Some((begin, Some(first))) = open.pop() else { continue };
                    let start = self.holes[begin].span.start;
                    let is_near = start <= at && (reach == Reach::Before || at <= hole.span.end);
                    if is_near && found.as_ref().is_none_or(|(_, known)| *known <= start) {
                        found = Some((self.holes[first].span.start..hole.span.start, start));
                    }
                }
                Branch::Output | Branch::Silent => {}
            }
        }
        let Some((blank, _)) = found else { return false };
        let mut bytes = std::mem::take(&mut self.code).into_bytes();
        Filler::Blank.write(&mut bytes[blank.clone()]);
        self.code = String::from_utf8(bytes).unwrap_or_default();
        self.holes.retain(|hole| hole.span.end <= blank.start || blank.end <= hole.span.start);
        self.choose();
        true
    }
}

/// The choices among which one is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Those around a byte.
    Inside,
    /// Those that begin before a byte.
    Before,
}

#[cfg(test)]
mod tests;
