//! Tests keep every concrete value that passes, and drop none that fails.

use proptest::prelude::*;

use super::*;
use crate::flow::domain::id::ObjectId;
use crate::flow::domain::testing::{
    Concrete, all_concrete, config, constant_kinds, covers, kind_covers, kinds, place, places, thing_covers, things,
    values,
};

fn constant_things() -> impl Strategy<Value = Vec<Thing>> {
    prop::collection::vec((constant_kinds(), places()).prop_map(|(kind, at)| Thing::new(kind, at)), 1..4)
}

fn equalities() -> impl Strategy<Value = Equality> {
    prop_oneof![Just(Equality::Loose), Just(Equality::Strict)]
}

/// Tests that ask for what a value is: all but [`Wanted::Presence`], which asks for where it is from.
fn wanted() -> impl Strategy<Value = Wanted> {
    let types = ["undefined", "object", "boolean", "number", "bigint", "string", "function", "symbol"];
    prop_oneof![
        Just(Wanted::Truth),
        (constant_things(), equalities()).prop_map(|(constants, equality)| Wanted::Equal(constants, equality)),
        constant_things().prop_map(Wanted::Among),
        prop::sample::select(types.to_vec()).prop_map(|name| Wanted::Type(name.into())),
    ]
}

fn equal_concrete(left: &Concrete, right: &Concrete, equality: Equality) -> bool {
    match equality {
        Equality::Loose => left.is_alike(right),
        Equality::Strict => left.is(right),
    }
}

/// What the test of a concrete value can give: what it is compared with may be any of several.
fn outcomes(wanted: &Wanted, concrete: &Concrete) -> Vec<bool> {
    let held = |constant: &Thing| {
        all_concrete().into_iter().find(|it| kind_covers(&constant.kind, it)).expect("there is one of each")
    };
    match wanted {
        Wanted::Truth => vec![concrete.truth()],
        Wanted::Equal(constants, equality) => {
            constants.iter().map(|constant| equal_concrete(concrete, &held(constant), *equality)).collect()
        }
        Wanted::Among(constants) => vec![constants.iter().any(|constant| concrete.is(&held(constant)))],
        Wanted::Type(name) => match concrete.type_of() {
            Some(known) => vec![known == &**name],
            None => vec![&**name == "object", &**name == "function"],
        },
        Wanted::Presence => vec![true],
    }
}

fn left(thing: &Thing, pass: Option<Vec<Thing>>) -> Vec<Thing> {
    pass.unwrap_or_else(|| vec![thing.clone()])
}

/// Concrete values of one thing are two at a time only where it may be either.
fn are_one_run(left: &Thing, right: &Thing) -> bool {
    let is_of_page = |thing: &Thing| matches!(thing.kind, Kind::DigitalRiverClass | Kind::Builtin(_));
    !(is_of_page(left) && left.kind == right.kind)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_passes_is_kept_and_what_fails_is_not_dropped(wanted in wanted(), thing in things()) {
        let (kept, dropped) = (left(&thing, wanted.keep(&thing)), left(&thing, wanted.drop(&thing)));
        for concrete in all_concrete().iter().filter(|concrete| thing_covers(&thing, concrete)) {
            // Loosely, what may be there in place of a value is compared with is left as it is.
            for outcome in outcomes(&wanted, concrete) {
                let side = if outcome { &kept } else { &dropped };
                prop_assert!(
                    side.iter().any(|thing| thing_covers(thing, concrete)),
                    "{:?} of {:?} gives {}: {:?}", concrete, thing, outcome, side
                );
            }
        }
    }

    #[test]
    fn what_is_said_to_hold_holds(wanted in wanted(), thing in things()) {
        if let Some(holds) = wanted.holds(&thing) {
            for concrete in all_concrete().iter().filter(|concrete| kind_covers(&thing.kind, concrete)) {
                prop_assert!(outcomes(&wanted, concrete).contains(&holds), "{:?}", concrete);
            }
        }
    }

    #[test]
    fn sides_of_a_test_are_monotone(wanted in wanted(), less in values(), more in values()) {
        let mut all = less.clone();
        all.join(&more);
        for concrete in all_concrete() {
            if covers(&less.filtered(|thing| wanted.keep(thing)), &concrete) {
                prop_assert!(covers(&all.filtered(|thing| wanted.keep(thing)), &concrete), "keeps {:?}", concrete);
            }
            if covers(&less.filtered(|thing| wanted.drop(thing)), &concrete) {
                prop_assert!(covers(&all.filtered(|thing| wanted.drop(thing)), &concrete), "drops {:?}", concrete);
            }
        }
    }

    #[test]
    fn constants_are_on_one_side(kind in constant_kinds(), constants in constant_things(), at in places()) {
        // What is known is told apart: nothing is left where a constant can't be.
        let thing = Thing::new(kind, at);
        for wanted in [Wanted::Truth, Wanted::Among(constants.clone()), Wanted::Equal(constants[..1].to_vec(), Equality::Strict)] {
            let (kept, dropped) = (left(&thing, wanted.keep(&thing)), left(&thing, wanted.drop(&thing)));
            let is_zero = |kind: &Kind| matches!(kind, Kind::Number(Some(number)) if !number.truth());
            if !is_zero(&thing.kind) {
                prop_assert_eq!(kept.len() + dropped.len(), 1, "{:?} {:?}", kept, dropped);
            }
        }
    }

    #[test]
    fn what_is_said_of_two_values_holds_for_what_they_stand_for(
        mine in values(), theirs in values(), equality in equalities()
    ) {
        let Some(is_equal) = equal(&mine, &theirs, equality) else { return Ok(()) };
        for (left, right) in mine.things().iter().flat_map(|left| theirs.things().iter().map(move |right| (left, right))) {
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
        prop_assert_eq!(equal_things(&left, &right, equality), equal_things(&right, &left, equality));
    }

    #[test]
    fn constants_are_all_or_none(value in values()) {
        let is_constant = |thing: &Thing| {
            let all: Vec<Concrete> = all_concrete().into_iter().filter(|it| kind_covers(&thing.kind, it)).collect();
            all.len() == 1 && !matches!(all[0], Concrete::Object(_) | Concrete::Other(..))
        };
        let all = value.things().iter().all(is_constant);
        prop_assert_eq!(constants(&value), if all { value.things().to_vec() } else { Vec::new() });
    }

    #[test]
    fn types_are_those_of_what_a_kind_stands_for(kind in kinds()) {
        let types: Vec<_> =
            all_concrete().iter().filter(|it| kind_covers(&kind, it)).map(Concrete::type_of).collect();
        // Values of libraries may be functions.
        let is_known = types.iter().all(|it| *it == types[0]) && !matches!(kind, Kind::Foreign(_));
        prop_assert_eq!(type_of(&kind), if is_known { types[0] } else { None }, "{:?}", kind);
    }
}

#[test]
fn what_is_not_there_has_no_place() {
    let there = Thing::new(Kind::Undefined, place(1));
    let nothing = Thing::new(Kind::Undefined, At::default());
    assert_eq!(Wanted::Presence.keep(&there), None);
    assert_eq!(Wanted::Presence.keep(&nothing), Some(Vec::new()));
    assert_eq!(Wanted::Presence.drop(&there), Some(Vec::new()));
    assert_eq!(Wanted::Presence.drop(&nothing), None);
    let replaced = there.with_standing(Standing::Initial);
    assert_eq!(Wanted::Presence.drop(&replaced), Some(Vec::new()));
}

#[test]
fn what_is_unknown_is_what_it_passed_for() {
    let text = |standing| Thing::new(Kind::Text("a".into()), place(2)).with_standing(standing);
    let wanted = Wanted::Equal(vec![text(Standing::Sure)], Equality::Strict);
    let assumed = || Some(vec![text(Standing::Assumed)]);
    for kind in [Kind::Unknown(None), Kind::SomeText, Kind::TextOf(ObjectId(1)), Kind::SomeBool, Kind::Unset] {
        assert_eq!(wanted.keep(&Thing::new(kind.clone(), place(1))), assumed(), "{kind:?}");
        assert_eq!(wanted.drop(&Thing::new(kind, place(1))), None);
    }
    let first = Thing::new(Kind::Bool(true), place(1)).with_standing(Standing::Initial);
    assert_eq!(wanted.keep(&first), assumed());
    // `x == null` says that it is one of two.
    let nothing = vec![Thing::new(Kind::Null, place(2))];
    let unknown = Thing::new(Kind::Unknown(None), place(1));
    assert_eq!(Wanted::Equal(nothing.clone(), Equality::Loose).keep(&unknown), None);
    assert!(Wanted::Equal(nothing, Equality::Strict).keep(&unknown).is_some());
    assert!(Wanted::Equal(vec![text(Standing::Sure)], Equality::Loose).keep(&unknown).is_some());
}

#[test]
fn what_may_have_been_replaced_is_anything_where_it_would_not_pass() {
    let anything = |at| Some(vec![Thing::new(Kind::Unknown(None), at).with_standing(Standing::Assumed)]);
    let first = |kind| Thing::new(kind, place(1)).with_standing(Standing::Initial);
    assert_eq!(Wanted::Truth.keep(&first(Kind::Bool(false))), anything(place(1)));
    assert_eq!(Wanted::Truth.keep(&first(Kind::Bool(true))), None);
    assert_eq!(Wanted::Truth.drop(&first(Kind::Bool(true))), anything(place(1)));
    assert_eq!(Wanted::Truth.drop(&first(Kind::Bool(false))), None);
    assert_eq!(Wanted::Truth.keep(&Thing::new(Kind::Bool(false), place(1))), Some(Vec::new()));
}

#[test]
fn several_constants_leave_the_other_side_open() {
    let text = |text: &str| Thing::new(Kind::Text(text.into()), place(1));
    let two = vec![text("a"), text("b")];
    let equal = Wanted::Equal(two.clone(), Equality::Strict);
    assert_eq!(equal.keep(&text("a")), None);
    assert_eq!(equal.drop(&text("a")), None);
    assert_eq!(equal.keep(&text("c")), Some(Vec::new()));
    let among = Wanted::Among(two);
    assert_eq!(among.drop(&text("a")), Some(Vec::new()));
    assert_eq!(among.drop(&text("c")), None);
}

#[test]
fn operators_compare_loosely_or_strictly() {
    let (null, undefined) = (Value::of(Kind::Null, place(1)), Value::undefined(place(1)));
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
