//! A value stands for a set of concrete values; joining must not lose any of them.

use proptest::prelude::*;

use super::*;
use crate::flow::domain::number::Number;
use crate::flow::domain::testing::{
    Concrete, all_concrete, config, covered, covers, kind_covers, kinds, named, place, things, values,
};

fn joined(left: &Value, right: &Value) -> Value {
    let mut joined = left.clone();
    joined.join(right);
    joined
}

fn objects(ids: std::ops::Range<u32>) -> Value {
    ids.map(|id| Thing::new(Kind::Object(ObjectId(id)), place(id))).collect()
}

fn texts(ids: std::ops::Range<u32>) -> Value {
    ids.map(|id| Thing::new(Kind::Text(id.to_string().into()), place(id))).collect()
}

fn numbers(ids: std::ops::Range<u32>) -> Value {
    ids.map(|id| Thing::new(Kind::Number(Some(Number::from(id))), place(id))).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_join_stands_for_what_either_side_stands_for(left in values(), right in values()) {
        let joined = joined(&left, &right);
        for concrete in all_concrete() {
            let is_either = covers(&left, &concrete) || covers(&right, &concrete);
            prop_assert_eq!(covers(&joined, &concrete), is_either, "{:?}", concrete);
        }
    }

    #[test]
    fn joins_commute(left in values(), right in values()) {
        prop_assert_eq!(named(&joined(&left, &right)), named(&joined(&right, &left)));
    }

    #[test]
    fn a_join_with_itself_changes_nothing(value in values(), other in values()) {
        prop_assert_eq!(&joined(&value, &value), &value);
        let both = joined(&value, &other);
        prop_assert_eq!(&joined(&both, &value), &both);
        prop_assert_eq!(joined(&both, &other), both);
    }

    #[test]
    fn joins_are_monotone(left in values(), right in values(), more in values()) {
        let (less, more) = (joined(&left, &right), joined(&joined(&left, &more), &right));
        for concrete in covered(&less) {
            prop_assert!(covers(&more, &concrete), "{:?}", concrete);
        }
    }

    #[test]
    fn many_at_once_are_as_one_by_one(value in values(), many in prop::collection::vec(things(), 0..40)) {
        let mut at_once = value.clone();
        at_once.join_many(many.iter());
        let mut one_by_one = value;
        for thing in &many {
            one_by_one.add(thing);
        }
        prop_assert_eq!(named(&at_once), named(&one_by_one));
    }

    #[test]
    fn sure_things_are_added_once(many in prop::collection::vec((kinds(), 1..5_u32), 0..40)) {
        let many: Vec<Thing> = many.into_iter().map(|(kind, at)| Thing::new(kind, place(at))).collect();
        let mut at_once = Value::default();
        at_once.join_many(many.iter());
        let mut one_by_one = Value::default();
        for thing in &many {
            one_by_one.add(thing);
        }
        let missing = one_by_one.0.iter().filter(|thing| !at_once.0.contains(thing)).count();
        prop_assert_eq!((missing, at_once.0.len()), (0, one_by_one.0.len()));
    }

    #[test]
    fn short_values_stand_for_no_less(value in values(), most in 0..4_usize) {
        let mut short = value.clone();
        short.shorten(most);
        for concrete in covered(&value) {
            prop_assert!(covers(&short, &concrete), "{:?}", concrete);
        }
        for thing in value.things().iter().filter(|thing| matches!(thing.kind, Kind::Text(_))) {
            prop_assert!(short.things().iter().any(|kept| kept.kind == thing.kind), "a report needs {:?}", thing);
        }
        prop_assert!(value.is_longer_than(most) || short == value);
    }

    #[test]
    fn what_is_said_of_a_value_holds_for_all_that_it_stands_for(value in values()) {
        let all = covered(&value);
        if let Some(truth) = value.truth() {
            prop_assert!(all.iter().all(|concrete| concrete.truth() == truth));
            prop_assert!(!all.is_empty());
        }
        if let Some(text) = value.text() {
            prop_assert!(value.things().iter().all(|thing| thing.kind == Kind::Text(text.clone())));
        }
        for thing in value.things() {
            if let Some(is_nullish) = thing.is_nullish() {
                let is_wrong = |concrete| kind_covers(&thing.kind, concrete) && concrete.is_nullish() != is_nullish;
                prop_assert!(!all_concrete().iter().any(is_wrong), "{:?}", thing);
            }
        }
        let has_anything = value.things().iter().any(|thing| matches!(thing.kind, Kind::Unknown(_)));
        prop_assert_eq!(value.has_unknown(), has_anything);
        prop_assert_eq!(value.objects().count(), value.things().iter().filter(|thing| thing.object().is_some()).count());
        prop_assert!(value.objects().all(|id| value.holds(id)) && !value.holds(ObjectId(9)));
        prop_assert_eq!(value.is_empty(), value.things().is_empty());
        prop_assert_eq!(value.single().is_some(), value.things().len() == 1);
    }

    #[test]
    fn truth_is_known_where_it_is_always_the_same(kind in kinds()) {
        let truths: Vec<bool> =
            all_concrete().iter().filter(|concrete| kind_covers(&kind, concrete)).map(Concrete::truth).collect();
        let is_known = truths.iter().all(|truth| *truth == truths[0]);
        prop_assert_eq!(kind.truth(), is_known.then_some(truths[0]), "{:?}", kind);
        let is_text = all_concrete().iter().filter(|it| kind_covers(&kind, it)).all(|it| it.type_of() == Some("string"));
        prop_assert_eq!(kind.is_text(), is_text, "{:?}", kind);
        let nullish: Vec<bool> =
            all_concrete().iter().filter(|it| kind_covers(&kind, it)).map(Concrete::is_nullish).collect();
        let is_known = nullish.iter().all(|it| *it == nullish[0]);
        prop_assert_eq!(kind.is_nullish(), is_known.then_some(nullish[0]), "{:?}", kind);
    }

    #[test]
    fn kinds_are_alike_where_they_are_equal(one in kinds(), other in kinds()) {
        prop_assert_eq!(one.is(&other), one == other);
        prop_assert!(one.is(&one.clone()));
    }

    #[test]
    fn a_value_is_no_surer_than_its_parts(value in values(), parts in prop::collection::vec(values(), 0..3)) {
        let made = value.clone().made_of(&parts);
        let is_initial = |value: &Value| value.things().iter().any(|thing| thing.standing == Standing::Initial);
        if parts.iter().any(is_initial) {
            prop_assert!(made.things().iter().all(|thing| thing.standing == Standing::Initial));
        } else {
            prop_assert_eq!(made, value);
        }
    }

    #[test]
    fn what_passes_is_kept(value in values(), other in things()) {
        prop_assert_eq!(&value.filtered(|_| None), &value.things().iter().cloned().collect::<Value>());
        prop_assert!(value.filtered(|_| Some(Vec::new())).is_empty());
        let replaced = value.filtered(|_| Some(vec![other.clone()]));
        prop_assert_eq!(replaced.things().len(), usize::from(!value.is_empty()));
        let mut objects = value.clone();
        objects.retain(|thing| thing.object().is_some());
        prop_assert!(objects.objects().eq(value.objects()) && objects.things().iter().all(|it| it.object().is_some()));
    }
}

#[test]
fn past_a_limit_a_value_may_be_anything_besides() {
    let most = [
        (objects as fn(std::ops::Range<u32>) -> Value, MAX_THINGS),
        (texts, MAX_TEXT_THINGS),
        (numbers, MAX_PLAIN_THINGS),
    ];
    for (make, most) in most {
        let count = u32::try_from(most).expect("limits are small");
        let full = make(0..count);
        assert_eq!((full.things().len(), full.has_unknown()), (most, false));
        let over = make(0..count + 5);
        assert_eq!((over.things().len(), over.has_unknown()), (most + 1, true));
        let mut added = full.clone();
        make(count..count + 3).things().iter().for_each(|thing| added.add(thing));
        assert_eq!((added.things().len(), added.has_unknown()), (most + 1, true));
        assert_eq!(added.things()[most].at, place(count));
        let again = joined(&added, &full);
        assert_eq!(again, added);
    }
}

#[test]
fn texts_of_several_places_are_several_things() {
    let text = |at| Value::of(Kind::Text("a".into()), place(at));
    assert_eq!(joined(&text(1), &text(2)).things().len(), 2);
    assert_eq!(joined(&text(1), &text(2)).text().map(|text| &**text), Some("a"));
    let null = |at| Value::of(Kind::Null, place(at));
    assert_eq!(joined(&null(1), &null(2)).things().len(), 2);
    let undefined = |at| Value::undefined(place(at));
    assert_eq!(joined(&undefined(1), &undefined(2)), undefined(1));
    let named = |name: &str, at| Value::named(&name.into(), place(at));
    assert_eq!(joined(&named("clientSecret", 1), &named("clientSecret", 2)).things().len(), 2);
    assert_eq!(joined(&named("id", 1), &named("id", 2)).things().len(), 1);
    assert_eq!(Value::unknown(place(1)).single().map(|thing| &thing.kind), Some(&Kind::Unknown(None)));
}

#[test]
fn a_shortened_value_keeps_one_object_for_each_place() {
    let at = |id: u32, at| Thing::new(Kind::Object(ObjectId(id)), place(at));
    let value: Value = [at(0, 1), at(1, 1), at(2, 2), at(3, 2), at(4, 3), at(5, 3)].into_iter().collect();
    let mut short = value.clone();
    short.shorten(5);
    assert_eq!(short, value);
    short.shorten(1);
    let ids: Vec<u32> = short.objects().map(|id| id.0).collect();
    assert_eq!((ids, short.has_unknown()), (vec![0, 2, 4], true));
    assert_eq!(short.things()[3].at, place(1));
    let mut plain = numbers(0..6);
    plain.shorten(2);
    assert_eq!((plain.things().len(), plain.has_unknown()), (3, true));
    let (mut unknown, before) = (joined(&objects(0..3), &Value::named(&"id".into(), place(9))), 4);
    unknown.shorten(1);
    assert_eq!(unknown.things().len(), before);
}

#[test]
fn a_guess_gives_way_to_what_may_be_there() {
    let text = |text: &str, standing| Thing::new(Kind::Text(text.into()), place(1)).with_standing(standing);
    let guess = text("a", Standing::Assumed);
    let anything = Thing::new(Kind::Unknown(None), place(1));
    let first = text("b", Standing::Initial);
    for replaced in [&anything, &first] {
        for things in [[&guess, replaced], [replaced, &guess]] {
            let value: Value = things.into_iter().cloned().collect();
            assert_eq!(value.things(), std::slice::from_ref(replaced));
        }
    }
    let sure: Value = [text("a", Standing::Sure), text("a", Standing::Initial)].into_iter().collect();
    assert_eq!(sure.things(), [text("a", Standing::Initial)]);
    assert!(first.may_be_replaced() && anything.may_be_replaced() && !guess.may_be_replaced());
    assert!(!anything.with_standing(Standing::Assumed).may_be_replaced());
    assert_eq!([&first, &anything, &guess].map(Thing::truth), [None, None, Some(true)]);
}

#[test]
fn variables_of_the_page_may_be_set_by_another_script() {
    let thing = |kind, standing| Thing::new(kind, place(1)).with_standing(standing);
    for kind in [Kind::Undefined, Kind::Null, Kind::Unset, Kind::Unknown(None)] {
        assert!(thing(kind.clone(), Standing::Initial).is_from_elsewhere());
        assert!(!thing(kind, Standing::Sure).is_from_elsewhere());
    }
    assert!(!thing(Kind::Bool(true), Standing::Initial).is_from_elsewhere());
}
