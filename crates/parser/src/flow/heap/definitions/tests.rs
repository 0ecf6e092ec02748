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
        prop_assert_eq!(matches!(joined, Definitions::Tree(_)), joined.len() > MAX_LISTED);
        let mut objects: Vec<ObjectId> = joined.objects().collect();
        objects.sort_unstable();
        let mut found: Vec<ObjectId> = joined.iter().flat_map(|definition| definition.value.objects()).collect();
        found.sort_unstable();
        prop_assert_eq!(objects, found);
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

fn depth(tree: &Tree) -> usize {
    tree.as_ref().map_or(0, |node| 1 + depth(&node.before).max(depth(&node.after)))
}

#[test]
fn many_definitions_are_joined_in_any_order_to_the_same_tree() {
    let all = |origins: &mut dyn Iterator<Item = u32>| -> Definitions {
        origins.map(|origin| definition(origin, None, ValueKind::Null)).collect()
    };
    let (up, down) = (all(&mut (0..1000)), all(&mut (0..1000).rev()));
    assert_eq!(up, down);
    assert!(up.iter().map(|definition| definition.origin.0).eq(0..1000));
    let Definitions::Tree(root) = &up else { panic!("a thousand are a tree") };
    assert!(depth(&Some(Rc::clone(root))) < 40);
}
