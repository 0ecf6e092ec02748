//! Tests keep every concrete value that passes, and drop none that fails.

use proptest::prelude::*;

use super::*;
use crate::flow::domain::id::ObjectId;
use crate::flow::domain::number::Number;
use crate::flow::domain::testing::{
    Concrete, all_concrete, alternatives, config, constant_kinds, covers, kind_covers, kinds, place, places,
    thing_covers, values,
};
use crate::flow::domain::transfer::Transfer;
use crate::flow::domain::value_kind::Foreign;

fn constant_things() -> impl Strategy<Value = Vec<Alternative>> {
    prop::collection::vec((constant_kinds(), places()).prop_map(|(kind, at)| Alternative::new(kind, at)), 1..4)
}

fn equalities() -> impl Strategy<Value = Equality> {
    prop_oneof![Just(Equality::Loose), Just(Equality::Strict)]
}

/// Tests that ask for what a value is: all but [`Predicate::Presence`], which asks for where it is from.
fn predicate() -> impl Strategy<Value = Predicate> {
    let types = ["undefined", "object", "boolean", "number", "bigint", "string", "function", "symbol"];
    prop_oneof![
        Just(Predicate::Truth),
        (constant_things(), equalities()).prop_map(|(constants, equality)| Predicate::Equal(constants, equality)),
        constant_things().prop_map(Predicate::Among),
        prop::sample::select(types.to_vec()).prop_map(|name| Predicate::Type(name.into())),
    ]
}

fn equal_concrete(left: &Concrete, right: &Concrete, equality: Equality) -> bool {
    match equality {
        Equality::Loose => left.is_alike(right),
        Equality::Strict => left.is(right),
    }
}

/// The possible answers of a test of a concrete value: it is compared with any of several.
fn outcomes(predicate: &Predicate, concrete: &Concrete) -> Vec<bool> {
    let held = |constant: &Alternative| {
        all_concrete().into_iter().find(|it| kind_covers(&constant.kind, it)).expect("there is one of each")
    };
    match predicate {
        Predicate::Truth => vec![concrete.truth()],
        Predicate::Equal(constants, equality) => {
            constants.iter().map(|constant| equal_concrete(concrete, &held(constant), *equality)).collect()
        }
        Predicate::Among(constants) => vec![constants.iter().any(|constant| concrete.is(&held(constant)))],
        Predicate::Type(name) => match concrete.type_of() {
            Some(known) => vec![known == &**name],
            None => vec![&**name == "object", &**name == "function"],
        },
        Predicate::Presence => vec![true],
    }
}

fn left(alternative: &Alternative, pass: Option<Vec<Alternative>>) -> Vec<Alternative> {
    pass.unwrap_or_else(|| vec![alternative.clone()])
}

/// Concrete values of one alternative are two at a time only where it may be either.
fn are_one_run(left: &Alternative, right: &Alternative) -> bool {
    let is_of_page =
        |alternative: &Alternative| matches!(alternative.kind, ValueKind::DigitalRiverClass | ValueKind::Builtin(_));
    !(is_of_page(left) && left.kind == right.kind)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_passes_is_kept_and_what_fails_is_not_dropped(predicate in predicate(), alternative in alternatives()) {
        let (kept, dropped) = (left(&alternative, predicate.keep(&alternative)), left(&alternative, predicate.drop(&alternative)));
        for concrete in all_concrete().iter().filter(|concrete| thing_covers(&alternative, concrete)) {
            // Loosely, what may be there in place of a value is compared with is left as it is.
            for outcome in outcomes(&predicate, concrete) {
                let side = if outcome { &kept } else { &dropped };
                prop_assert!(
                    side.iter().any(|alternative| thing_covers(alternative, concrete)),
                    "{:?} of {:?} gives {}: {:?}", concrete, alternative, outcome, side
                );
            }
        }
    }

    #[test]
    fn what_is_said_to_hold_holds(predicate in predicate(), alternative in alternatives()) {
        if let Some(holds) = predicate.holds(&alternative) {
            for concrete in all_concrete().iter().filter(|concrete| kind_covers(&alternative.kind, concrete)) {
                prop_assert!(outcomes(&predicate, concrete).contains(&holds), "{:?}", concrete);
            }
        }
    }

    #[test]
    fn sides_of_a_test_are_monotone(predicate in predicate(), less in values(), more in values()) {
        let mut all = less.clone();
        all.join(&more);
        for concrete in all_concrete() {
            if covers(&less.filtered(|alternative| predicate.keep(alternative)), &concrete) {
                prop_assert!(covers(&all.filtered(|alternative| predicate.keep(alternative)), &concrete), "keeps {:?}", concrete);
            }
            if covers(&less.filtered(|alternative| predicate.drop(alternative)), &concrete) {
                prop_assert!(covers(&all.filtered(|alternative| predicate.drop(alternative)), &concrete), "drops {:?}", concrete);
            }
        }
    }

    #[test]
    fn constants_are_on_one_side(kind in constant_kinds(), constants in constant_things(), at in places()) {
        // What is known is told apart: nothing is left where a constant can't be.
        let alternative = Alternative::new(kind, at);
        for predicate in [Predicate::Truth, Predicate::Among(constants.clone()), Predicate::Equal(constants[..1].to_vec(), Equality::Strict)] {
            let (kept, dropped) = (left(&alternative, predicate.keep(&alternative)), left(&alternative, predicate.drop(&alternative)));
            let is_zero = |kind: &ValueKind| matches!(kind, ValueKind::Number(Some(number)) if !number.truth());
            if !is_zero(&alternative.kind) {
                prop_assert_eq!(kept.len() + dropped.len(), 1, "{:?} {:?}", kept, dropped);
            }
        }
    }

    #[test]
    fn what_is_said_of_two_values_holds_for_what_they_stand_for(
        mine in values(), theirs in values(), equality in equalities()
    ) {
        let Some(is_equal) = equal(&mine, &theirs, equality) else { return Ok(()) };
        for (left, right) in mine.alternatives().iter().flat_map(|left| theirs.alternatives().iter().map(move |right| (left, right))) {
            if !are_one_run(left, right) {
                continue;
            }
            for one in all_concrete().iter().filter(|it| kind_covers(&left.kind, it)) {
                for other in all_concrete().iter().filter(|it| kind_covers(&right.kind, it)) {
                    prop_assert_eq!(equal_concrete(one, other, equality), is_equal, "{:?} and {:?}", one, other);
                }
            }
        }
    }

    #[test]
    fn equality_works_both_ways(left in kinds(), right in kinds(), equality in equalities()) {
        prop_assert_eq!(equal_kinds(&left, &right, equality), equal_kinds(&right, &left, equality));
    }

    #[test]
    fn constants_are_all_or_none(value in values()) {
        let is_constant = |alternative: &Alternative| {
            let all: Vec<Concrete> = all_concrete().into_iter().filter(|it| kind_covers(&alternative.kind, it)).collect();
            all.len() == 1 && !matches!(all[0], Concrete::Object(_) | Concrete::Other(..))
        };
        let all = value.alternatives().iter().all(is_constant);
        prop_assert_eq!(constants(&value), if all { value.alternatives().to_vec() } else { Vec::new() });
    }

    #[test]
    fn types_are_those_of_what_a_kind_stands_for(kind in kinds()) {
        let types: Vec<_> =
            all_concrete().iter().filter(|it| kind_covers(&kind, it)).map(Concrete::type_of).collect();
        // Values of libraries may be functions.
        let is_known = types.iter().all(|it| *it == types[0]) && !matches!(kind, ValueKind::Foreign(_));
        prop_assert_eq!(type_of(&kind), if is_known { types[0] } else { None }, "{:?}", kind);
    }
}

#[test]
fn what_is_not_there_has_no_place() {
    let there = Alternative::new(ValueKind::Undefined, place(1));
    let nothing = Alternative::new(ValueKind::Undefined, At::default());
    assert_eq!(Predicate::Presence.keep(&there), None);
    assert_eq!(Predicate::Presence.keep(&nothing), Some(Vec::new()));
    assert_eq!(Predicate::Presence.drop(&there), Some(Vec::new()));
    assert_eq!(Predicate::Presence.drop(&nothing), None);
    let replaced = there.with_certainty(Certainty::Initial);
    assert_eq!(Predicate::Presence.drop(&replaced), Some(Vec::new()));
}

#[test]
fn what_is_unknown_is_what_it_passed_for() {
    let text = |certainty| Alternative::new(ValueKind::Text("a".into()), place(2)).with_certainty(certainty);
    let predicate = Predicate::Equal(vec![text(Certainty::Sure)], Equality::Strict);
    let assumed = || Some(vec![text(Certainty::Assumed)]);
    for kind in [
        ValueKind::Unknown(None),
        ValueKind::SomeText,
        ValueKind::TextOf(ObjectId(1)),
        ValueKind::SomeBool,
        ValueKind::Unset,
    ] {
        assert_eq!(predicate.keep(&Alternative::new(kind.clone(), place(1))), assumed(), "{kind:?}");
        assert_eq!(predicate.drop(&Alternative::new(kind, place(1))), None);
    }
    let first = Alternative::new(ValueKind::Bool(true), place(1)).with_certainty(Certainty::Initial);
    assert_eq!(predicate.keep(&first), assumed());
    // `x == null` says that it is one of two.
    let nothing = vec![Alternative::new(ValueKind::Null, place(2))];
    let unknown = Alternative::new(ValueKind::Unknown(None), place(1));
    assert_eq!(Predicate::Equal(nothing.clone(), Equality::Loose).keep(&unknown), None);
    assert!(Predicate::Equal(nothing, Equality::Strict).keep(&unknown).is_some());
    assert!(Predicate::Equal(vec![text(Certainty::Sure)], Equality::Loose).keep(&unknown).is_some());
}

#[test]
fn what_may_have_been_replaced_is_anything_where_it_would_not_pass() {
    let anything = |at| Some(vec![Alternative::new(ValueKind::Unknown(None), at).with_certainty(Certainty::Assumed)]);
    let first = |kind| Alternative::new(kind, place(1)).with_certainty(Certainty::Initial);
    assert_eq!(Predicate::Truth.keep(&first(ValueKind::Bool(false))), anything(place(1)));
    assert_eq!(Predicate::Truth.keep(&first(ValueKind::Bool(true))), None);
    assert_eq!(Predicate::Truth.drop(&first(ValueKind::Bool(true))), anything(place(1)));
    assert_eq!(Predicate::Truth.drop(&first(ValueKind::Bool(false))), None);
    assert_eq!(Predicate::Truth.keep(&Alternative::new(ValueKind::Bool(false), place(1))), Some(Vec::new()));
}

#[test]
fn several_constants_leave_the_other_side_open() {
    let text = |text: &str| Alternative::new(ValueKind::Text(text.into()), place(1));
    let two = vec![text("a"), text("b")];
    let equal = Predicate::Equal(two.clone(), Equality::Strict);
    assert_eq!(equal.keep(&text("a")), None);
    assert_eq!(equal.drop(&text("a")), None);
    assert_eq!(equal.keep(&text("c")), Some(Vec::new()));
    let among = Predicate::Among(two);
    assert_eq!(among.drop(&text("a")), Some(Vec::new()));
    assert_eq!(among.drop(&text("c")), None);
}

#[test]
fn operators_compare_loosely_or_strictly() {
    let (null, undefined) = (Value::of(ValueKind::Null, place(1)), Value::undefined(place(1)));
    assert_eq!(equal_values(&null, &undefined, BinaryOp::EqEq), Some(true));
    assert_eq!(equal_values(&null, &undefined, BinaryOp::NotEq), Some(true));
    assert_eq!(equal_values(&null, &undefined, BinaryOp::EqEqEq), Some(false));
    assert_eq!(equal_values(&null, &undefined, BinaryOp::NotEqEq), Some(false));
    let mut either = null.clone();
    either.join(&undefined);
    assert_eq!(equal_values(&either, &undefined, BinaryOp::EqEqEq), None);
    assert_eq!(equal_values(&undefined, &either, BinaryOp::EqEqEq), None);
    assert_eq!(equal_values(&undefined, &either, BinaryOp::EqEq), Some(true));
}

#[test]
fn one_of_several_constants_is_enough() {
    let text = |text: &str| Alternative::new(ValueKind::Text(text.into()), place(1));
    for constants in [vec![text("a"), text("b"), text("c")], vec![text("b"), text("a"), text("c")]] {
        let among = Predicate::Among(constants);
        assert_eq!(["a", "b", "d"].map(|it| among.holds(&text(it))), [Some(true), Some(true), Some(false)]);
        assert_eq!(among.holds(&Alternative::new(ValueKind::SomeText, place(1))), None);
    }
}

#[test]
fn typeof_tells_apart_what_is_known_unless_it_may_have_been_replaced() {
    let is_text = Predicate::Type("string".into());
    let (text, number) = (ValueKind::Text("a".into()), ValueKind::Number(None));
    let sure = |kind: &ValueKind| Alternative::new(kind.clone(), place(1));
    assert_eq!((is_text.keep(&sure(&text)), is_text.drop(&sure(&text))), (None, Some(Vec::new())));
    assert_eq!((is_text.keep(&sure(&number)), is_text.drop(&sure(&number))), (Some(Vec::new()), None));
    for kind in [&text, &number] {
        let first = sure(kind).with_certainty(Certainty::Initial);
        assert_eq!((is_text.keep(&first), is_text.drop(&first)), (None, None));
    }
}

#[test]
fn what_is_loosely_equal_to_a_number_may_be_one() {
    let keeps = |text: &str| {
        let constant = Alternative::new(ValueKind::Text(text.into()), place(2));
        let unknown = Alternative::new(ValueKind::Unknown(None), place(1));
        Predicate::Equal(vec![constant], Equality::Loose).keep(&unknown).is_none()
    };
    // After `x == "1"`, `x` may be 1. After `x == "payPal"` it is the text.
    let all = ["1", " 2", "+1", "-1", ".5", "Infinity", "", " "];
    assert_eq!(all.map(keeps), [true; 8]);
    assert_eq!(["payPal", " x", "NaN"].map(keeps), [false; 3]);
}

#[test]
fn equality_is_open_where_two_objects_may_be_one_or_a_name_may_be_missing() {
    let nothing = [ValueKind::Null, ValueKind::Undefined];
    for equality in [Equality::Loose, Equality::Strict] {
        let compare = |left: &ValueKind, right: &ValueKind| equal_kinds(left, right, equality);
        assert_eq!(compare(&ValueKind::DigitalRiver, &ValueKind::DigitalRiver), None, "of two keys, or of one");
        for missing in &nothing {
            // A script of the page that hasn't loaded.
            assert_eq!(compare(&ValueKind::DigitalRiverClass, missing), None);
            assert_eq!(compare(&ValueKind::Builtin(Transfer::Assign), missing), None);
            // A map, and the JSON of an object, are there.
            assert_eq!(compare(&ValueKind::Foreign(Foreign::Language), missing), Some(false));
            assert_eq!(compare(&ValueKind::Json(ObjectId(0)), missing), Some(false));
            assert_eq!(compare(&ValueKind::DigitalRiver, missing), Some(false));
        }
        let map = ValueKind::Foreign(Foreign::Language);
        assert_eq!((compare(&map, &map), compare(&map, &ValueKind::Bool(true))), (None, None));
    }
}

#[test]
fn constants_are_compared_as_javascript_does() {
    let number = |number| ValueKind::Number(Some(Number::of(number)));
    let text = |text: &str| ValueKind::Text(text.into());
    let compare = |left: &ValueKind, right: &ValueKind| {
        [Equality::Strict, Equality::Loose].map(|equality| equal_kinds(left, right, equality))
    };
    assert_eq!(compare(&number(0.0), &number(-0.0)), [Some(true); 2]);
    assert_eq!(compare(&number(f64::NAN), &number(f64::NAN)), [Some(false); 2]);
    assert_eq!(compare(&number(1.0), &ValueKind::Number(None)), [None; 2]);
    assert_eq!(compare(&text("a"), &text("b")), [Some(false); 2]);
    assert_eq!(compare(&text("a"), &ValueKind::SomeText), [None; 2]);
    // Not followed: `"1" == 1`.
    assert_eq!(compare(&text("1"), &number(1.0)), [Some(false), None]);
    assert_eq!(compare(&ValueKind::Bool(true), &ValueKind::Bool(false)), [Some(false); 2]);
    assert_eq!(compare(&ValueKind::Null, &ValueKind::Undefined), [Some(false), Some(true)]);
}
