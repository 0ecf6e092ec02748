//! Removing legacy fields: where each is written, whether it may go, and the fix.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::{
    CallKind, Effects, Form, Literal, Origin, Place, Property, Role, Row, Shape, Span, Use, UseKind, Value, Write,
};

use crate::calls::{Calls, Counted, Judged};
use crate::edit::{Change, remove};
use crate::field::FieldPath;
use crate::fix::{Applicability, Edit, Fix};
use crate::insertion;
use crate::session::{self, SESSION_ID};

/// What is to be removed, and how.
pub(crate) struct Removals<'a> {
    wanted: BTreeMap<Place, Wanted<'a>>,
    planned: BTreeMap<Plan, BTreeMap<usize, Vec<Change>>>,
}

/// What is planned in one go: in which file, what goes together, and with which others.
type Plan = (String, Company, Applicability);

/// A property or write to remove.
struct Wanted<'a> {
    code: Code<'a>,
    /// Why a person should look first; `None` when nobody has to.
    doubt: Option<String>,
}

/// Where it is written.
#[derive(Clone, Copy)]
enum Code<'a> {
    Member(&'a Arc<Literal>, usize),
    Write(&'a Write),
}

/// What a removal is planned together with: the others in its literal, or in its row of statements.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Company {
    Literal(Span),
    Row(Span),
    Alone(Span),
}

impl<'a> Removals<'a> {
    /// Plans the removal of what is written at these places; each has an origin that says more.
    pub(crate) fn new(calls: &'a Calls<'a>, places: &BTreeSet<Place>) -> Self {
        let mut reached: BTreeMap<&Place, Reached<'_>> = BTreeMap::new();
        for counted in calls.iter().chain(calls.uncounted()) {
            for payload in &counted.payloads {
                visit(payload.shape, &mut Vec::new(), &mut |path, origin| {
                    if places.contains(&origin.key) {
                        let entry = reached.entry(&origin.key).or_insert_with(|| Reached { origin, by: Vec::new() });
                        entry.by.push(Arrival { counted, payload, field: field(path) });
                    }
                });
            }
        }
        let wanted = reached.into_iter().filter_map(|(place, reached)| {
            let code = code(calls, reached.origin)?;
            Some((place.clone(), Wanted { code, doubt: reached.doubt(calls, code) }))
        });
        let wanted = wanted.collect();
        let planned = planned(&wanted);
        Self { wanted, planned }
    }

    /// The fix that removes what is written at a place, and why it isn't safe where it isn't.
    pub(crate) fn fix(&self, place: &Place, field: &FieldPath) -> Option<(Fix, Option<&str>)> {
        let wanted = self.wanted.get(place)?;
        let doubt = wanted.doubt.as_deref();
        let applicability = if doubt.is_some() { Applicability::Unsafe } else { Applicability::Safe };
        let plan = (place.file.name().to_owned(), wanted.code.company(), applicability);
        let changes = self.planned.get(&plan)?.get(&wanted.code.index())?.clone();
        let title = match doubt {
            Some(doubt) => format!("remove `{field}` (unsafe: {doubt})"),
            None => format!("remove `{field}`"),
        };
        Some((Fix::new(title, applicability, edits(place, changes))?, doubt))
    }
}

/// The changes for all that is to be removed. The safe removals of a literal are planned together; those that aren't safe
/// are planned together with all others of it.
fn planned(wanted: &BTreeMap<Place, Wanted<'_>>) -> BTreeMap<Plan, BTreeMap<usize, Vec<Change>>> {
    let mut company: BTreeMap<Plan, (&Place, Code<'_>, BTreeSet<usize>)> = BTreeMap::new();
    for (place, one) in wanted {
        for level in [Applicability::Unsafe, Applicability::Safe] {
            if one.doubt.is_none() || level == Applicability::Unsafe {
                let plan = (place.file.name().to_owned(), one.code.company(), level);
                company.entry(plan).or_insert((place, one.code, BTreeSet::new())).2.insert(one.code.index());
            }
        }
    }
    let change = |(plan, (place, code, doomed)): (Plan, (&Place, Code<'_>, BTreeSet<usize>))| {
        let text = place.file.text();
        let changes = match code {
            Code::Member(literal, _) => remove::members(text, literal, &doomed),
            Code::Write(write) => remove::writes(text, write, &doomed),
        };
        (plan, changes)
    };
    company.into_iter().map(change).collect()
}

/// The changes as edits of the file that a place is in.
pub(crate) fn edits(place: &Place, changes: Vec<Change>) -> Vec<Edit> {
    let edit = |change: Change| Edit { place: Place::new(&place.file, change.span), text: change.text };
    changes.into_iter().map(edit).collect()
}

impl Code<'_> {
    fn company(self) -> Company {
        match self {
            Self::Member(literal, _) => Company::Literal(literal.span),
            Self::Write(write) => match &write.role {
                Role::Statement(row, _) | Role::Element(row, _) => Company::Row(whole(row)),
                Role::Body(_) | Role::ArrowBody | Role::Used => Company::Alone(write.span),
            },
        }
    }

    fn index(self) -> usize {
        match self {
            Self::Member(_, index) => index,
            Self::Write(write) => match &write.role {
                Role::Statement(_, index) | Role::Element(_, index) => *index,
                Role::Body(_) | Role::ArrowBody | Role::Used => 0,
            },
        }
    }

    fn effects(self) -> Effects {
        match self {
            Self::Member(literal, index) => literal.members[index].effects,
            Self::Write(write) => write.effects,
        }
    }
}

fn whole(row: &Row) -> Span {
    row.span
}

fn code<'a>(calls: &'a Calls<'a>, origin: &Origin) -> Option<Code<'a>> {
    match origin.form {
        Form::Key { .. } => calls.syntax.member(&origin.key).map(|(literal, index)| Code::Member(literal, index)),
        Form::Write { assignment, .. } => calls.syntax.write(&origin.key, assignment).map(Code::Write),
        Form::Copied => None,
    }
}

/// An origin, and the payloads that have something from it.
struct Reached<'r> {
    origin: &'r Origin,
    by: Vec<Arrival<'r>>,
}

/// A payload that has something from an origin.
struct Arrival<'r> {
    counted: &'r Counted<'r>,
    payload: &'r Judged<'r>,
    /// Under which path; `None` deeper down, where no field is.
    field: Option<FieldPath>,
}

impl Reached<'_> {
    /// Why what was written there should not be removed unseen.
    fn doubt(&self, calls: &Calls<'_>, code: Code<'_>) -> Option<String> {
        let effects =
            (code.effects() == Effects::Some).then(|| "evaluating its value may do more than give a value".to_owned());
        effects
            .or_else(|| self.origin.uses.first().map(|one| also(one, &self.origin.key)))
            .or_else(|| self.by.iter().find_map(|arrival| arrival.doubt(calls, &self.origin.key)))
    }
}

impl Arrival<'_> {
    fn doubt(&self, calls: &Calls<'_>, key: &Place) -> Option<String> {
        let at = line(&self.counted.call.name, key);
        let kind = self.counted.call.kind.name();
        if !calls.counts(self.counted) {
            return Some(format!("its object is also passed to another `{kind}` {at}"));
        }
        let forbidden = self.field.as_ref().and_then(|field| self.payload.candidates.verdict(field));
        if self.counted.call.kind != CallKind::CreateSource || !forbidden.is_some_and(|verdict| verdict.by_all) {
            return Some(format!("the `{kind}` {at} may need it"));
        }
        match session::state(self.payload.shape) {
            session::State::Fine => None,
            session::State::Wrong => Some(format!("the `sessionId` that is passed {at} is not always one")),
            session::State::Missing => {
                let gained = insertion::gain(calls, self.counted.call, self.payload.shape);
                (gained != Some(Applicability::Safe)).then(|| match gained {
                    Some(_) => format!("the payload {at} gets its `sessionId` by an unsafe fix"),
                    None => format!("the payload {at} has no `{SESSION_ID}`"),
                })
            }
            session::State::Unknown => Some(format!("whether the payload {at} has a `{SESSION_ID}` isn't known")),
        }
    }
}

/// Says what else is done with a property.
fn also(one: &Use, key: &Place) -> String {
    let at = line(&one.place, key);
    match one.kind {
        UseKind::Read => format!("it is also read {at}"),
        UseKind::Sent => format!("its object also goes to other code {at}"),
        UseKind::Returned => format!("its object also goes to unknown callers {at}"),
    }
}

/// A place in words, as seen from another one.
fn line(place: &Place, from: &Place) -> String {
    let line = place.start().line;
    if place.file.name() == from.file.name() {
        format!("at line {line}")
    } else {
        format!("at {}:{line}", place.file.name())
    }
}

/// Shows every origin in a shape with the names on the way to it.
fn visit<'s>(shape: &'s Shape, path: &mut Vec<&'s str>, show: &mut impl FnMut(&[&'s str], &'s Origin)) {
    for Property { name, origins, .. } in &shape.properties {
        path.push(name);
        for origin in origins {
            show(path, origin);
            for held in &origin.holds {
                if let Value::Object(shapes) = &held.value {
                    for shape in shapes {
                        visit(shape, path, show);
                    }
                }
            }
        }
        path.pop();
    }
}

fn field(path: &[&str]) -> Option<FieldPath> {
    match path {
        [name] => Some(FieldPath::top(*name)),
        [details, name] => Some(FieldPath::nested(*details, *name)),
        _ => None,
    }
}
