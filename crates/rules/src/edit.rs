//! Edits that take code away or put code in, in the code's own style. Commas, lines and comments are the business of this
//! folder alone; which code it is, and whether it may go, is said by the rules. What is not edited is never touched.
//!
//! - [`text`]: lines, and what stands between two pieces of code.
//! - [`row`]: things in a row (members of a literal, statements, expressions of a sequence), with what belongs to each.
//! - [`directive`]: comments that are about more than the code beside them.
//! - [`statements`]: statements, and the semicolons between them.
//! - [`remove`]: takes away members of a literal, and writes.
//! - [`insert`]: puts in a member, or a write after another.

mod directive;
pub(crate) mod insert;
#[cfg(test)]
mod layouts;
pub(crate) mod remove;
mod row;
mod statements;
mod text;

pub(crate) use text::Text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dr_lint_parser::Span;

/// A change to a text: these bytes become that text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    pub(crate) span: Span,
    pub(crate) text: String,
}

impl Change {
    /// Takes bytes away.
    fn remove(start: u32, end: u32) -> Self {
        Self { span: Span { start, end: end.max(start) }, text: String::new() }
    }

    /// Puts a text in.
    fn insert(at: u32, text: impl Into<String>) -> Self {
        Self { span: Span { start: at, end: at }, text: text.into() }
    }

    /// Puts a text in the place of another.
    fn replace(span: Span, text: impl Into<String>) -> Self {
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
fn guarded<T>(plan: impl FnOnce() -> T) -> Result<T, Defect> {
    catch_unwind(AssertUnwindSafe(plan)).map_err(|_| Defect)
}

/// Removals that touch each other become one; those of nothing go.
fn joined(changes: Vec<Change>) -> Vec<Change> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_defect_costs_the_fix_only() {
        assert_eq!(guarded(|| [1, 2].get(2).copied().expect("out of range")), Err(Defect));
        assert_eq!(guarded(|| 1), Ok(1));
    }
}
