//! Code that fixes leave unused: it is named in the findings that they fix, and swept away once they are applied.
//!
//! A single fix never takes such code away: what two removed fields read is unused only when both are gone. So findings
//! name it, and a sweep after all fixes compares the new text with the old.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::{LeftUnused, Place, Role, SourceFile, Span, Syntax, Unused, UnusedKind, leftovers};

use crate::diagnostic::{Diagnostic, Related, RelatedKind};
use crate::edit::{Text, edits, remove};
use crate::fix::{Applicability, Edit, Fix, SessionsAfter};

/// The code that fixes left unused in a file.
#[derive(Clone, Debug, Default)]
pub struct Sweep {
    /// The edits that take away all of it that can go with no effect on anything else; `None` where there is none.
    pub fix: Option<Fix>,
    /// All that is unused, with the words for it.
    pub unused: Vec<Related>,
}

/// Returns what the fixes that made one text of another left unused. `moved` gives the present byte of one of before, if
/// that is still there.
pub fn sweep(before: &Arc<SourceFile>, after: &Arc<SourceFile>, moved: &dyn Fn(u32) -> Option<u32>) -> Sweep {
    let left = leftovers(before, after, moved);
    let unused = left.unused.iter().map(|unused| related(unused, after, "now")).collect();
    let mut rows: BTreeMap<(Span, bool), (&Role, BTreeSet<usize>)> = BTreeMap::new();
    for role in &left.removable {
        let (key, index) = match role {
            Role::Statement(row, index) => ((row.span, true), *index),
            Role::Element(row, index) => ((row.span, false), *index),
            Role::Body(span) | Role::Else(span) => ((*span, false), 0),
            Role::ArrowBody | Role::Used => continue,
        };
        rows.entry(key).or_insert_with(|| (role, BTreeSet::new())).1.insert(index);
    }
    let text = &Text::of(after);
    let whole = Place::new(after, Span { start: 0, end: 0 });
    let planned = rows.into_values().map(|(role, doomed)| remove::unused(text, role, &doomed));
    let all: Vec<Edit> =
        planned.filter_map(Result::ok).filter_map(|changes| edits(&whole, changes)).flatten().collect();
    Sweep { fix: Fix::new("remove what is unused", Applicability::Safe, all), unused }
}

/// Names what the fixes of findings leave unused in each of those that used it. With a safe fix, all safe ones are taken
/// together; with an unsafe one, all of them.
pub(crate) fn name(found: &mut [Diagnostic], syntax: &Syntax) {
    for level in [Applicability::Safe, Applicability::Unsafe] {
        let is_meant = |one: &Diagnostic| chosen(one, Applicability::Safe).is_some() == (level == Applicability::Safe);
        if !found.iter().any(|one| chosen(one, level).is_some() && is_meant(one)) {
            continue;
        }
        let places: BTreeSet<&Place> = found.iter().filter_map(|one| chosen(one, level)).flat_map(removed).collect();
        let fixes = found.iter().filter_map(|one| chosen(one, level));
        let inserted: BTreeSet<&str> = fixes.flat_map(Fix::edits).map(|edit| edit.text.as_str()).collect();
        let inserted: Vec<&str> = inserted.into_iter().filter(|text| !text.is_empty()).collect();
        let files = by_file(&places).into_iter();
        let left: Vec<Named> = files.flat_map(|(file, spans)| named(file, &spans, &inserted, syntax)).collect();
        for one in found.iter_mut().filter(|one| is_meant(one)) {
            // What the session will be read from isn't known before there is one.
            let fix = chosen(one, level).filter(|fix| fix.leaves() == SessionsAfter::Sessions);
            let Some(fix) = fix else { continue };
            let uses = |named: &&Named| {
                removed(fix).any(|place| {
                    place.file.name() == named.related.place.file.name()
                        && named.used_by.iter().any(|span| span.contains(place.span))
                })
            };
            let unused: Vec<Related> = left.iter().filter(uses).map(|named| named.related.clone()).collect();
            one.related.splice(0..0, unused);
        }
    }
}

/// Unused code, and the removed spans that used it.
struct Named {
    related: Related,
    used_by: Vec<Span>,
}

/// The fix of a finding that is applied when all are that are at least that safe.
fn chosen(found: &Diagnostic, level: Applicability) -> Option<&Fix> {
    found.fixes.iter().find(|fix| fix.applicability() >= level)
}

/// The places from which a fix takes code away.
fn removed(fix: &Fix) -> impl Iterator<Item = &Place> {
    fix.edits().iter().map(|edit| &edit.place).filter(|place| place.span.start < place.span.end)
}

/// The spans of each file, in order and apart: those that overlap become one.
fn by_file<'p>(places: &BTreeSet<&'p Place>) -> Vec<(&'p Arc<SourceFile>, Vec<Span>)> {
    let mut files: Vec<(&Arc<SourceFile>, Vec<Span>)> = Vec::new();
    for place in places {
        match files.last_mut().filter(|(file, _)| file.name() == place.file.name()) {
            Some((_, spans)) => match spans.last_mut().filter(|last| last.end > place.span.start) {
                Some(last) => last.end = last.end.max(place.span.end),
                None => spans.push(place.span),
            },
            None => files.push((&place.file, vec![place.span])),
        }
    }
    files
}

fn named(file: &Arc<SourceFile>, spans: &[Span], inserted: &[&str], syntax: &Syntax) -> Vec<Named> {
    let left = syntax.left_unused(file.name(), spans, inserted).into_iter();
    let named = |LeftUnused { unused, used_by }: LeftUnused| Named {
        related: related(&unused, file, "after the fix"),
        used_by: used_by.into_iter().filter_map(|index| spans.get(index).copied()).collect(),
    };
    left.map(named).collect()
}

fn related(unused: &Unused, file: &Arc<SourceFile>, when: &str) -> Related {
    let message = match unused.kind {
        UnusedKind::Variable
        | UnusedKind::Parameter
        | UnusedKind::Function
        | UnusedKind::Class
        | UnusedKind::Import => format!("`{}` is unused {when}", unused.name),
        UnusedKind::Branch => format!("this branch does nothing {when}"),
        UnusedKind::Loop => format!("this loop does nothing {when}"),
    };
    Related { message, place: unused.place(file), kind: RelatedKind::Unused }
}

#[cfg(test)]
mod tests;
