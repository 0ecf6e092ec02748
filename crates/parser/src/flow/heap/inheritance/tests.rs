//! Methods are inherited by the classes that don't override them, properties from prototypes that are known.

use super::*;
use crate::flow::domain::testing::place;
use crate::flow::domain::value::Certainty;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::testing::{bound, heap_of, object_value, put};
use crate::payload::Presence;

/// A class with a method `pay` (object 0), and that many classes that extend it, numbered from 10 on. A prototype's
/// number is that of its class and one.
fn family(count: u32) -> Heap<'static> {
    let mut heap = heap_of((0..10 + 2 * count).map(|_| bound()));
    for class in [0].into_iter().chain(heirs_of(count)) {
        heap.prototypes.insert(ObjectId(class), ObjectId(class + 1));
    }
    heap.subclasses.insert(ObjectId(0), heirs_of(count).map(ObjectId).collect());
    put(&mut heap, 1, "show", Presence::Always, object_value(3));
    put(&mut heap, 1, "pay", Presence::Always, object_value(2));
    heap
}

fn heirs_of(count: u32) -> impl Iterator<Item = u32> {
    (0..count).map(|index| 10 + 2 * index)
}

/// The method `pay` of the first class.
const PAY: ObjectId = ObjectId(2);

#[test]
fn heirs_are_the_classes_that_do_not_override_the_method() {
    let mut heap = family(3);
    assert_eq!(heap.heirs(ObjectId(0), PAY), [10, 12, 14].map(ObjectId));
    // Another method of the second doesn't matter.
    put(&mut heap, 11, "pay", Presence::Always, object_value(4));
    put(&mut heap, 13, "show", Presence::Always, object_value(5));
    assert_eq!(heap.heirs(ObjectId(0), PAY), [12, 14].map(ObjectId));
    assert_eq!(heap.heirs(ObjectId(0), ObjectId(3)), [10, 14].map(ObjectId));
}

#[test]
fn a_method_is_overridden_by_the_name_under_which_it_is_found() {
    let mut heap = family(2);
    heap.method_names.insert(PAY, "pay".into());
    put(&mut heap, 11, "pay", Presence::Always, object_value(4));
    assert_eq!(heap.heirs(ObjectId(0), PAY), [ObjectId(12)]);
    // `Checkout.prototype.buy = Checkout.prototype.pay; Checkout.prototype.pay = …`
    put(&mut heap, 1, "buy", Presence::Always, object_value(2));
    put(&mut heap, 1, "pay", Presence::Always, object_value(5));
    put(&mut heap, 13, "buy", Presence::Always, object_value(6));
    assert_eq!(heap.heirs(ObjectId(0), PAY), [ObjectId(10)]);
}

#[test]
fn a_prototype_knows_its_class_and_the_class_its_prototype() {
    let mut heap = heap_of([bound(), AllocationKind::Literal]);
    heap.add_prototype(ObjectId(0), ObjectId(1));
    assert_eq!(heap.prototypes.get(&ObjectId(0)), Some(&ObjectId(1)));
    assert_eq!(heap.constructors.get(&ObjectId(1)), Some(&ObjectId(0)));
}

#[test]
fn heirs_of_heirs_count_once_each() {
    let mut heap = family(3);
    let id = ObjectId;
    heap.subclasses =
        [(id(0), vec![id(10), id(12)]), (id(10), vec![id(14)]), (id(12), vec![id(14)])].into_iter().collect();
    let mut heirs = heap.heirs(id(0), PAY);
    heirs.sort();
    assert_eq!(heirs, [10, 12, 14].map(ObjectId));
    // Those below an override have the other method.
    put(&mut heap, 11, "pay", Presence::Always, object_value(4));
    heap.subclasses.remove(&id(12));
    assert_eq!(heap.heirs(id(0), PAY), [id(12)]);
}

#[test]
fn so_many_heirs_are_found() {
    let most = u32::try_from(MAX_HEIRS).expect("limits are small");
    for count in [most - 1, most, most + 1] {
        assert_eq!(family(count).heirs(ObjectId(0), PAY).len(), count.min(most) as usize);
    }
}

#[test]
fn a_prototype_is_known_nothing_or_leaves_the_rest_open() {
    let set = |value: &Value| {
        let mut heap = heap_of([AllocationKind::Literal, AllocationKind::Literal]);
        heap.set_prototype(ObjectId(0), value);
        (heap.allocation(ObjectId(0)).prototype, heap.state.object(ObjectId(0)).expect("it is there").disjuncts[0].rest)
    };
    let null = Value::of(ValueKind::Null, place(1));
    assert_eq!(set(&object_value(1)), (Some(ObjectId(1)), Rest::Exact));
    assert_eq!(set(&null), (None, Rest::Exact));
    assert_eq!(set(&Value::unknown(place(1))), (None, Rest::Open));
    let mut either = null;
    either.join(&object_value(1));
    assert_eq!(set(&either), (None, Rest::Open));
}

#[test]
fn instances_are_those_of_a_class_or_of_its_heirs() {
    // 0 and 2 are classes with the prototypes 1 and 3, of which 2 extends 0; 4 and 5 are their instances.
    let mut heap = heap_of([
        bound(),
        AllocationKind::Literal,
        bound(),
        AllocationKind::Literal,
        AllocationKind::Instance,
        AllocationKind::Instance,
    ]);
    for (id, prototype) in [(3, 1), (4, 1), (5, 3)] {
        heap.allocation_mut(ObjectId(id)).prototype = Some(ObjectId(prototype));
    }
    heap.prototypes = [(ObjectId(0), ObjectId(1)), (ObjectId(2), ObjectId(3))].into_iter().collect();
    let is_instance = |id, class| heap.is_instance(&object_value(id), &object_value(class));
    assert!(is_instance(4, 0) && is_instance(5, 0) && is_instance(5, 2) && !is_instance(4, 2));
    assert!(!is_instance(1, 0), "a prototype is no instance of its own class");
    assert!(!heap.is_instance(&Value::unknown(place(1)), &object_value(0)));
}

#[test]
fn a_namespace_is_an_empty_literal_for_a_variable_that_another_script_may_have_set() {
    let mut heap = heap_of([AllocationKind::Literal, AllocationKind::Literal, AllocationKind::Array]);
    put(&mut heap, 1, "type", Presence::Always, Value::of(ValueKind::Null, place(1)));
    let undefined = Alternative::new(ValueKind::Undefined, place(1));
    let of = |alternative: Alternative| -> Value { [alternative].into_iter().collect() };
    let unset = of(undefined.with_certainty(Certainty::Initial));
    let is_namespace = |left: &Value, right, first| heap.is_namespace(left, &object_value(right), ObjectId(first));
    assert!(is_namespace(&unset, 0, 0));
    assert!(!is_namespace(&unset, 0, 1), "it was allocated before");
    assert!(!is_namespace(&unset, 1, 0), "it has properties");
    assert!(!is_namespace(&unset, 2, 0), "it is an array");
    assert!(!is_namespace(&of(undefined), 0, 0) && !is_namespace(&Value::default(), 0, 0), "nothing else sets it");
}
