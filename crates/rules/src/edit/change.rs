//! A piece of text that becomes another.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dr_lint_parser::{Place, Span};

use crate::fix::Edit;

/// A change to a text: these bytes become that text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    pub(crate) span: Span,
    pub(crate) text: String,
}

impl Change {
    /// Takes bytes away.
    pub(super) fn remove(start: u32, end: u32) -> Self {
        Self { span: Span { start, end: end.max(start) }, text: String::new() }
    }

    /// Puts a text in.
    pub(super) fn insert(at: u32, text: impl Into<String>) -> Self {
        Self { span: Span { start: at, end: at }, text: text.into() }
    }

    /// Puts a text in the place of another.
    pub(super) fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// A defect of dr-lint that shows while a fix is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Defect;

impl Defect {
    /// The reason that the report gives instead of a fix.
    pub(crate) const REASON: &'static str = "planning the edit failed; this is a bug in dr-lint, please report it";
}

/// Plans edits. They work on every layout that people can think of: where one was forgotten, the fix is lost, but not
/// the finding, nor the others of the file.
pub(super) fn guarded<T>(plan: impl FnOnce() -> T) -> Result<T, Defect> {
    catch_unwind(AssertUnwindSafe(plan)).map_err(|_| Defect)
}

/// Removals that touch each other become one; those of nothing go.
pub(super) fn joined(changes: Vec<Change>) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::new();
    for change in changes.into_iter().filter(|change| change.span.start < change.span.end || !change.text.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.text.is_empty() && change.text.is_empty() && last.span.end >= change.span.start => {
                last.span.end = last.span.end.max(change.span.end);
            }
            _ => joined.push(change),
        }
    }
    joined
}

/// The changes as edits of the file that a place is in. `None` where one would cut what another language fills in.
pub(crate) fn edits(place: &Place, changes: Vec<Change>) -> Option<Vec<Edit>> {
    if changes.iter().any(|change| place.file.cuts_island(change.span)) {
        return None;
    }
    let edit = |change: Change| {
        let text = place.file.encoded(&change.text, change.span.start).into_owned();
        Edit { place: Place::new(&place.file, change.span), text }
    };
    Some(changes.into_iter().map(edit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_defect_costs_the_fix_only() {
        assert_eq!(guarded(|| [1, 2].get(2).copied().expect("out of range")), Err(Defect));
        assert_eq!(guarded(|| 1), Ok(1));
    }
}
