//! A value stands for a set of concrete values; joining must not lose any of them.

use proptest::prelude::*;

use super::*;
use crate::flow::domain::number::Number;
use crate::flow::domain::testing::{
    Concrete, all_concrete, alternatives, config, covered, covers, kind_covers, kinds, named, place, values,
};

fn joined(left: &Value, right: &Value) -> Value {
    let mut joined = left.clone();
    joined.join(right);
    joined
}

fn objects(ids: std::ops::Range<u32>) -> Value {
    ids.map(|id| Alternative::new(ValueKind::Object(ObjectId(id)), place(id))).collect()
}

fn texts(ids: std::ops::Range<u32>) -> Value {
    ids.map(|id| Alternative::new(ValueKind::Text(id.to_string().into()), place(id))).collect()
}

fn numbers(ids: std::ops::Range<u32>) -> Value {
    ids.map(|id| Alternative::new(ValueKind::Number(Some(Number::from(id))), place(id))).collect()
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
    fn many_at_once_are_as_one_by_one(value in values(), many in prop::collection::vec(alternatives(), 0..40)) {
        let mut at_once = value.clone();
        at_once.join_many(many.iter());
        let mut one_by_one = value;
        for alternative in &many {
            one_by_one.add(alternative);
        }
        prop_assert_eq!(named(&at_once), named(&one_by_one));
    }

    #[test]
    fn sure_things_are_added_once(many in prop::collection::vec((kinds(), 1..5_u32), 0..40)) {
        let many: Vec<Alternative> = many.into_iter().map(|(kind, at)| Alternative::new(kind, place(at))).collect();
        let mut at_once = Value::default();
        at_once.join_many(many.iter());
        let mut one_by_one = Value::default();
        for alternative in &many {
            one_by_one.add(alternative);
        }
        let missing = one_by_one.0.iter().filter(|alternative| !at_once.0.contains(alternative)).count();
        prop_assert_eq!((missing, at_once.0.len()), (0, one_by_one.0.len()));
    }

    #[test]
    fn short_values_stand_for_no_less(value in values(), most in 0..4_usize) {
        let mut short = value.clone();
        short.shorten(most);
        for concrete in covered(&value) {
            prop_assert!(covers(&short, &concrete), "{:?}", concrete);
        }
        for alternative in value.alternatives().iter().filter(|alternative| matches!(alternative.kind, ValueKind::Text(_))) {
            prop_assert!(short.alternatives().iter().any(|kept| kept.kind == alternative.kind), "a report needs {:?}", alternative);
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
            prop_assert!(value.alternatives().iter().all(|alternative| alternative.kind == ValueKind::Text(text.clone())));
        }
        for alternative in value.alternatives() {
            if let Some(is_nullish) = alternative.is_nullish() {
                let is_wrong = |concrete| kind_covers(&alternative.kind, concrete) && concrete.is_nullish() != is_nullish;
                prop_assert!(!all_concrete().iter().any(is_wrong), "{:?}", alternative);
            }
        }
        let has_anything = value.alternatives().iter().any(|alternative| matches!(alternative.kind, ValueKind::Unknown(_)));
        prop_assert_eq!(value.has_unknown(), has_anything);
        prop_assert_eq!(value.objects().count(), value.alternatives().iter().filter(|alternative| alternative.object().is_some()).count());
        prop_assert!(value.objects().all(|id| value.holds(id)) && !value.holds(ObjectId(9)));
        prop_assert_eq!(value.is_empty(), value.alternatives().is_empty());
        prop_assert_eq!(value.single().is_some(), value.alternatives().len() == 1);
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
        let made = value.clone().with_certainty_of(&parts);
        let is_initial = |value: &Value| value.alternatives().iter().any(|alternative| alternative.certainty == Certainty::Initial);
        if parts.iter().any(is_initial) {
            prop_assert!(made.alternatives().iter().all(|alternative| alternative.certainty == Certainty::Initial));
        } else {
            prop_assert_eq!(made, value);
        }
    }

    #[test]
    fn what_passes_is_kept(value in values(), other in alternatives()) {
        prop_assert_eq!(&value.filtered(|_| None), &value.alternatives().iter().cloned().collect::<Value>());
        prop_assert!(value.filtered(|_| Some(Vec::new())).is_empty());
        let replaced = value.filtered(|_| Some(vec![other.clone()]));
        prop_assert_eq!(replaced.alternatives().len(), usize::from(!value.is_empty()));
        let mut objects = value.clone();
        objects.retain(|alternative| alternative.object().is_some());
        prop_assert!(objects.objects().eq(value.objects()) && objects.alternatives().iter().all(|it| it.object().is_some()));
    }
}

#[test]
fn past_a_limit_a_value_may_be_anything_besides() {
    let most = [
        (objects as fn(std::ops::Range<u32>) -> Value, MAX_ALTERNATIVES),
        (texts, MAX_TEXT_ALTERNATIVES),
        (numbers, MAX_PLAIN_ALTERNATIVES),
    ];
    for (make, most) in most {
        let count = u32::try_from(most).expect("limits are small");
        let full = make(0..count);
        assert_eq!((full.alternatives().len(), full.has_unknown()), (most, false));
        let over = make(0..count + 5);
        assert_eq!((over.alternatives().len(), over.has_unknown()), (most + 1, true));
        let mut added = full.clone();
        make(count..count + 3).alternatives().iter().for_each(|alternative| added.add(alternative));
        assert_eq!((added.alternatives().len(), added.has_unknown()), (most + 1, true));
        assert_eq!(added.alternatives()[most].at, place(count));
        let again = joined(&added, &full);
        assert_eq!(again, added);
    }
}

#[test]
fn texts_of_several_places_are_several_things() {
    let text = |at| Value::of(ValueKind::Text("a".into()), place(at));
    assert_eq!(joined(&text(1), &text(2)).alternatives().len(), 2);
    assert_eq!(joined(&text(1), &text(2)).text().map(|text| &**text), Some("a"));
    let null = |at| Value::of(ValueKind::Null, place(at));
    assert_eq!(joined(&null(1), &null(2)).alternatives().len(), 2);
    let undefined = |at| Value::undefined(place(at));
    assert_eq!(joined(&undefined(1), &undefined(2)), undefined(1));
    let named = |name: &str, at| Value::named(&name.into(), place(at));
    assert_eq!(joined(&named("clientSecret", 1), &named("clientSecret", 2)).alternatives().len(), 2);
    assert_eq!(joined(&named("id", 1), &named("id", 2)).alternatives().len(), 1);
    assert_eq!(Value::unknown(place(1)).single().map(|alternative| &alternative.kind), Some(&ValueKind::Unknown(None)));
}

#[test]
fn a_shortened_value_keeps_one_object_for_each_place() {
    let at = |id: u32, at| Alternative::new(ValueKind::Object(ObjectId(id)), place(at));
    let value: Value = [at(0, 1), at(1, 1), at(2, 2), at(3, 2), at(4, 3), at(5, 3)].into_iter().collect();
    let mut short = value.clone();
    short.shorten(5);
    assert_eq!(short, value);
    short.shorten(1);
    let ids: Vec<u32> = short.objects().map(|id| id.0).collect();
    assert_eq!((ids, short.has_unknown()), (vec![0, 2, 4], true));
    assert_eq!(short.alternatives()[3].at, place(1));
    let mut plain = numbers(0..6);
    plain.shorten(2);
    assert_eq!((plain.alternatives().len(), plain.has_unknown()), (3, true));
    let (mut unknown, before) = (joined(&objects(0..3), &Value::named(&"id".into(), place(9))), 4);
    unknown.shorten(1);
    assert_eq!(unknown.alternatives().len(), before);
}

#[test]
fn a_guess_gives_way_to_what_may_be_there() {
    let text =
        |text: &str, certainty| Alternative::new(ValueKind::Text(text.into()), place(1)).with_certainty(certainty);
    let guess = text("a", Certainty::Assumed);
    let anything = Alternative::new(ValueKind::Unknown(None), place(1));
    let first = text("b", Certainty::Initial);
    for replaced in [&anything, &first] {
        for alternatives in [[&guess, replaced], [replaced, &guess]] {
            let value: Value = alternatives.into_iter().cloned().collect();
            assert_eq!(value.alternatives(), std::slice::from_ref(replaced));
        }
    }
    let sure: Value = [text("a", Certainty::Sure), text("a", Certainty::Initial)].into_iter().collect();
    assert_eq!(sure.alternatives(), [text("a", Certainty::Initial)]);
    assert!(first.may_be_replaced() && anything.may_be_replaced() && !guess.may_be_replaced());
    assert!(!anything.with_certainty(Certainty::Assumed).may_be_replaced());
    assert_eq!([&first, &anything, &guess].map(Alternative::truth), [None, None, Some(true)]);
}

#[test]
fn variables_of_the_page_may_be_set_by_another_script() {
    let alternative = |kind, certainty| Alternative::new(kind, place(1)).with_certainty(certainty);
    for kind in [ValueKind::Undefined, ValueKind::Null, ValueKind::Unset, ValueKind::Unknown(None)] {
        assert!(alternative(kind.clone(), Certainty::Initial).is_from_elsewhere());
        assert!(!alternative(kind, Certainty::Sure).is_from_elsewhere());
    }
    assert!(!alternative(ValueKind::Bool(true), Certainty::Initial).is_from_elsewhere());
}

#[test]
fn alternatives_are_added_one_by_one_up_to_their_limit() {
    for (make, most) in
        [(objects as fn(std::ops::Range<u32>) -> Value, MAX_ALTERNATIVES), (texts, MAX_TEXT_ALTERNATIVES)]
    {
        let mut added = Value::default();
        let all = make(0..u32::try_from(most).expect("limits are small"));
        all.alternatives().iter().for_each(|alternative| added.add(alternative));
        assert_eq!((added.alternatives().len(), added.has_unknown()), (most, false));
    }
}

/// Three alternatives again and again, as many as that: a number, a text and an object.
fn mixed(ids: std::ops::Range<u32>) -> Value {
    let kind = |id: u32| match id % 3 {
        0 => ValueKind::Number(Some(Number::from(id))),
        1 => ValueKind::Text(id.to_string().into()),
        _ => ValueKind::Object(ObjectId(id)),
    };
    let mut value = Value::default();
    ids.for_each(|id| value.add(&Alternative::new(kind(id), place(1))));
    value
}

#[test]
fn a_short_value_lists_its_alternatives_in_the_order_in_which_they_came() {
    let few = u32::try_from(MANY).expect("it is small");
    for count in [2, few] {
        let alternatives = mixed(0..count);
        assert_eq!(alternatives.alternatives().iter().cloned().collect::<Value>(), alternatives);
    }
    // A join of two as well, if one of them is short.
    for (mine, theirs) in [(few, few), (few, few + 1), (few + 1, few), (2, 3 * few), (few + 10, 3)] {
        assert_eq!(joined(&mixed(0..mine), &mixed(mine..mine + theirs)), mixed(0..mine + theirs), "{mine} {theirs}");
    }
}

#[test]
fn of_very_many_alternatives_those_that_may_be_replaced_stay_so() {
    let sure = objects(0..40);
    let replaced = |id: u32| Alternative::new(ValueKind::Object(ObjectId(id)), place(id));
    let others: Value = (20..60).map(|id| replaced(id).with_certainty(Certainty::Initial)).collect();
    let both = joined(&sure, &others);
    assert_eq!(both.alternatives().len(), 60);
    let initial = both.alternatives().iter().filter(|alternative| alternative.certainty == Certainty::Initial);
    assert!(initial.filter_map(Alternative::object).eq((20..60).map(ObjectId)));
}

#[test]
fn very_many_alternatives_join_a_short_value_as_one_by_one() {
    let object =
        |id: u32, certainty| Alternative::new(ValueKind::Object(ObjectId(id)), place(id)).with_certainty(certainty);
    let short: Value = [object(3, Certainty::Initial), object(50, Certainty::Assumed)].into_iter().collect();
    let unknown = Value::unknown(place(7));
    for long in [objects(0..40), mixed(0..40), joined(&objects(0..40), &unknown), joined(&unknown, &mixed(0..40))] {
        let mut one_by_one = short.clone();
        long.alternatives().iter().for_each(|alternative| one_by_one.add(alternative));
        assert_eq!(joined(&short, &long), one_by_one);
        assert_eq!(joined(&Value::default(), &long), long);
    }
}

#[test]
fn what_a_program_may_have_very_many_of_is_found_by_a_mark() {
    let sure = |kind| Alternative::new(kind, place(1));
    let (object, text) = (sure(ValueKind::Object(ObjectId(1))), sure(ValueKind::Text("a".into())));
    assert!(Mark::of(&object) == Some(Mark::Object(ObjectId(1))));
    assert!(Mark::of(&text) == Some(Mark::Text(&"a".into(), place(1))));
    // These are compared one by one: they are few, or more than their kind and place matters.
    assert!(Mark::of(&sure(ValueKind::Null)).is_none());
    for certainty in [Certainty::Initial, Certainty::Assumed] {
        assert!(Mark::of(&object.with_certainty(certainty)).is_none());
    }
}

#[test]
fn a_shortened_value_has_one_unknown_if_anything_was_left_out() {
    // One object for each place stays, so nothing is left out.
    let mut complete = objects(0..6);
    complete.shorten(2);
    assert_eq!(complete, objects(0..6));
    // One that was there keeps the name that it was read by.
    let mut unknown = joined(&numbers(0..6), &Value::named(&"clientSecret".into(), place(9)));
    unknown.shorten(2);
    assert_eq!(unknown, joined(&numbers(0..2), &Value::named(&"clientSecret".into(), place(9))));
}
