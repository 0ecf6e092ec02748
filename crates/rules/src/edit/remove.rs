//! Takes away members of a literal, and writes.
//!
//! Several that go at once are planned together: each gets changes of its own, which are right alone as well as with
//! those of the others. Where that can't be, the changes overlap, and one of them waits for the next round.

mod alone;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::{Literal, Role, Row, Span, Whole, Write};

use self::alone::{body, value_stays};
use super::change::{Change, Defect, guarded};
use super::row::{ItemRow, Separator};
pub(crate) use super::row_removal::Planned;
use super::row_removal::planned;
use super::statements;
use super::text::{self, Text};

/// The changes that take away each of the `doomed` members of a literal.
pub(crate) fn members(text: &Text<'_>, literal: &Literal, doomed: &BTreeSet<usize>) -> Result<Planned, Defect> {
    guarded(|| of_literal(text, literal, doomed))
}

/// The changes that take writes away: the `doomed` of those in a row with this one, or this one alone.
pub(crate) fn writes(text: &Text<'_>, write: &Write, doomed: &BTreeSet<usize>) -> Result<Planned, Defect> {
    guarded(|| of_writes(text, write, doomed))
}

/// The changes that take away code that does nothing but write, with the `doomed` of its row; what has to stay of it stays.
pub(crate) fn whole(text: &Text<'_>, whole: &Whole, doomed: &BTreeSet<usize>) -> Result<Planned, Defect> {
    guarded(|| match whole.keeps {
        Some(kept) => Planned::from([(0, vec![Change::remove(kept.end, whole.span.end)])]),
        None => of_role(text, &whole.role, doomed).unwrap_or_default(),
    })
}

/// The changes that take away code which stands so, with the `doomed` of its row.
pub(crate) fn unused(text: &Text<'_>, role: &Role, doomed: &BTreeSet<usize>) -> Result<Vec<Change>, Defect> {
    guarded(|| {
        let planned = pulled_up(text, role, doomed).or_else(|| of_role(text, role, doomed));
        planned.into_iter().flat_map(BTreeMap::into_values).flatten().collect()
    })
}

/// The changes where the first of several that have no braces around them go, and the next stand on lines of their own:
/// the first that stays takes their place behind the `var`.
fn pulled_up(text: &Text<'_>, role: &Role, doomed: &BTreeSet<usize>) -> Option<Planned> {
    let Role::Element(row, _) = role else { return None };
    let first = (0..row.items.len()).find(|index| !doomed.contains(index)).filter(|first| *first > 0)?;
    let (start, last, stays) = (row.items[0].start, row.items[first - 1], row.items[first]);
    let between = text::between(text, last.end, stays.start);
    let is_plain = between.chars().all(|letter| letter == ',' || letter.is_whitespace());
    if row.span.start != start || !is_plain || !text::has_newline(text, start, stays.start) {
        return None;
    }
    let rest = Row { span: Span { start: stays.start, ..row.span }, items: row.items[first..].to_vec() };
    let doomed: BTreeSet<usize> = doomed.range(first..).map(|index| index - first).collect();
    let mut planned =
        of_role(text, &Role::Element(Arc::new(rest), 0), &doomed).filter(|_| !doomed.is_empty()).unwrap_or_default();
    planned.entry(usize::MAX).or_default().push(Change::remove(start, stays.start));
    Some(planned)
}

fn of_literal(text: &Text<'_>, literal: &Literal, doomed: &BTreeSet<usize>) -> Planned {
    let inside = Span { start: literal.span.start + 1, end: literal.span.end - 1 };
    let items: Vec<Span> = literal.members.iter().map(|member| member.span).collect();
    match ItemRow::new(text, inside, &items, Separator::Comma) {
        Some(row) => planned(&row, doomed),
        None => BTreeMap::new(),
    }
}

fn of_writes(text: &Text<'_>, write: &Write, doomed: &BTreeSet<usize>) -> Planned {
    let value = || value_stays(text, write).map(|changes| Planned::from([(0, changes)]));
    of_role(text, &write.role, doomed).or_else(value).unwrap_or_default()
}

/// The changes that take away what stands so, with the `doomed` of its row; `None` where its value is used.
fn of_role(text: &Text<'_>, role: &Role, doomed: &BTreeSet<usize>) -> Option<Planned> {
    match role {
        Role::Statement(row, _) => Some(statements::without(text, row, doomed)),
        Role::Element(row, _) => {
            let row = ItemRow::new(text, row.span, &row.items, Separator::Comma);
            Some(row.map(|row| planned(&row, doomed)).unwrap_or_default())
        }
        Role::Else(whole) => Some(Planned::from([(0, vec![Change::remove(whole.start, whole.end)])])),
        Role::Body(statement) => Some(Planned::from([(0, vec![body(text, *statement)])])),
        Role::ArrowBody | Role::Used => None,
    }
}

#[cfg(test)]
mod tests;
