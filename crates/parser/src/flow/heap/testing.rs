//! Objects for property tests: what a run of a program may have, and abstract objects that may stand for it.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::flow::domain::testing::{Concrete, all_concrete, covers, place, values};
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::Heap;
use crate::flow::heap::allocation::{Allocation, AllocationKind};
use crate::flow::heap::definitions::{Definition, Definitions};
use crate::flow::heap::exclusion::JoinHistory;
use crate::flow::heap::object::{Disjunct, Object, PropertyState};
use crate::flow::heap::owners::Owners;
use crate::payload::{Presence, Rest};
use crate::tree::node_key::NodeKey;

/// The properties of an object that one run has.
pub(crate) type ConcreteObject = BTreeMap<&'static str, Concrete>;

/// The names of properties.
pub(crate) const NAMES: [&str; 4] = ["type", "amount", "sessionId", "items"];

/// True if a run may have the properties where the analysis has the disjunct.
pub(crate) fn variant_covers(disjunct: &Disjunct, object: &ConcreteObject) -> bool {
    let is_known = |(name, value): (&&str, &Concrete)| match disjunct.get(name) {
        Some(property) => covers(&property.value(), value) || disjunct.rest == Rest::Open,
        None => disjunct.rest != Rest::Exact,
    };
    let is_there = |(name, property): &(Atom, Rc<PropertyState>)| {
        property.presence != Presence::Always || object.contains_key(&**name)
    };
    object.iter().all(is_known) && disjunct.properties.iter().all(is_there)
}

pub(crate) fn object_covers(object: &Object, concrete: &ConcreteObject) -> bool {
    object.disjuncts.iter().any(|disjunct| variant_covers(disjunct, concrete))
}

pub(crate) fn definitions() -> impl Strategy<Value = Definition> {
    let value = values().prop_filter("a property holds something", |value| !value.is_empty());
    (0..5_u32, value).prop_map(|(origin, value)| Definition { origin: OriginId(origin), value, getter: None })
}

fn presences() -> impl Strategy<Value = Presence> {
    prop_oneof![3 => Just(Presence::Always), 2 => Just(Presence::Sometimes), 1 => Just(Presence::Presumed)]
}

pub(crate) fn properties() -> impl Strategy<Value = PropertyState> {
    let definitions = prop::collection::vec(definitions(), 1..3);
    (presences(), definitions).prop_map(|(presence, mut definitions)| {
        definitions.dedup_by_key(|definition| definition.origin);
        PropertyState { presence, definitions: definitions.into_iter().collect() }
    })
}

pub(crate) fn disjuncts() -> impl Strategy<Value = Disjunct> {
    let properties = prop::collection::vec(prop::option::of(properties()), NAMES.len());
    let rest = prop_oneof![4 => Just(Rest::Exact), 1 => Just(Rest::Escaped), 1 => Just(Rest::Open)];
    (properties, rest).prop_map(|(properties, rest)| {
        let named =
            NAMES.iter().zip(properties).filter_map(|(name, property)| Some((Atom::new(*name), Rc::new(property?))));
        Disjunct { properties: named.collect(), rest }
    })
}

/// An object of so many disjuncts, some of them twice.
pub(crate) fn objects(count: std::ops::Range<usize>) -> impl Strategy<Value = Object> {
    prop::collection::vec(disjuncts(), count).prop_map(|disjuncts| {
        let mut object = Object { disjuncts: SmallVec::new(), history: JoinHistory::default() };
        for disjunct in disjuncts {
            if !object.disjuncts.iter().any(|known| **known == disjunct) {
                object.disjuncts.push(Rc::new(disjunct));
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
pub(crate) fn example_of(disjunct: &Disjunct, choice: usize) -> ConcreteObject {
    let mut object = ConcreteObject::new();
    for (index, (name, property)) in disjunct.properties.iter().enumerate() {
        let name = NAMES.into_iter().find(|known| *known == &**name).expect("properties have these names");
        let all: Vec<Concrete> = all_concrete().into_iter().filter(|value| covers(&property.value(), value)).collect();
        let is_left_out = property.presence != Presence::Always && (choice >> index) % 2 == 1;
        if !is_left_out && !all.is_empty() {
            object.insert(name, all[(choice + index) % all.len()].clone());
        }
    }
    object
}

pub(crate) fn allocation(kind: AllocationKind<'static>, owners: Owners) -> Allocation<'static> {
    Allocation {
        kind,
        at: At::default(),
        prototype: None,
        home_object: None,
        owners,
        allocated_in: NodeKey::TOP,
        is_externally_writable: false,
    }
}

/// A function, as `f.bind()` gives it.
pub(crate) fn bound() -> AllocationKind<'static> {
    AllocationKind::Bound(Rc::new((Value::default(), Value::default(), Vec::new())))
}

/// A heap with an object of each of these kinds, numbered from 0. They have no properties.
pub(crate) fn heap_of(kinds: impl IntoIterator<Item = AllocationKind<'static>>) -> Heap<'static> {
    let mut heap = Heap::new(usize::MAX);
    for kind in kinds {
        heap.state.set_object(heap.next_ids().0, Object::new(Rest::Exact));
        heap.allocations.push(allocation(kind, Owners::Untracked));
    }
    heap
}

/// The object of that number.
pub(crate) fn object_value(id: u32) -> Value {
    Value::of(ValueKind::Object(ObjectId(id)), place(id))
}

/// Gives an object of a heap a property.
pub(crate) fn put(heap: &mut Heap<'_>, id: u32, name: &str, presence: Presence, value: Value) {
    let definitions = Definitions::of(Definition { origin: OriginId(0), value, getter: None });
    let property = Rc::new(PropertyState { presence, definitions });
    heap.state.object_mut(ObjectId(id)).each(|disjunct| disjunct.put(&name.into(), Rc::clone(&property)));
}
