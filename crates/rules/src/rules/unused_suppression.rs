//! `unused-suppression`: a comment that suppresses nothing would hide the next real finding at its place.
//! `// dr-lint-disable-next-line legacy-field` above a line without legacy fields. Fix: remove the comment, or the name.

use std::iter;

use dr_lint_parser::{Place, Span};

use crate::diagnostic::{Brief, Diagnostic};
use crate::edit::comment;
use crate::fix::{Applicability, Edit, Fix};
use crate::methods::GUIDE;
use crate::rule::{Level, Rule};
use crate::severity::Severity;
use crate::suppression::{Name, Named, Suppression};
use crate::task::Task;

pub(super) static RULE: Rule = Rule {
    id: "unused-suppression",
    level: Level::On(Severity::Warning),
    summary: "a comment that suppresses nothing",
    guide: GUIDE,
    task: Task::Remove,
};

pub(super) fn check(suppressions: &[Suppression], found: &[Diagnostic]) -> Vec<Diagnostic> {
    suppressions.iter().flat_map(|suppression| unused(suppression, found)).collect()
}

/// The findings about one comment: one about all of it, or one about each name that is of no use.
fn unused(suppression: &Suppression, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let Some(severity) = suppression.unused else { return Vec::new() };
    let covered: Vec<&Diagnostic> = found.iter().filter(|found| suppression.covers(found)).collect();
    let Named::These(names) = &suppression.rules else {
        let all = covered.is_empty().then(|| whole(suppression, "this comment suppresses nothing".to_owned()));
        return all.into_iter().map(|found| Diagnostic { severity, ..found }).collect();
    };
    let is_used = |name: &Name| name.is_off || covered.iter().any(|found| name.means(found.rule));
    let idle: Vec<&Name> = names.iter().filter(|name| !is_used(name)).collect();
    let found: Vec<Diagnostic> = if idle.len() == names.len() {
        let message = match &idle[..] {
            [only] => reason(only),
            _ => "this comment suppresses nothing".to_owned(),
        };
        iter::once(whole(suppression, message)).collect()
    } else {
        idle.into_iter().map(|name| one(name, names)).collect()
    };
    found.into_iter().map(|found| Diagnostic { severity, ..found }).collect()
}

fn reason(name: &Name) -> String {
    let text = name.place.text();
    match name.rule {
        Some(_) => format!("this comment suppresses no `{text}`"),
        None => format!("there is no rule called `{text}`, so this suppresses nothing"),
    }
}

fn whole(suppression: &Suppression, message: String) -> Diagnostic {
    let edit = comment::removal(&suppression.comment);
    finding(&suppression.comment, message, "remove the comment", edit)
}

/// The finding about one name of a comment that is of use otherwise. The name goes with the comma beside it.
fn one(name: &Name, names: &[Name]) -> Diagnostic {
    let at = names.iter().position(|other| other.place == name.place).unwrap_or_default();
    let Span { start, end } = name.place.span;
    let span = match (at.checked_sub(1).map(|before| &names[before]), names.get(at + 1)) {
        (Some(before), _) => Span { start: before.place.span.end, end },
        (None, Some(after)) => Span { start, end: after.place.span.start },
        (None, None) => name.place.span,
    };
    let edit = Edit { place: Place::new(&name.place.file, span), text: String::new() };
    finding(&name.place, reason(name), &format!("remove `{}`", name.place.text()), edit)
}

fn finding(place: &Place, message: String, title: &str, edit: Edit) -> Diagnostic {
    let mut letters = title.chars();
    let cure: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let cure = format!("{cure}: otherwise it may hide the next finding at its place.");
    Diagnostic {
        help: Some(cure.clone()),
        brief: Some(Brief { cure, notes: Vec::new(), obstacle: None }),
        fixes: Fix::new(title, Applicability::Safe, vec![edit]).into_iter().collect(),
        ..RULE.at(place, message)
    }
}
