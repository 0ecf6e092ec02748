//! Objects for property tests: what a run of a program may have, and abstract objects that may stand for it.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::OriginId;
use crate::flow::domain::testing::{Concrete, all_concrete, covers, values};
use crate::flow::heap::exclusion::Sides;
use crate::flow::heap::object::{Entry, Object, Slot, Variant};
use crate::payload::{Presence, Rest};

/// The properties of an object that one run has.
pub(crate) type ConcreteObject = BTreeMap<&'static str, Concrete>;

/// The names of properties.
pub(crate) const NAMES: [&str; 4] = ["type", "amount", "sessionId", "items"];

/// True if a run may have the properties where the analysis has the disjunct.
pub(crate) fn variant_covers(variant: &Variant, object: &ConcreteObject) -> bool {
    let is_known = |(name, value): (&&str, &Concrete)| match variant.get(name) {
        Some(slot) => covers(&slot.value(), value) || variant.rest == Rest::Unknown,
        None => variant.rest != Rest::Closed,
    };
    let is_there = |(name, slot): &(Atom, Rc<Slot>)| slot.presence != Presence::Always || object.contains_key(&**name);
    object.iter().all(is_known) && variant.properties.iter().all(is_there)
}

pub(crate) fn object_covers(object: &Object, concrete: &ConcreteObject) -> bool {
    object.variants.iter().any(|variant| variant_covers(variant, concrete))
}

pub(crate) fn entries() -> impl Strategy<Value = Entry> {
    let value = values().prop_filter("a property holds something", |value| !value.is_empty());
    (0..5_u32, value).prop_map(|(origin, value)| Entry { origin: OriginId(origin), value, getter: None })
}

fn presences() -> impl Strategy<Value = Presence> {
    prop_oneof![3 => Just(Presence::Always), 2 => Just(Presence::Sometimes), 1 => Just(Presence::Presumed)]
}

pub(crate) fn slots() -> impl Strategy<Value = Slot> {
    let entries = prop::collection::vec(entries(), 1..3);
    (presences(), entries).prop_map(|(presence, mut entries)| {
        entries.dedup_by_key(|entry| entry.origin);
        Slot { presence, entries: entries.into_iter().collect() }
    })
}

pub(crate) fn variants() -> impl Strategy<Value = Variant> {
    let slots = prop::collection::vec(prop::option::of(slots()), NAMES.len());
    let rest = prop_oneof![4 => Just(Rest::Closed), 1 => Just(Rest::Handed), 1 => Just(Rest::Unknown)];
    (slots, rest).prop_map(|(slots, rest)| {
        let named = NAMES.iter().zip(slots).filter_map(|(name, slot)| Some((Atom::new(*name), Rc::new(slot?))));
        Variant { properties: named.collect(), rest }
    })
}

/// An object of so many disjuncts, some of them twice.
pub(crate) fn objects(count: std::ops::Range<usize>) -> impl Strategy<Value = Object> {
    prop::collection::vec(variants(), count).prop_map(|variants| {
        let mut object = Object { variants: SmallVec::new(), sides: Sides::default() };
        for variant in variants {
            if !object.variants.iter().any(|known| **known == variant) {
                object.variants.push(Rc::new(variant));
            }
        }
        object
    })
}

pub(crate) fn concrete_objects() -> impl Strategy<Value = ConcreteObject> {
    let values = prop::collection::vec(prop::option::of(prop::sample::select(all_concrete())), NAMES.len());
    values.prop_map(|values| NAMES.into_iter().zip(values).filter_map(|(name, value)| Some((name, value?))).collect())
}

/// An object that a run may have where the analysis has the disjunct: `choice` says which of them.
pub(crate) fn example_of(variant: &Variant, choice: usize) -> ConcreteObject {
    let mut object = ConcreteObject::new();
    for (index, (name, slot)) in variant.properties.iter().enumerate() {
        let name = NAMES.into_iter().find(|known| *known == &**name).expect("properties have these names");
        let all: Vec<Concrete> = all_concrete().into_iter().filter(|value| covers(&slot.value(), value)).collect();
        let is_left_out = slot.presence != Presence::Always && (choice >> index) % 2 == 1;
        if !is_left_out && !all.is_empty() {
            object.insert(name, all[(choice + index) % all.len()].clone());
        }
    }
    object
}
