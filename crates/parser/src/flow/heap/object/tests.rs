//! A join stands for what either object stands for, however few disjuncts are kept.

use proptest::prelude::*;

use super::*;
use crate::flow::budget::MAX_DEFINITIONS;
use crate::flow::domain::id::OriginId;
use crate::flow::domain::keys::KeySet;
use crate::flow::domain::testing::{config, covered, covers, place};
use crate::flow::heap::properties::Properties;
use crate::flow::heap::testing::{
    concrete_objects, disjuncts, example_of, object_covers, objects, properties, variant_covers,
};

fn joined(left: &Object, right: &Object) -> Object {
    let mut joined = left.clone();
    joined.join(right);
    joined
}

fn has_all(object: &Object, of: &Object) -> bool {
    of.disjuncts.iter().all(|disjunct| object.disjuncts.contains(disjunct))
}

/// An object with one property of that name.
fn with(name: &str, kind: ValueKind) -> Disjunct {
    let mut disjunct = Disjunct { properties: Properties::default(), rest: Rest::Exact };
    disjunct.set(&name.into(), Definition { origin: OriginId(0), value: Value::of(kind, place(1)), getter: None });
    disjunct
}

fn of(disjuncts: impl IntoIterator<Item = Disjunct>) -> Object {
    Object { disjuncts: disjuncts.into_iter().map(Rc::new).collect(), history: JoinHistory::default() }
}

fn named(count: usize) -> Vec<Disjunct> {
    (0..count).map(|index| with(&format!("p{index}"), ValueKind::Null)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_join_stands_for_what_either_object_stands_for(
        left in objects(0..10), right in objects(0..10), choice in 0..64_usize, any in concrete_objects()
    ) {
        let both = joined(&left, &right);
        for disjunct in left.disjuncts.iter().chain(&right.disjuncts) {
            let example = example_of(disjunct, choice);
            prop_assert!(!variant_covers(disjunct, &example) || object_covers(&both, &example), "{:?}", example);
        }
        let is_either = object_covers(&left, &any) || object_covers(&right, &any);
        prop_assert!(!is_either || object_covers(&both, &any));
    }

    #[test]
    fn few_disjuncts_are_kept_apart(left in objects(0..6), right in objects(0..6)) {
        let both = joined(&left, &right);
        prop_assert!(has_all(&both, &left) && has_all(&both, &right));
        let is_known = |disjunct| left.disjuncts.contains(disjunct) || right.disjuncts.contains(disjunct);
        prop_assert!(both.disjuncts.iter().all(is_known));
        let other_way = joined(&right, &left);
        prop_assert!(has_all(&both, &other_way) && has_all(&other_way, &both));
        prop_assert_eq!(&joined(&both, &left), &both);
        prop_assert_eq!(&joined(&both, &right), &both);
        prop_assert_eq!(&joined(&both, &both), &both);
    }

    #[test]
    fn a_coarse_object_stands_for_no_less(object in objects(0..16), alternatives in 0..3_usize, choice in 0..64_usize) {
        let mut coarse = object.clone();
        coarse.blur(alternatives);
        for disjunct in &object.disjuncts {
            let example = example_of(disjunct, choice);
            prop_assert!(!variant_covers(disjunct, &example) || object_covers(&coarse, &example), "{:?}", example);
        }
        let values = coarse.disjuncts.iter().flat_map(|it| &it.properties).flat_map(|it| &it.1.definitions);
        for value in values.map(|definition| &definition.value) {
            let mut short = value.clone();
            short.shorten(alternatives);
            prop_assert_eq!(&short, value);
        }
    }

    #[test]
    fn merged_disjuncts_stand_for_both(left in disjuncts(), right in disjuncts(), choice in 0..64_usize) {
        let mut merged = left.clone();
        merged.join(&right);
        for disjunct in [&left, &right] {
            let example = example_of(disjunct, choice);
            prop_assert!(!variant_covers(disjunct, &example) || variant_covers(&merged, &example), "{:?}", example);
        }
        for (name, property) in &merged.properties {
            let both = [&left, &right].map(|disjunct| disjunct.get(name).map(|property| property.presence));
            let expected = match both {
                [Some(mine), Some(theirs)] => mine.min(theirs),
                _ => Presence::Sometimes,
            };
            prop_assert_eq!(property.presence, expected);
        }
        prop_assert_eq!(merged.rest, left.rest.max(right.rest));
        let mut again = merged.clone();
        again.join(&right);
        prop_assert_eq!(again, merged);
    }

    #[test]
    fn a_property_that_is_put_is_there(disjunct in disjuncts(), property in properties(), name in 0..5_usize) {
        let name: Atom = ["type", "amount", "sessionId", "items", "other"][name].into();
        let mut changed = disjunct.clone();
        changed.put(&name, Rc::new(property.clone()));
        let now = changed.get(&name).expect("it was put there");
        match disjunct.get(&name) {
            Some(old) if property.presence != Presence::Always => {
                prop_assert_eq!(now.presence, old.presence);
                prop_assert!(property.definitions.iter().all(|definition| now.definitions.iter().any(|it| it.origin == definition.origin)));
                prop_assert!(old.definitions.iter().all(|definition| now.definitions.iter().any(|it| it.origin == definition.origin)));
            }
            _ => prop_assert_eq!(now, &property),
        }
        let is_other = |(other, _): &&(Atom, Rc<PropertyState>)| *other != name;
        prop_assert!(changed.properties.iter().filter(is_other).eq(disjunct.properties.iter().filter(is_other)));
        changed.remove(&name);
        prop_assert!(changed.get(&name).is_none());
        prop_assert!(changed.properties.iter().eq(disjunct.properties.iter().filter(is_other)));
    }

    #[test]
    fn properties_are_found_by_name_wherever_they_stand(disjunct in disjuncts(), index in 0..5_usize) {
        for (place, (name, property)) in disjunct.properties.iter().enumerate() {
            prop_assert_eq!(disjunct.get_at(name, index), Some(&**property));
            prop_assert_eq!(disjunct.position(name, index), Some(place));
        }
        prop_assert_eq!(disjunct.get_at("other", index), None);
        prop_assert_eq!(disjunct.position(&"other".into(), index), None);
        let is_always = disjunct.properties.iter().all(|(_, property)| property.presence == Presence::Always);
        prop_assert_eq!(disjunct.is_exact(), is_always && disjunct.rest == Rest::Exact);
    }

    #[test]
    fn what_an_object_holds_is_what_its_properties_hold(object in objects(0..4), property in properties()) {
        let mut held: Vec<_> = object.held().collect();
        let mut expected = Vec::new();
        let mut size = 0;
        for disjunct in &object.disjuncts {
            for (_, property) in &disjunct.properties {
                size += 1;
                expected.extend(property.definitions.iter().flat_map(|definition| definition.value.objects()));
            }
        }
        held.sort();
        expected.sort();
        prop_assert_eq!((held, object.size()), (expected, size));
        prop_assert_eq!(object.is_dead(), object.disjuncts.is_empty());
        for concrete in property.definitions.iter().flat_map(|definition| covered(&definition.value)) {
            prop_assert!(covers(&property.value(), &concrete), "{:?}", concrete);
        }
        let mut wide = property.clone();
        wide.widen(place(3));
        prop_assert!(wide.definitions.iter().all(|definition| definition.value.has_unknown()));
        let mut again = wide.clone();
        again.widen(place(4));
        prop_assert_eq!(again, wide);
    }
}

#[test]
fn so_many_disjuncts_are_kept_apart() {
    assert_eq!(joined(&of(named(MAX_DISJUNCTS)), &of([])).disjuncts.len(), MAX_DISJUNCTS);
    let over = joined(&of(named(MAX_DISJUNCTS)), &of([with("other", ValueKind::Null)]));
    assert_eq!(over.disjuncts.len(), 1);
    assert_eq!(over.disjuncts[0].properties.len(), MAX_DISJUNCTS + 1);
    assert!(over.disjuncts[0].properties.iter().all(|(_, property)| property.presence == Presence::Sometimes));
}

#[test]
fn past_the_limit_disjuncts_of_one_type_become_one() {
    let typed = |kind: &str, index: u32| {
        let mut disjunct = with("type", ValueKind::Text(kind.into()));
        disjunct.properties_mut().for_each(|(_, property)| property.definitions.each(|it| it.origin = OriginId(index)));
        disjunct.join(&with(&format!("p{index}"), ValueKind::Null));
        disjunct
    };
    let kinds = ["bPay", "konbini", "payco"];
    let all: Vec<Disjunct> = (0..15).map(|index| typed(kinds[index as usize % 3], index)).collect();
    let mut object = of(all);
    object.limit();
    assert_eq!(object.disjuncts.len(), 3);
    for (disjunct, kind) in object.disjuncts.iter().zip(kinds) {
        assert!(
            disjunct
                .get("type")
                .unwrap()
                .value()
                .alternatives()
                .iter()
                .all(|alternative| alternative.kind == ValueKind::Text(kind.into()))
        );
        assert_eq!(disjunct.properties.len(), 6);
    }
    let many: Vec<Disjunct> = (0..13).map(|index| typed(&index.to_string(), index)).collect();
    let mut object = of(many);
    object.limit();
    assert_eq!(object.disjuncts.len(), 1, "of too many types they are one, too");
    // Thirteen disjuncts of twelve types.
    let twelve: Vec<Disjunct> = (0..13).map(|index| typed(&(index % 12).to_string(), index)).collect();
    let mut object = of(twelve);
    object.limit();
    assert_eq!(object.disjuncts.len(), 12);
}

#[test]
fn types_are_the_same_in_any_order() {
    let (a, b) = (ValueKind::Text("a".into()), ValueKind::Text("b".into()));
    let of_both = |one: &ValueKind, other: &ValueKind| {
        let mut disjunct = with("type", one.clone());
        disjunct.join(&with("type", other.clone()));
        disjunct
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
        let mut disjunct = with("p0", ValueKind::Null);
        (1..count).for_each(|index| disjunct.join(&with(&format!("p{index}"), ValueKind::Null)));
        disjunct
    };
    let mut small = of([table(MAX_DISJUNCT_PROPERTIES), with("other", ValueKind::Null)]);
    small.limit();
    assert_eq!(small.disjuncts.len(), 2);
    let mut large = of([table(MAX_DISJUNCT_PROPERTIES + 1), with("other", ValueKind::Null)]);
    large.limit();
    assert_eq!(large.disjuncts.len(), 1);
}

#[test]
fn properties_past_the_limit_are_lost_in_an_unknown_rest() {
    let mut disjunct = Disjunct { properties: Properties::default(), rest: Rest::Exact };
    let property = Rc::new(PropertyState { presence: Presence::Always, definitions: Definitions::default() });
    for index in 0..MAX_PROPERTIES {
        assert!(!disjunct.is_full());
        disjunct.add(&format!("p{index}").into(), Rc::clone(&property));
    }
    assert!(disjunct.is_full() && disjunct.rest == Rest::Exact);
    disjunct.add(&"other".into(), property);
    assert_eq!((disjunct.properties.len(), disjunct.rest), (MAX_PROPERTIES, Rest::Open));
}

#[test]
fn origins_past_the_limit_may_have_given_anything() {
    let property = |origins: std::ops::Range<usize>| PropertyState {
        presence: Presence::Always,
        definitions: origins
            .map(|origin| Definition {
                origin: OriginId(u32::try_from(origin).unwrap()),
                value: Value::of(ValueKind::Null, place(1)),
                getter: None,
            })
            .collect(),
    };
    let mut full = property(0..MAX_DEFINITIONS);
    full.definitions.join(&property(0..MAX_DEFINITIONS).definitions);
    assert_eq!(full, property(0..MAX_DEFINITIONS));
    assert!(!full.value().has_unknown(), "so many are allowed");
    full.definitions.join(&property(MAX_DEFINITIONS..MAX_DEFINITIONS + 2).definitions);
    assert_eq!(full.definitions.len(), MAX_DEFINITIONS);
    let last = &full.definitions.iter().last().unwrap().value;
    assert!(last.has_unknown() && last.alternatives().len() == 2);
    assert_eq!(last.alternatives()[1].at, place(1));
    assert!(!full.definitions.iter().next().unwrap().value.has_unknown());
}

#[test]
fn values_of_one_origin_are_one_entry_unless_a_function_reads_them() {
    let definition = |origin, getter, kind: ValueKind| Definition {
        origin: OriginId(origin),
        value: Value::of(kind, place(1)),
        getter,
    };
    let property = |definition| PropertyState { presence: Presence::Always, definitions: Definitions::of(definition) };
    let mut joined = property(definition(1, None, ValueKind::Null));
    joined.definitions.join(&property(definition(1, None, ValueKind::Undefined)).definitions);
    assert_eq!(joined.definitions.len(), 1);
    assert_eq!(joined.value().alternatives().len(), 2);
    assert!(!joined.is_read_by_code());
    joined.definitions.join(&property(definition(1, Some(ObjectId(7)), ValueKind::Undefined)).definitions);
    joined.definitions.join(&property(definition(2, None, ValueKind::Undefined)).definitions);
    assert_eq!(joined.definitions.len(), 3);
    assert!(joined.is_read_by_code());
    let mut object = of([with("a", ValueKind::Null)]);
    assert_eq!(object.getters().count(), 0);
    object.each(|disjunct| disjunct.put(&"b".into(), Rc::new(joined.clone())));
    assert_eq!(object.getters().collect::<Vec<_>>(), [ObjectId(7)]);
}

#[test]
fn objects_share_what_was_not_written() {
    let object = of([with("a", ValueKind::Null)]);
    let (same, mut other) = (object.clone(), object.clone());
    assert!(object.shares(&same));
    other.each(|disjunct| {
        disjunct.set(&"a".into(), Definition { origin: OriginId(1), value: Value::default(), getter: None });
    });
    assert!(!object.shares(&other) && !object.shares(&of([with("a", ValueKind::Null)])));
    assert!(!of(named(2)).shares(&of(named(2))));
    assert!(
        Object::dead().is_dead() && !object.is_dead() && Object::new(Rest::Escaped).disjuncts[0].rest == Rest::Escaped
    );
}

#[test]
fn merged_disjuncts_share_the_properties_that_neither_side_wrote() {
    let mut start = with("type", ValueKind::Null);
    start.join(&with("items", ValueKind::Null));
    let (mut one, mut other) = (start.clone(), start.clone());
    one.join(&with("amount", ValueKind::Null));
    other.join(&with("sessionId", ValueKind::Null));
    let merged = {
        let mut merged = one.clone();
        merged.join(&other);
        merged
    };
    let is_shared = |name: &str, with: &Disjunct| {
        let [mine, theirs] =
            [&merged, with].map(|disjunct| &disjunct.properties[disjunct.properties.place(name).unwrap()].1);
        Rc::ptr_eq(mine, theirs)
    };
    assert!(is_shared("type", &start) && is_shared("items", &start));
    assert!(is_shared("amount", &one), "it was there sometimes before, too");
}

#[test]
fn equal_disjuncts_are_one_wherever_they_were_made() {
    let (one, other) = (of([with("amount", ValueKind::Null)]), of([with("amount", ValueKind::Null)]));
    assert!(!one.shares(&other));
    assert_eq!(joined(&one, &other).disjuncts.len(), 1);
}

#[test]
fn properties_are_found_by_the_names_that_a_read_may_mean() {
    let mut disjunct = with("type", ValueKind::Null);
    for (name, kind) in [("amount", ValueKind::Undefined), ("currency", ValueKind::Number(None))] {
        disjunct.put(&name.into(), Rc::clone(&with(name, kind).properties[0].1));
    }
    let names = ["amount".into(), "items".into()];
    let found = |names| -> Vec<Value> { disjunct.of_names(names).map(PropertyState::value).collect() };
    let of = |kind| Value::of(kind, place(1));
    assert_eq!(found(KeySet::Known(&names)), [of(ValueKind::Undefined)]);
    let all = found(KeySet::Any);
    assert_eq!(all.len(), 3);
    assert!(
        [ValueKind::Null, ValueKind::Undefined, ValueKind::Number(None)]
            .map(of)
            .iter()
            .all(|value| all.contains(value))
    );
}
