//! The code that removals take away, and the plans that several removals share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::{Effects, Form, Literal, Place, Role, Span, Whole, Write};

use crate::calls::Calls;
use crate::edit::{Defect, Text, remove};
use crate::fix::{Applicability, Edit, SessionsAfter};

/// A set of removals that are planned in one go: the file, what they share, and how safe each is at least.
pub(super) type Plan = (String, Siblings, Applicability);

/// A property or write to remove.
pub(super) struct WantedRemoval<'a> {
    pub(super) code: Code<'a>,
    /// The code that goes with it, where all that this writes goes as well: with the unsafe removals, and without them.
    pub(super) whole: BTreeMap<Applicability, &'a Whole>,
    /// The reason why the removal is unsafe; `None` when it is safe.
    pub(super) doubt: Option<String>,
    pub(super) leaves: SessionsAfter,
    /// The insertions that give its payloads their sessions.
    pub(super) sessions: Vec<Edit>,
    /// The files in which they have theirs already, and those with what it covers.
    pub(super) rests_on: BTreeSet<String>,
}

/// The piece of code that writes a property.
#[derive(Clone, Copy)]
pub(super) enum Code<'a> {
    Member(&'a Arc<Literal>, usize),
    Write(&'a Write),
    /// A write, and the tests that it depends on.
    Whole(&'a Whole),
}

/// The neighbours that a removal is planned together with: those in its literal, or in its row of statements.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Siblings {
    Literal(Span),
    Row(Span),
    Alone(Span),
}

impl Code<'_> {
    pub(super) fn siblings(self) -> Siblings {
        match self {
            Self::Member(literal, _) => Siblings::Literal(literal.span),
            Self::Write(write) => Siblings::of(&write.role, write.span),
            Self::Whole(whole) if whole.keeps.is_some() => Siblings::Alone(whole.span),
            Self::Whole(whole) => Siblings::of(&whole.role, whole.span),
        }
    }

    pub(super) fn index(self) -> usize {
        match self {
            Self::Member(_, index) => index,
            Self::Write(Write { role, .. }) | Self::Whole(Whole { role, keeps: None, .. }) => match role {
                Role::Statement(_, index) | Role::Element(_, index) => *index,
                Role::Body(_) | Role::Else(_) | Role::ArrowBody | Role::Used => 0,
            },
            Self::Whole(_) => 0,
        }
    }

    /// True when its value stays where it stands once it is removed: `f(p.amount = total)` becomes `f(total)`.
    pub(super) fn leaves_value(self) -> bool {
        matches!(self, Self::Write(Write { role: Role::Used | Role::ArrowBody, .. }))
    }

    pub(super) fn effects(self) -> Effects {
        match self {
            Self::Member(literal, index) => literal.members[index].effects,
            Self::Write(write) => write.effects,
            Self::Whole(whole) => whole.keeps.map_or(Effects::None, |_| Effects::Some),
        }
    }
}

impl Siblings {
    fn of(role: &Role, span: Span) -> Self {
        match role {
            Role::Statement(row, _) | Role::Element(row, _) => Self::Row(row.span),
            Role::Body(_) | Role::Else(_) | Role::ArrowBody | Role::Used => Self::Alone(span),
        }
    }
}

pub(super) fn code<'a>(calls: &'a Calls<'a>, key: &Place, form: Form) -> Option<Code<'a>> {
    match form {
        Form::Key { .. } => calls.syntax.member(key).map(|(literal, index)| Code::Member(literal, index)),
        Form::Write { assignment } => calls.syntax.write(key, assignment).map(Code::Write),
        Form::Copied => None,
    }
}

/// Finds the code around writes that goes along with them.
pub(super) fn find_wholes<'a>(calls: &'a Calls<'a>, wanted: &mut BTreeMap<Place, WantedRemoval<'a>>) {
    for level in [Applicability::Unsafe, Applicability::Safe] {
        let goes = |one: &&WantedRemoval<'_>| one.doubt.is_none() || level == Applicability::Unsafe;
        let writes = wanted.iter().filter(|(_, one)| goes(one)).filter_map(|(place, one)| match one.code {
            Code::Write(write) => Some((place.file.name().to_owned(), write.span)),
            Code::Member(..) | Code::Whole(_) => None,
        });
        let doomed: BTreeSet<(String, Span)> = writes.collect();
        // The answer for each piece of code: a chain of `else if` is around all of its writes.
        let mut answers: BTreeMap<*const Whole, bool> = BTreeMap::new();
        for (place, one) in wanted.iter_mut() {
            let Code::Write(write) = one.code else { continue };
            let goes = |write: &Span| doomed.contains(&(place.file.name().to_owned(), *write));
            let mut wholes = calls.syntax.wholes(place, write.span).iter();
            let goes_whole = |whole: &&Arc<Whole>| {
                *answers.entry(Arc::as_ptr(whole)).or_insert_with(|| whole.writes.iter().all(goes))
            };
            if let Some(whole) = wholes.find(goes_whole) {
                one.whole.insert(level, &**whole);
            }
        }
    }
}

impl<'a> WantedRemoval<'a> {
    /// The code that goes when everything is removed that is at least that safe.
    pub(super) fn at(&self, level: Applicability) -> Code<'a> {
        self.whole.get(&level).map_or(self.code, |whole| Code::Whole(whole))
    }
}

/// The changes for all that is to be removed. The safe removals of a literal are planned together; those that aren't safe
/// are planned together with all others of it.
pub(super) fn planned(wanted: &BTreeMap<Place, WantedRemoval<'_>>) -> BTreeMap<Plan, Result<remove::Planned, Defect>> {
    let mut siblings: BTreeMap<Plan, (&Place, Code<'_>, BTreeSet<usize>)> = BTreeMap::new();
    for (place, one) in wanted {
        for level in [Applicability::Unsafe, Applicability::Safe] {
            if one.doubt.is_none() || level == Applicability::Unsafe {
                let code = one.at(level);
                let plan = (place.file.name().to_owned(), code.siblings(), level);
                siblings.entry(plan).or_insert((place, code, BTreeSet::new())).2.insert(code.index());
            }
        }
    }
    let change = |(plan, (place, code, doomed)): (Plan, (&Place, Code<'_>, BTreeSet<usize>))| {
        let text = &Text::of(&place.file);
        let changes = match code {
            Code::Member(literal, _) => remove::members(text, literal, &doomed),
            Code::Write(write) => remove::writes(text, write, &doomed),
            Code::Whole(whole) => remove::whole(text, whole, &doomed),
        };
        (plan, changes)
    };
    siblings.into_iter().map(change).collect()
}
