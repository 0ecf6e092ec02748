//! Values for property tests: what a run of a program may have, and abstract values that may stand for it.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::number::Number;
use crate::flow::domain::transfer::Transfer;
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::{Foreign, MethodOwner, ValueKind};
use crate::sdk::CallKind;
use crate::text::source::Span;

/// Half of `PROPTEST_CASES`, 128 where that isn't set; the same each time unless `PROPTEST_RNG_SEED` is.
pub(crate) fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let config = ProptestConfig { cases: usual.cases.div_ceil(2), failure_persistence: None, ..usual };
    match config.rng_seed {
        RngSeed::Random => ProptestConfig { rng_seed: RngSeed::Fixed(1), ..config },
        RngSeed::Fixed(_) => config,
    }
}

/// A value that one run has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Concrete {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    BigInt(&'static str),
    Text(&'static str),
    /// An object that the program makes.
    Object(ObjectId),
    /// Another object or function, by name: one of the page's, of DigitalRiver.js's.
    Other(&'static str, Type),
}

/// The answer of `typeof` for an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Object,
    Function,
}

/// One of each kind of value, and of those that tests tell apart several.
pub(crate) fn all_concrete() -> Vec<Concrete> {
    let numbers = [0.0, -0.0, 1.0, 2.0, -1.0, 0.5, f64::NAN].map(Concrete::Number);
    let texts = ["", "0", "1", "a", "b", "{}"].map(Concrete::Text);
    let others = [
        ("window", Type::Object),
        ("DigitalRiver", Type::Function),
        ("digitalRiver", Type::Object),
        ("otherDigitalRiver", Type::Object),
        ("createSource", Type::Function),
        ("Object.assign", Type::Function),
        ("stripe", Type::Object),
        ("new Map()", Type::Object),
        ("unseen", Type::Object),
    ];
    let mut all = vec![Concrete::Undefined, Concrete::Null, Concrete::Bool(false), Concrete::Bool(true)];
    all.extend(numbers);
    all.extend(texts);
    all.extend(["0", "1"].map(Concrete::BigInt));
    all.extend((0..4).map(|id| Concrete::Object(ObjectId(id))));
    all.extend(others.map(|(name, kind)| Concrete::Other(name, kind)));
    all
}

impl Concrete {
    pub(crate) fn truth(&self) -> bool {
        match self {
            Self::Undefined | Self::Null => false,
            Self::Bool(value) => *value,
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::BigInt(digits) => *digits != "0",
            Self::Text(text) => !text.is_empty(),
            Self::Object(_) | Self::Other(..) => true,
        }
    }

    pub(crate) fn is_nullish(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// The answer of `typeof`; `None` for an object of the program, which may be a function.
    pub(crate) fn type_of(&self) -> Option<&'static str> {
        Some(match self {
            Self::Undefined => "undefined",
            Self::Null | Self::Other(_, Type::Object) => "object",
            Self::Other(_, Type::Function) => "function",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::BigInt(_) => "bigint",
            Self::Text(_) => "string",
            Self::Object(_) => return None,
        })
    }

    /// The answer of `===`.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self == other
    }

    /// The answer of `==`. Objects that turn into texts or numbers are left out.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        match (self.as_number(), other.as_number()) {
            _ if self.is_nullish() || other.is_nullish() => self.is_nullish() && other.is_nullish(),
            (Some(mine), Some(theirs)) if std::mem::discriminant(self) != std::mem::discriminant(other) => {
                #[expect(clippy::float_cmp, reason = "this is what JavaScript does")]
                let is_equal = mine == theirs;
                is_equal
            }
            _ => self.is(other),
        }
    }

    fn as_number(&self) -> Option<f64> {
        match self {
            Self::Bool(value) => Some(f64::from(u8::from(*value))),
            Self::Number(number) => Some(*number),
            Self::BigInt(text) | Self::Text(text) if text.is_empty() => Some(0.0),
            Self::BigInt(text) | Self::Text(text) => Some(text.parse().unwrap_or(f64::NAN)),
            Self::Undefined | Self::Null | Self::Object(_) | Self::Other(..) => None,
        }
    }
}

/// True if a run may have the concrete value where the analysis has this kind.
pub(crate) fn kind_covers(kind: &ValueKind, concrete: &Concrete) -> bool {
    let is_other = |names: &[&str]| matches!(concrete, Concrete::Other(name, _) if names.contains(name));
    match kind {
        ValueKind::Unknown(_) | ValueKind::Unset => true,
        ValueKind::Undefined => *concrete == Concrete::Undefined,
        ValueKind::Null => *concrete == Concrete::Null,
        ValueKind::Bool(value) => *concrete == Concrete::Bool(*value),
        ValueKind::SomeBool => matches!(concrete, Concrete::Bool(_)),
        ValueKind::Number(None) => matches!(concrete, Concrete::Number(_)),
        ValueKind::Number(Some(number)) => {
            // Nothing tells 0 and -0 apart but a division.
            matches!(concrete, Concrete::Number(other) if *number == Number::of(*other) || number.equals(Number::of(*other)))
        }
        ValueKind::BigInt(digits) => matches!(concrete, Concrete::BigInt(other) if **digits == **other),
        ValueKind::Text(text) => matches!(concrete, Concrete::Text(other) if **text == **other),
        ValueKind::SomeText | ValueKind::TextOf(_) => matches!(concrete, Concrete::Text(_)),
        ValueKind::Json(_) => matches!(concrete, Concrete::Text(text) if !text.is_empty()),
        ValueKind::Object(id) => *concrete == Concrete::Object(*id),
        ValueKind::DigitalRiver => is_other(&["digitalRiver", "otherDigitalRiver"]),
        // What the page brings may not be there.
        ValueKind::DigitalRiverClass => is_other(&["DigitalRiver"]) || *concrete == Concrete::Undefined,
        ValueKind::Builtin(_) => is_other(&["Object.assign"]) || *concrete == Concrete::Undefined,
        ValueKind::Foreign(_) => is_other(&["stripe", "new Map()", "unseen"]),
        ValueKind::Method(..) => is_other(&["createSource"]),
        ValueKind::Window => is_other(&["window"]),
    }
}

/// The same for a alternative: what was put there first may have been replaced.
pub(crate) fn thing_covers(alternative: &Alternative, concrete: &Concrete) -> bool {
    alternative.certainty == Certainty::Initial || kind_covers(&alternative.kind, concrete)
}

pub(crate) fn covers(value: &Value, concrete: &Concrete) -> bool {
    value.alternatives().iter().any(|alternative| thing_covers(alternative, concrete))
}

/// The concrete values that a value stands for.
pub(crate) fn covered(value: &Value) -> Vec<Concrete> {
    all_concrete().into_iter().filter(|concrete| covers(value, concrete)).collect()
}

/// The same in words: `NaN` is no other than `NaN` there.
pub(crate) fn named(value: &Value) -> Vec<String> {
    covered(value).iter().map(|concrete| format!("{concrete:?}")).collect()
}

/// A place in one of two scripts.
pub(crate) fn place(number: u32) -> At {
    At { script: number % 2, span: Span { start: number, end: number + 2 } }
}

/// Places, and the one that stands for none.
pub(crate) fn places() -> impl Strategy<Value = At> {
    prop_oneof![1 => Just(At::default()), 4 => (1..5_u32).prop_map(place)]
}

/// The kinds that a test compares with.
pub(crate) fn constant_kinds() -> impl Strategy<Value = ValueKind> {
    let kind = |concrete: Concrete| match concrete {
        Concrete::Undefined => ValueKind::Undefined,
        Concrete::Null => ValueKind::Null,
        Concrete::Bool(value) => ValueKind::Bool(value),
        Concrete::Number(number) => ValueKind::Number(Some(Number::of(number))),
        Concrete::BigInt(digits) => ValueKind::BigInt(digits.into()),
        Concrete::Text(text) => ValueKind::Text(text.into()),
        Concrete::Object(_) | Concrete::Other(..) => ValueKind::Text("a".into()),
    };
    prop::sample::select(all_concrete()).prop_map(kind)
}

/// Kinds of all sorts.
pub(crate) fn kinds() -> impl Strategy<Value = ValueKind> {
    let objects = || (0..4_u32).prop_map(ObjectId);
    let owner = || MethodOwner::Named(vec![Atom::new("digitalRiver")]);
    prop_oneof![
        8 => constant_kinds(),
        4 => objects().prop_map(ValueKind::Object),
        1 => objects().prop_map(ValueKind::Json),
        1 => objects().prop_map(ValueKind::TextOf),
        6 => prop::sample::select(vec![
            ValueKind::Unknown(None),
            ValueKind::Unknown(Some("clientSecret".into())),
            ValueKind::Unset,
            ValueKind::SomeBool,
            ValueKind::Number(None),
            ValueKind::SomeText,
            ValueKind::DigitalRiver,
            ValueKind::DigitalRiverClass,
            ValueKind::Foreign(Foreign::Stripe),
            ValueKind::Foreign(Foreign::Language),
            ValueKind::Method(CallKind::from_name("createSource").expect("it is a call"), owner()),
            ValueKind::Builtin(Transfer::Assign),
            ValueKind::Window,
        ]),
    ]
}

fn standings() -> impl Strategy<Value = Certainty> {
    prop_oneof![6 => Just(Certainty::Sure), 1 => Just(Certainty::Initial), 1 => Just(Certainty::Assumed)]
}

pub(crate) fn alternatives() -> impl Strategy<Value = Alternative> {
    (kinds(), places(), standings()).prop_map(|(kind, at, certainty)| Alternative { kind, at, certainty })
}

pub(crate) fn values() -> impl Strategy<Value = Value> {
    prop::collection::vec(alternatives(), 0..6).prop_map(|alternatives| alternatives.into_iter().collect())
}
