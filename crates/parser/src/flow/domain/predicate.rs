//! Predicates: the condition of a test, the alternatives that pass it, and equality of values.
//!
//! ```js
//! if (method === "payPal") …   // keeps the alternatives of `method` that may equal "payPal"; the `else` drops them
//! ```

use swc_atoms::Atom;
use swc_ecma_ast::BinaryOp;

use crate::flow::domain::id::At;
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;

/// A condition on a variable or property.
#[derive(Clone, Debug)]
pub(crate) enum Predicate {
    /// True in a test.
    Truth,
    /// Equal to a value that may be any of these, `==` taking `null` for `undefined`.
    Equal(Vec<Alternative>, Equality),
    /// One of all these: `["payPal", "payPalCredit"].includes(type)`.
    Among(Vec<Alternative>),
    /// `typeof` gives this.
    Type(Atom),
    /// There at all: `"amount" in payload`.
    Presence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// The operator of a comparison: `==` or `===`.
pub(crate) enum Equality {
    Loose,
    Strict,
}

impl Predicate {
    /// Returns the alternatives that replace this one where the test holds; `None` to keep it as it is.
    pub(crate) fn keep(&self, alternative: &Alternative) -> Option<Vec<Alternative>> {
        let holds = self.holds(alternative);
        if matches!(self, Self::Truth)
            && alternative.certainty == Certainty::Initial
            && alternative.kind.truth() == Some(false)
        {
            return Some(vec![assumed_unknown(alternative)]);
        }
        match self.constants() {
            Some((constants, equality)) if holds.is_none() => {
                let is_exact =
                    equality == Equality::Strict || constants.iter().all(|constant| is_alone(&constant.kind));
                let unknown = matches!(
                    alternative.kind,
                    ValueKind::Unknown(_)
                        | ValueKind::SomeText
                        | ValueKind::TextOf(_)
                        | ValueKind::SomeBool
                        | ValueKind::Unset
                ) || alternative.certainty == Certainty::Initial;
                let assumed = || constants.iter().map(|constant| constant.with_certainty(Certainty::Assumed)).collect();
                (unknown && is_exact).then(assumed)
            }
            _ => (holds == Some(false)).then(Vec::new),
        }
    }

    /// Returns the alternatives that replace this one where the test fails; `None` to keep it as it is.
    pub(crate) fn drop(&self, alternative: &Alternative) -> Option<Vec<Alternative>> {
        let goes = match self {
            // The compared value may be any one of the constants: only an alternative that equals all of them surely
            // goes.
            Self::Equal(constants, equality) => {
                constants.iter().all(|constant| equal_kinds(&alternative.kind, &constant.kind, *equality) == Some(true))
            }
            Self::Among(constants) => constants.iter().any(|constant| constant.kind == alternative.kind),
            Self::Truth => alternative.kind.truth() == Some(true),
            Self::Type(_) | Self::Presence => self.holds(alternative) == Some(true),
        };
        let other = || match (self, alternative.certainty) {
            // A property that unknown code replaces is still present.
            (Self::Presence, _) | (_, Certainty::Sure | Certainty::Assumed) => Vec::new(),
            (_, Certainty::Initial) => vec![assumed_unknown(alternative)],
        };
        goes.then(other)
    }

    /// Returns the constants that it compares with.
    pub(crate) fn constants(&self) -> Option<(&[Alternative], Equality)> {
        match self {
            Self::Equal(constants, equality) => Some((constants, *equality)),
            Self::Among(constants) => Some((constants, Equality::Strict)),
            Self::Truth | Self::Type(_) | Self::Presence => None,
        }
    }

    /// Returns true if the alternative surely passes, false if it surely doesn't.
    fn holds(&self, alternative: &Alternative) -> Option<bool> {
        match self {
            Self::Truth => alternative.truth(),
            Self::Equal(..) | Self::Among(_) => {
                let (constants, equality) = self.constants()?;
                let mut answers = constants.iter().map(|constant| equality_of(alternative, constant, equality));
                let first = answers.next()?;
                answers.fold(first, |all, next| match (all, next) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (Some(false), Some(false)) => Some(false),
                    _ => None,
                })
            }
            Self::Type(_) if alternative.certainty == Certainty::Initial => None,
            Self::Type(name) => Some(type_of(&alternative.kind)? == &**name),
            // The value of a property that isn't there has no place.
            Self::Presence => Some(alternative.at != At::default()),
        }
    }
}

/// Returns the alternative that stands for one that unknown code has replaced.
fn assumed_unknown(alternative: &Alternative) -> Alternative {
    Alternative::new(ValueKind::Unknown(None), alternative.at).with_certainty(Certainty::Assumed)
}

/// True for a constant that equals nothing else by `==`. Numbers and nullish ones do: `1 == "1"`, `null == undefined`.
fn is_alone(kind: &ValueKind) -> bool {
    let is_number = |first: char| first.is_ascii_digit() || "+-.I".contains(first);
    matches!(kind, ValueKind::Text(text) if text.trim_start().chars().next().is_some_and(|first| !is_number(first)))
}

/// Returns the alternatives of a value, if all of them are constants; otherwise none.
pub(crate) fn constants(value: &Value) -> Vec<Alternative> {
    let is_constant = |alternative: &&Alternative| {
        matches!(
            alternative.kind,
            ValueKind::Text(_)
                | ValueKind::Null
                | ValueKind::Undefined
                | ValueKind::Bool(_)
                | ValueKind::Number(Some(_))
                | ValueKind::BigInt(_)
        )
    };
    if value.alternatives().iter().all(|alternative| is_constant(&alternative)) {
        value.alternatives().to_vec()
    } else {
        Vec::new()
    }
}

/// Returns true or false if all pairs of alternatives compare so; `None` if that is unknown.
pub(crate) fn equal(left: &Value, right: &Value, equality: Equality) -> Option<bool> {
    let mut answer = None;
    for (index, mine) in left.alternatives().iter().enumerate() {
        for (other, theirs) in right.alternatives().iter().enumerate() {
            let now = equality_of(mine, theirs, equality)?;
            if index + other > 0 && answer != Some(now) {
                return None;
            }
            answer = Some(now);
        }
    }
    answer
}

/// Compares two values as `==`, `===` and their opposites do.
pub(crate) fn equal_values(left: &Value, right: &Value, op: BinaryOp) -> Option<bool> {
    let loose = matches!(op, BinaryOp::EqEq | BinaryOp::NotEq);
    equal(left, right, if loose { Equality::Loose } else { Equality::Strict })
}

/// Compares two alternatives; `None` if the outcome is unknown or may change.
fn equality_of(left: &Alternative, right: &Alternative, equality: Equality) -> Option<bool> {
    let is_initial = [left, right].iter().any(|alternative| alternative.certainty == Certainty::Initial);
    if is_initial { None } else { equal_kinds(&left.kind, &right.kind, equality) }
}

fn equal_kinds(left: &ValueKind, right: &ValueKind, equality: Equality) -> Option<bool> {
    match (left, right) {
        (ValueKind::Unknown(_) | ValueKind::Unset | ValueKind::SomeBool, _)
        | (_, ValueKind::Unknown(_) | ValueKind::Unset | ValueKind::SomeBool) => None,
        // Names that the page provides may not be there.
        (ValueKind::DigitalRiverClass | ValueKind::Builtin(_), ValueKind::Null | ValueKind::Undefined)
        | (ValueKind::Null | ValueKind::Undefined, ValueKind::DigitalRiverClass | ValueKind::Builtin(_)) => None,
        // Two maps, or two texts of objects, may be equal or not.
        (ValueKind::DigitalRiver, ValueKind::DigitalRiver) => None,
        (ValueKind::Foreign(_) | ValueKind::Json(_) | ValueKind::TextOf(_), other)
        | (other, ValueKind::Foreign(_) | ValueKind::Json(_) | ValueKind::TextOf(_))
            if other.is_nullish() == Some(false) =>
        {
            None
        }
        (ValueKind::SomeText, ValueKind::Text(_) | ValueKind::SomeText) | (ValueKind::Text(_), ValueKind::SomeText) => {
            None
        }
        (ValueKind::Number(left), ValueKind::Number(right)) => Some((*left)?.equals((*right)?)),
        (ValueKind::Null | ValueKind::Undefined, ValueKind::Null | ValueKind::Undefined)
            if equality == Equality::Loose =>
        {
            Some(true)
        }
        (
            ValueKind::Text(_) | ValueKind::SomeText | ValueKind::Number(_) | ValueKind::Bool(_) | ValueKind::BigInt(_),
            ValueKind::Text(_) | ValueKind::SomeText | ValueKind::Number(_) | ValueKind::Bool(_) | ValueKind::BigInt(_),
        ) if equality == Equality::Loose && left != right => {
            let is_alike = matches!(
                (left, right),
                (ValueKind::Text(_), ValueKind::Text(_)) | (ValueKind::Bool(_), ValueKind::Bool(_))
            );
            if is_alike { Some(false) } else { None }
        }
        _ => Some(left == right),
    }
}

/// Returns the result of `typeof`; `None` if it is unknown.
fn type_of(kind: &ValueKind) -> Option<&'static str> {
    Some(match kind {
        ValueKind::Undefined => "undefined",
        ValueKind::Null | ValueKind::Window | ValueKind::DigitalRiver => "object",
        ValueKind::Bool(_) | ValueKind::SomeBool => "boolean",
        ValueKind::Number(_) => "number",
        ValueKind::BigInt(_) => "bigint",
        ValueKind::Text(_) | ValueKind::SomeText | ValueKind::Json(_) | ValueKind::TextOf(_) => "string",
        ValueKind::Unknown(_) | ValueKind::Unset | ValueKind::Object(_) | ValueKind::Foreign(_) => return None,
        // Names that the page provides may not be there.
        ValueKind::DigitalRiverClass | ValueKind::Builtin(_) => return None,
        ValueKind::Method(..) => "function",
    })
}

#[cfg(test)]
mod tests;
