//! Joins are coarse once much has been compared.

use super::evaluation::Evaluation;
use super::program::Step;
use crate::flow::domain::id::{CellId, ObjectId, OriginId};
use crate::flow::domain::testing::place;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::Object;
use crate::flow::heap::state::{COARSE_ALTERNATIVES, State};
use crate::payload::Rest;

#[test]
fn what_is_compared_is_counted() {
    let mut state = State::new(6);
    let value = || Value::of(ValueKind::Null, place(0));
    state.set_cell(CellId(0), value());
    let mut other = state.fork();
    state.set_cell(CellId(1), value());
    other.set_cell(CellId(2), value());
    other.set_object(ObjectId(0), Object::new(Rest::Exact));
    state.join(other);
    assert_eq!((state.take_compared(), state.take_compared(), state.is_coarse()), (3, 0, false));
    state.count_compared(3);
    assert!(!state.is_coarse(), "so much is allowed");
    state.count_compared(1);
    assert!(state.is_coarse());
    assert_eq!(state.take_compared(), 4);
    let several: Value = (0..6).map(|id| Alternative::new(ValueKind::Object(ObjectId(id)), place(0))).collect();
    state.count_pairs(&several);
    assert_eq!(state.take_compared(), 9);
}

#[test]
fn coarse_joins_of_values_are_short() {
    let several = |ids: std::ops::Range<u32>| -> Value {
        ids.map(|id| Alternative::new(ValueKind::Object(ObjectId(id)), place(0))).collect()
    };
    let joined = |allowed| {
        let state = State::new(allowed);
        state.count_compared(1);
        let mut value = several(0..5);
        state.join_values(&mut value, &several(5..9));
        value.alternatives().len()
    };
    assert_eq!((joined(1), joined(0)), (9, COARSE_ALTERNATIVES + 1));
}

#[test]
fn disjuncts_of_two_arms_are_kept_apart_unless_there_is_much_work() {
    let steps = [Step::New(0), Step::Branch(vec![Step::Write(0, 1)], vec![Step::Write(0, 2)])];
    let disjuncts = |allowed| Evaluation::of(&steps, allowed).state.object(ObjectId(0)).unwrap().disjuncts.len();
    assert_eq!((disjuncts(usize::MAX), disjuncts(0)), (2, 1));
}

#[test]
fn what_neither_side_wrote_stays_as_long_as_it_is() {
    let several: Value = (0..9).map(|id| Alternative::new(ValueKind::Object(ObjectId(id + 90)), place(0))).collect();
    let definition = Definition { origin: OriginId(0), value: several.clone(), getter: None };
    let mut object = Object::new(Rest::Exact);
    object.each(|disjunct| disjunct.set(&"items".into(), definition.clone()));
    let joined = |change: fn(&mut Object)| {
        let mut state = State::new(0);
        state.set_object(ObjectId(0), object.clone());
        let mut other = state.fork();
        let mut changed = object.clone();
        change(&mut changed);
        other.set_object(ObjectId(0), changed);
        state.join(other);
        let object = state.object(ObjectId(0)).unwrap().clone();
        object.disjuncts[0].get("items").unwrap().value().alternatives().len()
    };
    assert_eq!(joined(|_| ()), 9);
    assert_eq!(joined(|object| object.each(|disjunct| disjunct.rest = Rest::Escaped)), COARSE_ALTERNATIVES + 1);
}
