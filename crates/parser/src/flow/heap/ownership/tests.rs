//! Objects live as long as something is known to hold them, or may hold them.

use smallvec::smallvec;

use super::*;
use crate::flow::domain::id::OriginId;
use crate::flow::domain::testing::place;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::testing::{allocation, bound, heap_of};
use crate::payload::Rest;

fn literal(owners: impl IntoIterator<Item = Owner>) -> Allocation<'static> {
    allocation(AllocationKind::Literal, Owners::Tracked(owners.into_iter().collect()))
}

fn object(id: u32) -> Value {
    Value::of(ValueKind::Object(ObjectId(id)), place(id))
}

/// A state with that many objects; the first variable holds the first object.
fn state(objects: u32) -> State {
    let mut state = State::new(99);
    (0..objects).for_each(|id| state.set_object(ObjectId(id), Object::new(Rest::Exact)));
    state.set_cell(CellId(0), object(0));
    state
}

/// Gives an object a property that holds another.
fn put(state: &mut State, owner: u32, value: Value) {
    let definition = Definition { origin: OriginId(0), value, getter: None };
    state.object_mut(ObjectId(owner)).each(|disjunct| disjunct.set(&"items".into(), definition.clone()));
}

fn dead(state: &State, objects: u32) -> Vec<u32> {
    (0..objects).filter(|id| state.object(ObjectId(*id)).is_none_or(Object::is_dead)).collect()
}

#[test]
fn what_a_variable_or_property_holds_is_owned() {
    let mut state = state(2);
    put(&mut state, 0, object(1));
    let is_owned = |owners: &[Owner], id| is_owned(&literal(owners.to_vec()), &state, ObjectId(id));
    assert!(is_owned(&[Owner::Cell(CellId(0))], 0));
    assert!(!is_owned(&[Owner::Cell(CellId(0))], 1));
    assert!(!is_owned(&[Owner::Cell(CellId(7))], 0), "no such variable");
    let property = |name: &str| Owner::Property(ObjectId(0), name.into());
    assert!(is_owned(&[property("items")], 1));
    assert!(!is_owned(&[property("items")], 0) && !is_owned(&[property("other")], 1));
    assert!(is_owned(&[property("other"), Owner::List(1)], 1), "a list that is evaluated");
    assert!(is_owned(&[], 1), "it is on its way to its first owner");
}

#[test]
fn functions_and_what_is_not_tracked_live_for_ever() {
    let state = state(1);
    let cell = || Owners::Tracked(smallvec![Owner::Cell(CellId(7))]);
    assert!(is_owned(&allocation(bound(), cell()), &state, ObjectId(0)));
    assert!(!is_owned(&allocation(AllocationKind::Array, cell()), &state, ObjectId(0)));
    assert!(is_owned(&allocation(AllocationKind::Array, Owners::Untracked), &state, ObjectId(0)));
}

#[test]
fn what_only_a_dead_object_held_is_dead() {
    let mut state = state(3);
    put(&mut state, 0, object(1));
    put(&mut state, 1, object(2));
    let property = |owner| Owner::Property(ObjectId(owner), "items".into());
    let made =
        [literal([Owner::Cell(CellId(0))]), literal([property(0)]), literal([property(1), Owner::Cell(CellId(1))])];
    let mut kept = state.fork();
    kept.set_cell(CellId(1), object(2));
    replace_in_cell(&made, &mut state, CellId(0), object(0));
    assert_eq!(dead(&state, 3), [0; 0], "it holds the same");
    replace_in_cell(&made, &mut state, CellId(0), object(2));
    assert_eq!(dead(&state, 3), [0, 1, 2], "whatever holds it that isn't tracked");
    replace_in_cell(&made, &mut kept, CellId(0), Value::default());
    assert_eq!(dead(&kept, 3), [0, 1]);
    assert!(kill(&mut kept, ObjectId(1)).is_empty(), "it was dead");
}

#[test]
fn a_variable_that_holds_less_says_what_is_not_there() {
    let mut made = vec![literal([]), literal([])];
    let either = || {
        let mut state = state(0);
        let mut other = state.fork();
        state.set_object(ObjectId(0), Object::new(Rest::Exact));
        other.set_object(ObjectId(1), Object::new(Rest::Exact));
        state.join(other);
        let both: Value = [object(0), object(1)].iter().flat_map(Value::alternatives).cloned().collect();
        state.set_cell(CellId(0), both);
        state
    };
    let mut narrowed = either();
    narrow_cell(&made, &mut narrowed, CellId(0), object(0));
    assert_eq!(dead(&narrowed, 2), [1], "they exclude each other");
    let mut unknown = either();
    let mut value = object(0);
    value.join(&Value::unknown(place(1)));
    narrow_cell(&made, &mut unknown, CellId(0), value);
    assert_eq!(dead(&unknown, 2), [0; 0], "the other may be there where it is unknown");
    let mut apart = state(2);
    let both: Value = [object(0), object(1)].iter().flat_map(Value::alternatives).cloned().collect();
    apart.set_cell(CellId(0), both);
    for made in &mut made {
        made.owners = Owners::Untracked;
    }
    narrow_cell(&made, &mut apart, CellId(0), object(0));
    assert_eq!(dead(&apart, 2), [0; 0], "both may be there");
}

#[test]
fn lists_of_arguments_that_are_evaluated_inside_each_other_own_for_themselves() {
    // `pay(p, show(p), p = null)`: the outer list still has the payload when the inner one is done.
    let mut heap = heap_of([AllocationKind::Literal]);
    heap.allocation_mut(ObjectId(0)).owners = Owners::Tracked(smallvec![Owner::Cell(CellId(0))]);
    let outer = heap.begin_list();
    heap.hold(&object(0), &outer);
    let inner = heap.begin_list();
    heap.hold(&object(0), &inner);
    heap.release(&object(0), &inner);
    heap.set_cell(CellId(0), Value::default());
    kill_unowned(&heap.allocations, &mut heap.state, ObjectId(0));
    assert_eq!(dead(&heap.state, 1), [0; 0]);
    heap.release(&object(0), &outer);
    kill_unowned(&heap.allocations, &mut heap.state, ObjectId(0));
    assert_eq!(dead(&heap.state, 1), [0]);
}

#[test]
fn an_object_with_many_owners_is_untracked() {
    let mut heap = heap_of([AllocationKind::Literal]);
    heap.allocation_mut(ObjectId(0)).owners = Owners::Tracked(smallvec![]);
    let tracked = |heap: &Heap<'_>| match &heap.allocation(ObjectId(0)).owners {
        Owners::Tracked(known) => Some(known.len()),
        Owners::Untracked => None,
    };
    for count in 1..=MAX_OWNERS_TRACKED {
        let list = heap.begin_list();
        heap.hold(&object(0), &list);
        heap.hold(&object(0), &list);
        assert_eq!(tracked(&heap), Some(count));
    }
    let list = heap.begin_list();
    heap.hold(&object(0), &list);
    assert_eq!(tracked(&heap), None);
}
