//! What a test asks of a value: which things pass it, and whether two values are equal.

use swc_atoms::Atom;
use swc_ecma_ast::BinaryOp;

use crate::flow::domain::id::At;
use crate::flow::domain::value::{Standing, Thing, Value};
use crate::flow::domain::value_kind::Kind;

/// What a variable or property must be for a test to hold.
#[derive(Clone)]
pub(crate) enum Wanted {
    /// True in a test.
    Truth,
    /// Equal to a value that may be any of these, `==` taking `null` for `undefined`.
    Equal(Vec<Thing>, Equality),
    /// One of all these: `["payPal", "payPalCredit"].includes(type)`.
    Among(Vec<Thing>),
    /// `typeof` gives this.
    Type(Atom),
    /// There at all: `"amount" in payload`.
    Presence,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Equality {
    Loose,
    Strict,
}

impl Wanted {
    /// What of a thing is left where the test holds; `None` for all of it.
    pub(crate) fn keep(&self, thing: &Thing) -> Option<Vec<Thing>> {
        let holds = self.holds(thing);
        if matches!(self, Self::Truth) && thing.standing == Standing::Initial && thing.kind.truth() == Some(false) {
            return Some(vec![assumed_unknown(thing)]);
        }
        match self.constants() {
            Some((constants, equality)) if holds.is_none() => {
                let nullish = constants.iter().all(|constant| constant.kind.is_nullish() == Some(true));
                let unknown = matches!(
                    thing.kind,
                    Kind::Unknown(_) | Kind::SomeText | Kind::TextOf(_) | Kind::SomeBool | Kind::Unset
                ) || thing.standing == Standing::Initial;
                let assumed = || constants.iter().map(|constant| constant.with_standing(Standing::Assumed)).collect();
                (unknown && !(nullish && equality == Equality::Loose)).then(assumed)
            }
            _ => (holds == Some(false)).then(Vec::new),
        }
    }

    /// What of a thing is left where the test fails; `None` for all of it.
    pub(crate) fn drop(&self, thing: &Thing) -> Option<Vec<Thing>> {
        let goes = match self {
            // The other side may be just one of them.
            Self::Equal(constants, equality) => {
                constants.iter().all(|constant| equal_things(&thing.kind, &constant.kind, *equality) == Some(true))
            }
            Self::Among(constants) => constants.iter().any(|constant| constant.kind == thing.kind),
            Self::Truth => thing.kind.truth() == Some(true),
            Self::Type(_) | Self::Presence => self.holds(thing) == Some(true),
        };
        let other = || match (self, thing.standing) {
            // What is there stays there, whatever other code puts in its place.
            (Self::Presence, _) | (_, Standing::Sure | Standing::Assumed) => Vec::new(),
            (_, Standing::Initial) => vec![assumed_unknown(thing)],
        };
        goes.then(other)
    }

    /// What it is compared with.
    pub(crate) fn constants(&self) -> Option<(&[Thing], Equality)> {
        match self {
            Self::Equal(constants, equality) => Some((constants, *equality)),
            Self::Among(constants) => Some((constants, Equality::Strict)),
            Self::Truth | Self::Type(_) | Self::Presence => None,
        }
    }

    pub(crate) fn holds(&self, thing: &Thing) -> Option<bool> {
        match self {
            Self::Truth => thing.truth(),
            Self::Equal(..) | Self::Among(_) => {
                let (constants, equality) = self.constants()?;
                let mut answers = constants.iter().map(|constant| equality_of(thing, constant, equality));
                let first = answers.next()?;
                answers.fold(first, |all, next| match (all, next) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (Some(false), Some(false)) => Some(false),
                    _ => None,
                })
            }
            Self::Type(_) if thing.standing == Standing::Initial => None,
            Self::Type(name) => Some(type_of(&thing.kind)? == &**name),
            // What is read of a property that isn't there has no place.
            Self::Presence => Some(thing.at != At::default()),
        }
    }
}

/// What stands in the place of a thing that other code has replaced by now.
fn assumed_unknown(thing: &Thing) -> Thing {
    Thing::new(Kind::Unknown(None), thing.at).with_standing(Standing::Assumed)
}

/// The things of a value, when all of them are constants.
pub(crate) fn constants(value: &Value) -> Vec<Thing> {
    let is_constant = |thing: &&Thing| {
        matches!(
            thing.kind,
            Kind::Text(_) | Kind::Null | Kind::Undefined | Kind::Bool(_) | Kind::Number(Some(_)) | Kind::BigInt(_)
        )
    };
    if value.things().iter().all(|thing| is_constant(&thing)) { value.things().to_vec() } else { Vec::new() }
}

/// Whether two values are equal, where that is known.
pub(crate) fn equal(left: &Value, right: &Value, equality: Equality) -> Option<bool> {
    let mut answer = None;
    for (index, mine) in left.things().iter().enumerate() {
        for (other, theirs) in right.things().iter().enumerate() {
            let now = equality_of(mine, theirs, equality)?;
            if index + other > 0 && answer != Some(now) {
                return None;
            }
            answer = Some(now);
        }
    }
    answer
}

/// What `==`, `===` and their opposites compare.
pub(crate) fn equal_values(left: &Value, right: &Value, op: BinaryOp) -> Option<bool> {
    let loose = matches!(op, BinaryOp::EqEq | BinaryOp::NotEq);
    equal(left, right, if loose { Equality::Loose } else { Equality::Strict })
}

/// Whether two things are equal, if that is sure to stay so.
fn equality_of(left: &Thing, right: &Thing, equality: Equality) -> Option<bool> {
    let is_initial = [left, right].iter().any(|thing| thing.standing == Standing::Initial);
    if is_initial { None } else { equal_things(&left.kind, &right.kind, equality) }
}

pub(crate) fn equal_things(left: &Kind, right: &Kind, equality: Equality) -> Option<bool> {
    match (left, right) {
        (Kind::Unknown(_) | Kind::Unset | Kind::SomeBool, _) | (_, Kind::Unknown(_) | Kind::Unset | Kind::SomeBool) => {
            None
        }
        // What a page brings may not be there.
        (Kind::DigitalRiverClass | Kind::Builtin(_), Kind::Null | Kind::Undefined)
        | (Kind::Null | Kind::Undefined, Kind::DigitalRiverClass | Kind::Builtin(_)) => None,
        // Two maps, or two texts of objects, may be the same or not.
        (Kind::DigitalRiver, Kind::DigitalRiver) => None,
        (Kind::Foreign(_) | Kind::Json(_) | Kind::TextOf(_), other)
        | (other, Kind::Foreign(_) | Kind::Json(_) | Kind::TextOf(_))
            if other.is_nullish() == Some(false) =>
        {
            None
        }
        (Kind::SomeText, Kind::Text(_) | Kind::SomeText) | (Kind::Text(_), Kind::SomeText) => None,
        (Kind::Number(left), Kind::Number(right)) => Some((*left)?.equals((*right)?)),
        (Kind::Null | Kind::Undefined, Kind::Null | Kind::Undefined) if equality == Equality::Loose => Some(true),
        (
            Kind::Text(_) | Kind::SomeText | Kind::Number(_) | Kind::Bool(_) | Kind::BigInt(_),
            Kind::Text(_) | Kind::Number(_) | Kind::Bool(_) | Kind::BigInt(_),
        ) if equality == Equality::Loose && left != right => {
            if matches!((left, right), (Kind::Text(_), Kind::Text(_))) { Some(false) } else { None }
        }
        _ => Some(left == right),
    }
}

pub(crate) fn type_of(kind: &Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Undefined => "undefined",
        Kind::Null | Kind::Window | Kind::DigitalRiver => "object",
        Kind::Bool(_) | Kind::SomeBool => "boolean",
        Kind::Number(_) => "number",
        Kind::BigInt(_) => "bigint",
        Kind::Text(_) | Kind::SomeText | Kind::Json(_) | Kind::TextOf(_) => "string",
        Kind::Unknown(_) | Kind::Unset | Kind::Object(_) | Kind::Foreign(_) => return None,
        // It may not be there.
        Kind::DigitalRiverClass | Kind::Builtin(_) => return None,
        Kind::Method(..) => "function",
    })
}
