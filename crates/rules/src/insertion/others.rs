//! Other users of the object that a `sessionId` goes into. A copy with its own session rules the fix out; code besides the
//! migrated calls makes it unsafe.

use std::collections::BTreeSet;

use dr_lint_parser::{Form, Origin, Place, Presence, Property, Rest, Shape, Spelling};

use super::spot::{Spot, is_member};
use crate::calls::{ArrivingShape, Calls};
use crate::policy::Policy;
use crate::proposal::{Marks, Objections};
use crate::session::{Need, SESSION_ID};
use crate::wording::line;

/// The payloads that get what is put in at a spot.
fn getting<'a>(calls: &Calls<'a>, spot: Spot<'_>, shape: &Shape) -> Vec<ArrivingShape<'a>> {
    match spot {
        Spot::AfterType(origin) => calls.arriving_from(&origin.key).collect(),
        Spot::Literal(place) => {
            let members = calls.syntax.literal(place).into_iter().flat_map(|literal| &literal.members);
            let keys = members.map(|member| Place::new(&place.file, member.key));
            let from = |key: Place| calls.arriving_from(&key).collect::<Vec<_>>();
            let all = std::iter::once(place.clone()).chain(keys).flat_map(from).chain(copies(calls, shape));
            // An object comes once for each of its keys.
            let mut known = BTreeSet::new();
            all.filter(|one| known.insert(std::ptr::from_ref(one.shape))).collect()
        }
    }
}

/// The payloads that have everything that `shape` has, and so may be copies of it.
fn copies<'a>(calls: &Calls<'a>, shape: &Shape) -> Vec<ArrivingShape<'a>> {
    let Some(first) = origins(shape).next() else { return Vec::new() };
    let has_all = |copy: &ArrivingShape<'_>| {
        let shares = |one: &Property, other: &Property| {
            one.origins.iter().any(|one| other.origins.iter().any(|other| one.key == other.key))
        };
        let has = |one: &Property| copy.shape.property(&one.name).is_some_and(|other| shares(one, other));
        shape.properties.iter().filter(|one| one.presence == Presence::Always).all(has)
    };
    calls.arriving_from(&first.key).filter(has_all).collect()
}

/// True when the object begins with a key of the literal: then each of its copies has that key, too.
fn begins_in(calls: &Calls<'_>, shape: &Shape, literal: &Place) -> bool {
    let first = origins(shape).next();
    let has = |first: &Origin| {
        let members = calls.syntax.literal(literal).into_iter().flat_map(|literal| &literal.members);
        first.key.file.name() == literal.file.name()
            && members.map(|member| member.key).any(|key| key == first.key.span)
    };
    first.is_none_or(has)
}

fn origins(shape: &Shape) -> impl Iterator<Item = &Origin> {
    shape.properties.iter().flat_map(|property| &property.origins)
}

fn marks(shape: &Shape) -> Marks {
    let first = shape.properties.iter().find(|property| !property.origins.is_empty());
    let always = shape.properties.iter().filter(|property| property.presence == Presence::Always);
    let mark = |property: &Property| {
        (property.name.clone(), property.origins.iter().map(|origin| origin.key.clone()).collect())
    };
    first.into_iter().chain(always).map(mark).collect()
}

/// The objections of the payloads that get what is put in at a spot. Most payloads have them in common with many others,
/// so the answer is shared: otherwise a function with thousands of callers would take minutes.
pub(super) fn objections(calls: &Calls<'_>, spot: Spot<'_>, shape: &Shape) -> Objections {
    let marks = match spot {
        Spot::Literal(place) if !begins_in(calls, shape, place) => marks(shape),
        Spot::Literal(_) | Spot::AfterType(_) => Marks::new(),
    };
    calls.objections((spot.place().clone(), marks), || Objections::of(calls, spot, shape))
}

impl Objections {
    fn of(calls: &Calls<'_>, spot: Spot<'_>, shape: &Shape) -> Self {
        let getting = getting(calls, spot, shape);
        let conflict = getting.iter().find_map(|one| conflict(calls, spot, one.shape));
        let others = getting.iter().find(|one| !one.counts).map(|other| {
            let (kind, at) = (other.call.kind.name(), line(&other.call.name, spot.place()));
            format!("its object is also passed to another `{kind}` {at}")
        });
        let is_open =
            |one: &ArrivingShape<'_>| one.shape.rest == Rest::Open && one.shape.property(SESSION_ID).is_none();
        let open = || {
            let is_open = getting.iter().any(is_open);
            is_open.then(|| "some of the objects that get it may have one already".to_owned())
        };
        let others = others.or_else(open).or_else(|| needless(&getting));
        Self { conflict, others }
    }
}

/// The reason why the fix is unsafe where an object that gets it may be one that needs no session.
fn needless(getting: &[ArrivingShape<'_>]) -> Option<String> {
    let one = getting.iter().find(|one| one.counts && one.need != Need::Yes)?;
    let subject = match one.need {
        Need::No => "an object that would get it is",
        Need::Unknown | Need::Yes => "the payload may be",
    };
    Some(format!("{subject} {}", Policy::of(one.call.kind).without_need()))
}

/// The reason why there is no fix that `shape` would get: it has a session already, or may have one.
fn conflict(calls: &Calls<'_>, spot: Spot<'_>, shape: &Shape) -> Option<String> {
    let Some(property) = shape.property(SESSION_ID) else {
        let may_hide_one = shape.rest == Rest::Open && !is_laid_over(calls, spot, shape);
        return may_hide_one.then(|| "some of the objects that would get it may have one already".to_owned());
    };
    let own = property.origins.iter().find(|origin| !wins(calls, spot, shape, origin))?;
    let at = line(&own.key, spot.place());
    Some(format!("some of the objects that would get it have one already, {at}"))
}

/// True for a session that surely replaces the inserted one, in an object that copies it: `{ ...base, sessionId }`.
fn wins(calls: &Calls<'_>, spot: Spot<'_>, shape: &Shape, session: &Origin) -> bool {
    let Some(copy) = shape.literal.as_ref().filter(|literal| !spot.is_in(calls, literal)) else { return false };
    let Form::Key { .. } = session.form else { return false };
    calls.syntax.member(&session.key).is_some_and(|(literal, index)| {
        let spreads = literal.members.iter().rposition(|member| member.spelling == Spelling::Spread);
        let is_own = copy.span == literal.span && copy.file.name() == session.key.file.name();
        is_own && spreads.is_some_and(|spread| spread < index)
    })
}

/// True when all that is spread into the object's literal comes after what is put in, and so can't be replaced by it.
fn is_laid_over(calls: &Calls<'_>, spot: Spot<'_>, shape: &Shape) -> bool {
    let Some(literal) = shape.literal.as_ref().filter(|literal| spot.is_in(calls, literal)) else { return false };
    let Some(literal) = calls.syntax.literal(literal) else { return false };
    let first = literal.members.iter().position(|member| member.spelling == Spelling::Spread);
    match spot {
        Spot::AfterType(origin) => {
            let index = calls.syntax.member(&origin.key).map(|(_, index)| index);
            first.zip(index).is_some_and(|(first, index)| index < first)
        }
        Spot::Literal(_) => first.is_some(),
    }
}

impl Spot<'_> {
    /// True for a place right in that literal, and not in one inside of it.
    fn is_in(self, calls: &Calls<'_>, literal: &Place) -> bool {
        match self {
            Self::AfterType(origin) => is_member(calls, literal, &origin.key),
            Self::Literal(place) => place == literal,
        }
    }
}
