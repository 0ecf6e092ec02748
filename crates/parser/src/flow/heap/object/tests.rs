//! A join stands for what either object stands for, however few disjuncts are kept.

use proptest::prelude::*;

use super::*;
use crate::flow::domain::testing::{config, covered, covers, place};
use crate::flow::heap::testing::{
    concrete_objects, example_of, object_covers, objects, slots, variant_covers, variants,
};

fn joined(left: &Object, right: &Object) -> Object {
    let mut joined = left.clone();
    joined.join(right);
    joined
}

fn has_all(object: &Object, of: &Object) -> bool {
    of.variants.iter().all(|variant| object.variants.contains(variant))
}

/// An object with one property of that name.
fn with(name: &str, kind: Kind) -> Variant {
    let mut variant = Variant { properties: Vec::new(), rest: Rest::Closed };
    variant.set(&name.into(), Entry { origin: OriginId(0), value: Value::of(kind, place(1)), getter: None });
    variant
}

fn of(variants: impl IntoIterator<Item = Variant>) -> Object {
    Object { variants: variants.into_iter().map(Rc::new).collect(), sides: Sides::default() }
}

fn named(count: usize) -> Vec<Variant> {
    (0..count).map(|index| with(&format!("p{index}"), Kind::Null)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_join_stands_for_what_either_object_stands_for(
        left in objects(0..10), right in objects(0..10), choice in 0..64_usize, any in concrete_objects()
    ) {
        let both = joined(&left, &right);
        for variant in left.variants.iter().chain(&right.variants) {
            let example = example_of(variant, choice);
            prop_assert!(!variant_covers(variant, &example) || object_covers(&both, &example), "{:?}", example);
        }
        let is_either = object_covers(&left, &any) || object_covers(&right, &any);
        prop_assert!(!is_either || object_covers(&both, &any));
    }

    #[test]
    fn few_disjuncts_are_kept_apart(left in objects(0..6), right in objects(0..6)) {
        let both = joined(&left, &right);
        prop_assert!(has_all(&both, &left) && has_all(&both, &right));
        let is_known = |variant| left.variants.contains(variant) || right.variants.contains(variant);
        prop_assert!(both.variants.iter().all(is_known));
        let other_way = joined(&right, &left);
        prop_assert!(has_all(&both, &other_way) && has_all(&other_way, &both));
        prop_assert_eq!(&joined(&both, &left), &both);
        prop_assert_eq!(&joined(&both, &right), &both);
        prop_assert_eq!(&joined(&both, &both), &both);
    }

    #[test]
    fn a_coarse_object_stands_for_no_less(object in objects(0..16), things in 0..3_usize, choice in 0..64_usize) {
        let mut coarse = object.clone();
        coarse.blur(things);
        for variant in &object.variants {
            let example = example_of(variant, choice);
            prop_assert!(!variant_covers(variant, &example) || object_covers(&coarse, &example), "{:?}", example);
        }
        let values = coarse.variants.iter().flat_map(|it| &it.properties).flat_map(|it| &it.1.entries);
        for value in values.map(|entry| &entry.value) {
            let mut short = value.clone();
            short.shorten(things);
            prop_assert_eq!(&short, value);
        }
    }

    #[test]
    fn merged_disjuncts_stand_for_both(left in variants(), right in variants(), choice in 0..64_usize) {
        let mut merged = left.clone();
        merged.join(&right);
        for variant in [&left, &right] {
            let example = example_of(variant, choice);
            prop_assert!(!variant_covers(variant, &example) || variant_covers(&merged, &example), "{:?}", example);
        }
        for (name, slot) in &merged.properties {
            let both = [&left, &right].map(|variant| variant.get(name).map(|slot| slot.presence));
            let expected = match both {
                [Some(mine), Some(theirs)] => mine.min(theirs),
                _ => Presence::Sometimes,
            };
            prop_assert_eq!(slot.presence, expected);
        }
        prop_assert_eq!(merged.rest, left.rest.max(right.rest));
        let mut again = merged.clone();
        again.join(&right);
        prop_assert_eq!(again, merged);
    }

    #[test]
    fn a_property_that_is_put_is_there(variant in variants(), slot in slots(), name in 0..5_usize) {
        let name: Atom = ["type", "amount", "sessionId", "items", "other"][name].into();
        let mut changed = variant.clone();
        changed.put(&name, Rc::new(slot.clone()));
        let now = changed.get(&name).expect("it was put there");
        match variant.get(&name) {
            Some(old) if slot.presence != Presence::Always => {
                prop_assert_eq!(now.presence, old.presence);
                prop_assert!(slot.entries.iter().all(|entry| now.entries.iter().any(|it| it.origin == entry.origin)));
                prop_assert!(old.entries.iter().all(|entry| now.entries.iter().any(|it| it.origin == entry.origin)));
            }
            _ => prop_assert_eq!(now, &slot),
        }
        let is_other = |(other, _): &&(Atom, Rc<Slot>)| *other != name;
        prop_assert!(changed.properties.iter().filter(is_other).eq(variant.properties.iter().filter(is_other)));
        changed.remove(&name);
        prop_assert!(changed.get(&name).is_none());
        prop_assert!(changed.properties.iter().eq(variant.properties.iter().filter(is_other)));
    }

    #[test]
    fn properties_are_found_by_name_wherever_they_stand(variant in variants(), index in 0..5_usize) {
        for (place, (name, slot)) in variant.properties.iter().enumerate() {
            prop_assert_eq!(variant.get_at(name, index), Some(&**slot));
            prop_assert_eq!(variant.position(name, index), Some(place));
        }
        prop_assert_eq!(variant.get_at("other", index), None);
        prop_assert_eq!(variant.position(&"other".into(), index), None);
        let is_always = variant.properties.iter().all(|(_, slot)| slot.presence == Presence::Always);
        prop_assert_eq!(variant.is_exact(), is_always && variant.rest == Rest::Closed);
    }

    #[test]
    fn what_an_object_holds_is_what_its_properties_hold(object in objects(0..4), slot in slots()) {
        let mut held: Vec<_> = object.held().collect();
        let mut expected = Vec::new();
        let mut size = 0;
        for variant in &object.variants {
            for (_, slot) in &variant.properties {
                size += 1;
                expected.extend(slot.entries.iter().flat_map(|entry| entry.value.objects()));
            }
        }
        held.sort();
        expected.sort();
        prop_assert_eq!((held, object.size()), (expected, size));
        prop_assert_eq!(object.is_gone(), object.variants.is_empty());
        for concrete in slot.entries.iter().flat_map(|entry| covered(&entry.value)) {
            prop_assert!(covers(&slot.value(), &concrete), "{:?}", concrete);
        }
        let mut wide = slot.clone();
        wide.widen(place(3));
        prop_assert!(wide.entries.iter().all(|entry| entry.value.has_unknown()));
        let mut again = wide.clone();
        again.widen(place(4));
        prop_assert_eq!(again, wide);
    }
}

#[test]
fn so_many_disjuncts_are_kept_apart() {
    assert_eq!(joined(&of(named(MAX_VARIANTS)), &of([])).variants.len(), MAX_VARIANTS);
    let over = joined(&of(named(MAX_VARIANTS)), &of([with("other", Kind::Null)]));
    assert_eq!(over.variants.len(), 1);
    assert_eq!(over.variants[0].properties.len(), MAX_VARIANTS + 1);
    assert!(over.variants[0].properties.iter().all(|(_, slot)| slot.presence == Presence::Sometimes));
}

#[test]
fn past_the_limit_disjuncts_of_one_type_become_one() {
    let typed = |kind: &str, index: u32| {
        let mut variant = with("type", Kind::Text(kind.into()));
        variant.slots_mut().for_each(|(_, slot)| slot.entries[0].origin = OriginId(index));
        variant.join(&with(&format!("p{index}"), Kind::Null));
        variant
    };
    let kinds = ["bPay", "konbini", "payco"];
    let all: Vec<Variant> = (0..15).map(|index| typed(kinds[index as usize % 3], index)).collect();
    let mut object = of(all);
    object.limit();
    assert_eq!(object.variants.len(), 3);
    for (variant, kind) in object.variants.iter().zip(kinds) {
        assert!(
            variant.get("type").unwrap().value().things().iter().all(|thing| thing.kind == Kind::Text(kind.into()))
        );
        assert_eq!(variant.properties.len(), 6);
    }
    let many: Vec<Variant> = (0..13).map(|index| typed(&index.to_string(), index)).collect();
    let mut object = of(many);
    object.limit();
    assert_eq!(object.variants.len(), 1, "of too many types they are one, too");
}

#[test]
fn types_are_the_same_in_any_order() {
    let (a, b) = (Kind::Text("a".into()), Kind::Text("b".into()));
    let of_both = |one: &Kind, other: &Kind| {
        let mut variant = with("type", one.clone());
        variant.join(&with("type", other.clone()));
        variant
    };
    assert!(of_both(&a, &b).has_type_of(&of_both(&b, &a)));
    assert!(!of_both(&a, &b).has_type_of(&with("type", a.clone())));
    assert!(!with("type", a.clone()).has_type_of(&of_both(&a, &b)));
    assert!(!with("type", a.clone()).has_type_of(&with("amount", a.clone())));
    assert!(with("items", b).has_type_of(&with("amount", a)));
}

#[test]
fn tables_are_one_disjunct() {
    let table = |count: usize| {
        let mut variant = with("p0", Kind::Null);
        (1..count).for_each(|index| variant.join(&with(&format!("p{index}"), Kind::Null)));
        variant
    };
    let mut small = of([table(MAX_VARIANT_PROPERTIES), with("other", Kind::Null)]);
    small.limit();
    assert_eq!(small.variants.len(), 2);
    let mut large = of([table(MAX_VARIANT_PROPERTIES + 1), with("other", Kind::Null)]);
    large.limit();
    assert_eq!(large.variants.len(), 1);
}

#[test]
fn properties_past_the_limit_are_lost_in_an_unknown_rest() {
    let mut variant = Variant { properties: Vec::new(), rest: Rest::Closed };
    let slot = Rc::new(Slot { presence: Presence::Always, entries: SmallVec::new() });
    for index in 0..MAX_PROPERTIES {
        assert!(!variant.is_full());
        variant.add(&format!("p{index}").into(), Rc::clone(&slot));
    }
    assert!(variant.is_full() && variant.rest == Rest::Closed);
    variant.add(&"other".into(), slot);
    assert_eq!((variant.properties.len(), variant.rest), (MAX_PROPERTIES, Rest::Unknown));
}

#[test]
fn origins_past_the_limit_may_have_given_anything() {
    let slot = |origins: std::ops::Range<usize>| Slot {
        presence: Presence::Always,
        entries: origins
            .map(|origin| Entry {
                origin: OriginId(u32::try_from(origin).unwrap()),
                value: Value::of(Kind::Null, place(1)),
                getter: None,
            })
            .collect(),
    };
    let mut full = slot(0..MAX_ENTRIES);
    full.join_entries(&slot(0..MAX_ENTRIES));
    assert_eq!(full, slot(0..MAX_ENTRIES));
    full.join_entries(&slot(MAX_ENTRIES..MAX_ENTRIES + 2));
    assert_eq!(full.entries.len(), MAX_ENTRIES);
    let last = &full.entries[MAX_ENTRIES - 1].value;
    assert!(last.has_unknown() && last.things().len() == 2);
    assert_eq!(last.things()[1].at, place(1));
    assert!(!full.entries[0].value.has_unknown());
}

#[test]
fn values_of_one_origin_are_one_entry_unless_a_function_reads_them() {
    let entry =
        |origin, getter, kind: Kind| Entry { origin: OriginId(origin), value: Value::of(kind, place(1)), getter };
    let slot = |entry| Slot { presence: Presence::Always, entries: smallvec![entry] };
    let mut joined = slot(entry(1, None, Kind::Null));
    joined.join_entries(&slot(entry(1, None, Kind::Undefined)));
    assert_eq!(joined.entries.len(), 1);
    assert_eq!(joined.entries[0].value.things().len(), 2);
    assert!(!joined.is_read_by_code());
    joined.join_entries(&slot(entry(1, Some(ObjectId(7)), Kind::Undefined)));
    joined.join_entries(&slot(entry(2, None, Kind::Undefined)));
    assert_eq!(joined.entries.len(), 3);
    assert!(joined.is_read_by_code());
    let mut object = of([with("a", Kind::Null)]);
    assert_eq!(object.getters().count(), 0);
    object.each(|variant| variant.put(&"b".into(), Rc::new(joined.clone())));
    assert_eq!(object.getters().collect::<Vec<_>>(), [ObjectId(7)]);
}

#[test]
fn objects_share_what_was_not_written() {
    let object = of([with("a", Kind::Null)]);
    let (same, mut other) = (object.clone(), object.clone());
    assert!(object.shares(&same));
    other
        .each(|variant| variant.set(&"a".into(), Entry { origin: OriginId(1), value: Value::default(), getter: None }));
    assert!(!object.shares(&other) && !object.shares(&of([with("a", Kind::Null)])));
    assert!(!of(named(2)).shares(&of(named(2))));
    assert!(
        Object::gone().is_gone() && !object.is_gone() && Object::new(Rest::Handed).variants[0].rest == Rest::Handed
    );
}
