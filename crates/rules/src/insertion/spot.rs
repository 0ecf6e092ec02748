//! Places for a `sessionId`: after the `type`, or before the first property of the literal.

use dr_lint_parser::sdk::DISCRIMINANT;
use dr_lint_parser::{Form, Origin, Place, Role, Shape};

use crate::calls::{Calls, Offers, SameLiteral};
use crate::session::{self, SESSION_ID};

/// The `type` in the object's own literal, otherwise one in another literal, otherwise wherever it is written.
pub(crate) fn type_origin(shape: &Shape) -> Option<&Origin> {
    let origins = &shape.property(DISCRIMINANT)?.origins;
    let own = |place: &Place| shape.literal.as_ref().is_some_and(|literal| literal.encloses(place));
    let rank = |form: Form| match form {
        Form::Key { .. } => 0,
        Form::Write { .. } => 1,
        Form::Copied => 2,
    };
    origins.iter().min_by_key(|origin| (!own(&origin.key), rank(origin.form), &origin.key))
}

/// A place for the session.
#[derive(Clone, Copy)]
pub(super) enum Spot<'s> {
    AfterType(&'s Origin),
    /// Before the first property of this literal.
    Literal(&'s Place),
}

/// The places where it can be put, the best first. Objects of one literal get it at one place for all, if there is one: in
/// the literal, or after the first of several writes.
pub(super) fn spots<'s>(calls: &Calls<'s>, shape: &'s Shape) -> impl Iterator<Item = Spot<'s>> {
    let own = Spot::of(shape);
    let objects = shape.literal.as_ref().and_then(|literal| Some((literal, calls.same_literal(literal)?)));
    let offered = objects.into_iter().flat_map(move |(literal, objects)| {
        let offers = objects.offers.get_or_init(|| offers(calls, literal, objects));
        let spot = |number: &usize| objects.shapes.get(*number).and_then(|object| Spot::of(object));
        let is_earlier = move |spot: &Spot<'_>| own.is_some_and(|own| spot.comes_before(calls, own));
        let after_writes = offers.after_writes.iter().filter_map(spot).filter(is_earlier);
        offers.inside.iter().filter_map(spot).chain(after_writes)
    });
    offered.chain(own).chain(shape.literal.as_ref().map(Spot::Literal))
}

/// The objects of a literal that offer a place for a session, one for each place.
fn offers(calls: &Calls<'_>, literal: &Place, objects: &SameLiteral<'_>) -> Offers {
    let lacking =
        objects.shapes.iter().enumerate().filter(|(_, object)| session::state(object) != session::SessionState::Fine);
    let mut spots: Vec<(Spot<'_>, usize)> =
        lacking.filter_map(|(number, object)| Some((Spot::of(object)?, number))).collect();
    spots.sort_by(|(one, _), (other, _)| one.place().cmp(other.place()));
    spots.dedup_by(|(one, _), (other, _)| one.place() == other.place());
    let (mut keys, mut braces, mut after_writes) = (Vec::new(), Vec::new(), Vec::new());
    for (spot, number) in spots {
        match spot {
            Spot::AfterType(origin) if is_member(calls, literal, &origin.key) => keys.push(number),
            Spot::Literal(_) => braces.push(number),
            Spot::AfterType(_) => after_writes.push(number),
        }
    }
    keys.extend(braces);
    Offers { inside: keys, after_writes }
}

/// True when the literal itself has the key, and not one inside of it.
pub(super) fn is_member(calls: &Calls<'_>, literal: &Place, key: &Place) -> bool {
    literal.encloses(key) && calls.syntax.member(key).is_some_and(|(holder, _)| holder.span == literal.span)
}

impl<'s> Spot<'s> {
    /// The place that a payload offers by itself: after its `type`, otherwise in its literal.
    fn of(shape: &'s Shape) -> Option<Self> {
        match type_origin(shape) {
            Some(origin) => Some(Self::AfterType(origin)),
            None => shape.literal.as_ref().map(Self::Literal),
        }
    }

    /// The `type`, or the literal.
    pub(super) fn place(self) -> &'s Place {
        match self {
            Self::AfterType(origin) => &origin.key,
            Self::Literal(place) => place,
        }
    }

    /// True for a spot after a write that has run whenever the write of the other spot has.
    fn comes_before(self, calls: &Calls<'_>, other: Self) -> bool {
        let write = |spot: Self| match spot {
            Self::AfterType(Origin { key, form: Form::Write { assignment }, .. }) => {
                Some((key, calls.syntax.write(key, *assignment)?))
            }
            Self::AfterType(_) | Self::Literal(_) => None,
        };
        let (Some((here, first)), Some((there, second))) = (write(self), write(other)) else { return false };
        let Role::Statement(row, _) = &first.role else { return false };
        here.file.name() == there.file.name() && row.span.contains(second.span) && first.span.end <= second.span.start
    }

    /// True when a `sessionId` from there is removed from the object before it arrives, so that inserting it helps nobody.
    pub(super) fn is_lost(self, shape: &Shape) -> bool {
        let loses = |origin: &Origin| origin.dropped.iter().any(|name| name == SESSION_ID || name == "*");
        match self {
            Self::AfterType(origin) => loses(origin),
            Self::Literal(literal) => {
                let origins = shape.properties.iter().flat_map(|property| &property.origins);
                origins.filter(|origin| literal.encloses(&origin.key)).any(loses)
            }
        }
    }
}
