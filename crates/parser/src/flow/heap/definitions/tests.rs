//! Sets of definitions, held against a plain map.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::flow::domain::testing::{config, place};

fn definition(origin: u32, getter: Option<u32>, kind: ValueKind) -> Definition {
    Definition { origin: OriginId(origin), value: Value::of(kind, place(origin)), getter: getter.map(ObjectId) }
}

fn any_definition() -> impl Strategy<Value = Definition> {
    let kind = prop_oneof![
        Just(ValueKind::Null),
        Just(ValueKind::Undefined),
        (0..3_u32).prop_map(|id| ValueKind::Object(ObjectId(id))),
    ];
    (0..60_u32, prop_oneof![5 => Just(None), 1 => Just(Some(1))], kind)
        .prop_map(|(origin, getter, kind)| definition(origin, getter, kind))
}

/// The definitions by key, each with its alternatives in any order.
fn by_key(definitions: &Definitions) -> BTreeMap<Key, Vec<String>> {
    let sorted = |value: &Value| {
        let mut all: Vec<String> = value.alternatives().iter().map(|alternative| format!("{alternative:?}")).collect();
        all.sort_unstable();
        all
    };
    let all: Vec<_> = definitions.iter().map(|definition| (definition.key(), sorted(&definition.value))).collect();
    assert_eq!(all.len(), definitions.len());
    let map: BTreeMap<_, _> = all.into_iter().collect();
    assert_eq!(map.len(), definitions.len(), "each key is there once");
    map
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_join_has_the_definitions_of_both(
        mine in prop::collection::vec(any_definition(), 0..50),
        theirs in prop::collection::vec(any_definition(), 0..50),
    ) {
        let (left, right): (Definitions, Definitions) = (mine.iter().cloned().collect(), theirs.iter().cloned().collect());
        let mut expected: BTreeMap<Key, Value> = BTreeMap::new();
        for definition in mine.iter().chain(&theirs) {
            expected.entry(definition.key()).or_default().join(&definition.value);
        }
        let expected: Definitions = expected
            .into_iter()
            .map(|((origin, getter), value)| Definition { origin, value, getter })
            .collect();
        let mut joined = left.clone();
        joined.join(&right);
        prop_assert_eq!(by_key(&joined), by_key(&expected));
        prop_assert_eq!(joined.is_empty(), mine.is_empty() && theirs.is_empty());
        prop_assert_eq!(matches!(joined, Definitions::Tree(_)), joined.len() > MAX_LISTED);
        let mut objects: Vec<ObjectId> = joined.objects().collect();
        objects.sort_unstable();
        let mut found: Vec<ObjectId> = joined.iter().flat_map(|definition| definition.value.objects()).collect();
        found.sort_unstable();
        prop_assert_eq!(objects, found);
        let getters: Vec<ObjectId> = joined.getters().collect();
        prop_assert_eq!(getters, joined.iter().filter_map(|definition| definition.getter).collect::<Vec<_>>());
        // Once more changes nothing, and copies nothing.
        let mut again = joined.clone();
        again.join(&right);
        prop_assert_eq!(&again, &joined);
        again.join(&joined);
        if let (Definitions::Tree(again), Definitions::Tree(joined)) = (&again, &joined) {
            prop_assert_eq!(again, joined);
        }
    }

    #[test]
    fn what_is_kept_and_changed_is_what_passes(all in prop::collection::vec(any_definition(), 0..50)) {
        let mut definitions: Definitions = all.into_iter().collect();
        let expected: Vec<Key> =
            definitions.iter().map(Definition::key).filter(|(origin, _)| origin.0 % 3 != 0).collect();
        definitions.retain(|definition| definition.origin.0 % 3 != 0);
        prop_assert_eq!(definitions.iter().map(Definition::key).collect::<Vec<_>>(), expected);
        definitions.each(|definition| definition.value = Value::of(ValueKind::Null, place(7)));
        let null = |definition: &Definition| definition.value == Value::of(ValueKind::Null, place(7));
        prop_assert!(definitions.iter().all(null));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sets_are_equal_if_their_definitions_are(count in 1..80_u32, index in any::<prop::sample::Index>()) {
        let all = numbered(0..count);
        let changed_at = OriginId(u32::try_from(index.index(count as usize)).unwrap());
        let mut changed = all.clone();
        changed.each(|definition| {
            if definition.origin == changed_at {
                definition.value = Value::of(ValueKind::Undefined, place(7));
            }
        });
        let mut shorter = all.clone();
        shorter.retain(|definition| definition.origin != changed_at);
        prop_assert!(changed != all && shorter != all && shorter != changed);
        shorter.join(&Definitions::of(definition(changed_at.0, None, ValueKind::Null)));
        prop_assert_eq!(shorter.len(), all.len());
        if let (Definitions::Tree(again), Definitions::Tree(all)) = (&shorter, &all) {
            prop_assert_eq!(again, all);
        }
    }

    #[test]
    fn a_tree_is_split_before_a_key(all in prop::collection::vec(any_definition(), 0..50), key in 0..60_u32) {
        let tree = tree_of(all.into_iter());
        let keys = |tree: Tree| tree.map_or(Vec::new(), |root| Definitions::Tree(root).iter().map(Definition::key).collect());
        let key = (OriginId(key), None);
        let (expected_before, expected_after): (Vec<Key>, Vec<Key>) =
            keys(tree.clone()).into_iter().partition(|known| *known < key);
        let (before, after) = split(&tree, key);
        prop_assert_eq!((keys(before), keys(after)), (expected_before, expected_after));
    }
}

/// A definition for each of these origins.
fn numbered(origins: impl Iterator<Item = u32>) -> Definitions {
    origins.map(|origin| definition(origin, None, ValueKind::Null)).collect()
}

#[test]
fn a_set_that_joins_one_which_has_all_of_it_becomes_that_one() {
    let (all, again, part) = (numbered(0..1000), numbered(0..1000), numbered(500..700));
    let mut more = all.clone();
    more.join(&numbered(1000..1003));
    for (mine, theirs) in [(&part, &all), (&all, &again), (&all, &more), (&part, &more)] {
        let mut joined = mine.clone();
        joined.join(theirs);
        let (Definitions::Tree(joined), Definitions::Tree(theirs)) = (&joined, theirs) else {
            panic!("these are trees")
        };
        assert!(Rc::ptr_eq(joined, theirs), "it isn't copied");
    }
}

#[test]
fn priorities_are_unrelated_to_the_order_of_keys() {
    let of = |origin, getter: Option<u32>| priority((OriginId(origin), getter.map(ObjectId)));
    // The first numbers of SplitMix64 with the seeds 0, 1 and 1234567, as published, and with 2 to the power of 32.
    assert_eq!(of(0, None), 0xe220_a839_7b1d_cdaf);
    assert_eq!(of(1, None), 0x910a_2dec_8902_5cc1);
    assert_eq!(of(1_234_567, None), 6_457_827_717_110_365_317);
    assert_eq!(of(0, Some(0)), 0xc42c_5a1a_a382_0138);
    assert_eq!(of(0, Some(1)), 0xe7b2_5ad2_7bcc_b532);
    assert!(of(7, Some(u32::MAX)) != of(8, Some(u32::MAX)));
}

fn depth(tree: &Tree) -> usize {
    tree.as_ref().map_or(0, |node| 1 + depth(&node.before).max(depth(&node.after)))
}

#[test]
fn many_definitions_are_joined_in_any_order_to_the_same_tree() {
    let (up, down) = (numbered(0..1000), numbered((0..1000).rev()));
    assert!(Definitions::default().is_empty() && !numbered(0..1).is_empty() && !up.is_empty());
    assert_eq!(up, down);
    assert!(up.iter().map(|definition| definition.origin.0).eq(0..1000));
    let Definitions::Tree(root) = &up else { panic!("a thousand are a tree") };
    assert!(depth(&Some(Rc::clone(root))) < 40);
}
