//! Findings across rounds of fixing: a finding moves with the text around it, and is gone when its own text is.

use std::collections::BTreeMap;

use dr_lint_parser::Span;
use dr_lint_rules::{Diagnostic, FieldPath};

/// The identity of a finding among all others of one text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FindingKey {
    pub(crate) file: String,
    start: u32,
    pub(crate) rule: &'static str,
    field: Option<FieldPath>,
}

/// The edits of each file, round by round: what was replaced, and by how many bytes.
#[derive(Debug, Default)]
pub(crate) struct OffsetMaps(BTreeMap<String, Vec<Vec<(Span, usize)>>>);

impl FindingKey {
    pub(crate) fn of(found: &Diagnostic) -> Self {
        let file = found.place.file.name().to_owned();
        Self { file, start: found.place.span.start, rule: found.rule.id, field: found.field.clone() }
    }
}

/// The amount of text that edits take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Loss {
    /// They only put in: sessions, as a rule.
    None,
    /// They put in and take away.
    Some,
    /// They only take away.
    All,
}

impl OffsetMaps {
    /// Adds a round of edits.
    pub(crate) fn add(&mut self, file: &str, edits: Vec<(Span, usize)>) {
        self.0.entry(file.to_owned()).or_default().push(edits);
    }

    /// Adds the rounds of edits that came after these.
    pub(crate) fn append(&mut self, later: Self) {
        for (file, rounds) in later.0 {
            self.0.entry(file).or_default().extend(rounds);
        }
    }

    /// Forgets the edits of a file that keeps its old text.
    pub(crate) fn forget(&mut self, file: &str) {
        self.0.remove(file);
    }

    /// The amount of a file that its edits take away, seen against what they put in: the least first.
    pub(crate) fn loss(&self, file: &str) -> Loss {
        let edits = || self.0.get(file).into_iter().flatten().flatten();
        let puts_in = edits().any(|(span, size)| *size > (span.end - span.start) as usize);
        let takes_away = edits().any(|(span, size)| *size < (span.end - span.start) as usize);
        match (puts_in, takes_away) {
            (_, false) => Loss::None,
            (true, true) => Loss::Some,
            (false, true) => Loss::All,
        }
    }

    /// The finding where it is now; `None` when its text is gone.
    pub(crate) fn follow(&self, key: &FindingKey) -> Option<FindingKey> {
        let start = self.moved(&key.file, key.start)?;
        Some(FindingKey { start, ..key.clone() })
    }

    /// The byte of a file where it is now; `None` when it is gone.
    pub(crate) fn moved(&self, file: &str, at: u32) -> Option<u32> {
        let mut rounds = self.0.get(file).into_iter().flatten();
        rounds.try_fold(at, |at, edits| moved(at, edits))
    }
}

/// The offset of a byte after these edits; `None` when it is gone.
fn moved(at: u32, edits: &[(Span, usize)]) -> Option<u32> {
    let mut now = i64::from(at);
    for (span, size) in edits.iter().take_while(|(span, _)| span.start <= at) {
        if at < span.end {
            return None;
        }
        now += i64::try_from(*size).ok()? - i64::from(span.end - span.start);
    }
    u32::try_from(now).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_moves_with_what_changes_before_it() {
        let edits = [(Span { start: 2, end: 4 }, 0), (Span { start: 6, end: 6 }, 5), (Span { start: 9, end: 10 }, 3)];
        let moves: Vec<_> = [0, 2, 4, 6, 9, 10].into_iter().map(|at| moved(at, &edits)).collect();
        assert_eq!(moves, [Some(0), None, Some(2), Some(9), None, Some(15)]);
    }
}
