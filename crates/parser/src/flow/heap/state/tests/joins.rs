//! A join has what either side has, and compares what was written since the fork.

use std::rc::Rc;

use super::evaluation::Evaluation;
use super::program::Step;
use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::testing::place;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::forks::Fork;
use crate::flow::heap::state::State;

#[test]
fn objects_of_two_arms_exclude_each_other() {
    let steps = [Step::Branch(vec![Step::New(0)], vec![Step::New(0)]), Step::Write(0, 1)];
    let state = Evaluation::of(&steps, usize::MAX).state;
    let [one, other] = [0, 1].map(|id| state.object(ObjectId(id)).unwrap());
    assert!(one.history.exclude(&other.history));
    for object in [one, other] {
        assert!(object.disjuncts.len() == 1 && object.disjuncts[0].is_exact() && object.size() == 1);
    }
    let coarse = Evaluation::of(&steps, 0).state;
    let [one, other] = [0, 1].map(|id| coarse.object(ObjectId(id)).unwrap());
    assert!(!one.history.exclude(&other.history), "work is saved by forgetting that");
}

#[test]
fn a_variable_that_one_side_has_is_there_after_the_join() {
    let (mut state, value) = (State::new(9), Value::of(ValueKind::Null, place(0)));
    let mut other = state.fork();
    state.set_cell(CellId(1), value.clone());
    other.set_cell(CellId(2), value.clone());
    state.join(other);
    assert_eq!([1, 2, 3].map(|id| state.cell(CellId(id))), [Some(&value), Some(&value), None]);
    assert!(!State::dead().live && !State::dead().is_coarse() && State::new(0).live);
}

#[test]
fn a_join_compares_what_was_written_since_the_two_went_apart() {
    let value = || Value::of(ValueKind::Null, place(0));
    let mut state = State::new(usize::MAX);
    let write = |state: &mut State, cells: std::ops::Range<u32>| {
        cells.for_each(|cell| state.set_cell(CellId(cell), value()));
    };
    let mut kept = Vec::new();
    for index in 0..5 {
        write(&mut state, 10 * index..10 * index + 10);
        kept.push(state.fork());
    }
    let mut other = state.fork();
    // One side forks again twice, as a nested branch does.
    for cell in [100, 101] {
        write(&mut state, cell..cell + 1);
        kept.push(state.fork());
    }
    write(&mut other, 102..103);
    for (mut one, other) in [(state.clone(), other.clone()), (other, state)] {
        one.take_compared();
        one.join(other);
        assert_eq!(one.take_compared(), 3);
    }
}

#[test]
fn forks_that_no_other_state_remembers_leave_nothing() {
    // Finished calls leave such forks.
    let mut state = State::new(usize::MAX);
    let kept = state.fork();
    drop(state.fork());
    let last = Rc::as_ptr(&state.fork);
    for _ in 0..3 {
        drop(state.fork());
        assert_eq!(Rc::as_ptr(&state.fork), last);
    }
    assert!(Rc::as_ptr(&kept.fork) != last);
    let common = Fork::last_common(&state.fork, &kept.fork);
    assert!(common.is_some_and(|common| Rc::ptr_eq(common, &kept.fork)));
}
