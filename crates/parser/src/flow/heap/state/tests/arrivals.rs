//! States that arrive one by one at one place.

use super::evaluation::Evaluation;
use super::program::Step;
use super::run::{ends, fault};
use crate::flow::domain::id::{CellId, ObjectId, OriginId};
use crate::flow::domain::testing::place;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::Object;
use crate::flow::heap::state::{Arrivals, MAX_JOINED_ARRIVALS, State};
use crate::flow::heap::testing::NAMES;
use crate::payload::Rest;

/// As many ways out of a block as that, each after a write of its own.
fn leaves(count: usize) -> Vec<Step> {
    let leave = |index: usize| {
        let writes = (0..2).map(|bit| (index >> bit) % NAMES.len()).map(|name| Step::Write(0, name));
        Step::Branch(writes.chain([Step::New(1), Step::Leave]).collect(), Vec::new())
    };
    [Step::New(0)].into_iter().chain((0..count).map(leave)).collect()
}

#[test]
fn many_ways_out_of_a_block_are_all_known_of() {
    for count in [1, 2, MAX_JOINED_ARRIVALS - 1, MAX_JOINED_ARRIVALS, MAX_JOINED_ARRIVALS + 1, 40] {
        for allowed in [usize::MAX, 0, 50] {
            let steps = vec![Step::Block(leaves(count)), Step::New(2)];
            let found = Evaluation::of(&steps, allowed);
            for way in 0..=count {
                let choices = if way < 64 { !(1_u64 << way) } else { u64::MAX };
                let run = ends(&steps, choices).expect("it doesn't throw");
                assert_eq!(fault(&found, &run), None, "way {way} of {count}");
            }
        }
    }
}

#[test]
fn states_that_arrive_when_there_is_much_work_are_joined_coarsely() {
    let disjuncts = |allowed, count: usize| {
        let (mut state, mut arrivals) = (State::new(allowed), Arrivals::default());
        state.set_object(ObjectId(0), Object::new(Rest::Exact));
        state.count_compared(1);
        for index in 0..count {
            let mut way = state.fork();
            let value = Value::of(ValueKind::Null, place(0));
            let definition = Definition { origin: OriginId(0), value, getter: None };
            let name = ["amount", "items"][index % 2].into();
            way.object_mut(ObjectId(0)).each(|disjunct| disjunct.set(&name, definition.clone()));
            arrivals.add(&mut way);
        }
        arrivals.take().unwrap().object(ObjectId(0)).unwrap().disjuncts.len()
    };
    for count in [2, MAX_JOINED_ARRIVALS + 1, MAX_JOINED_ARRIVALS + 2] {
        assert_eq!((disjuncts(usize::MAX, count), disjuncts(0, count)), (2, 1), "{count} arrive");
    }
}

#[test]
fn a_thousand_early_returns_cost_no_more_than_what_is_written_in_between() {
    let compared = |count: u32| {
        let (mut state, mut arrivals) = (State::new(usize::MAX), Arrivals::default());
        for index in 0..count {
            // Each way out has written one variable and one object more than the one before.
            state.set_cell(CellId(index), Value::of(ValueKind::Null, place(0)));
            state.set_object(ObjectId(index), Object::new(Rest::Exact));
            arrivals.add(&mut state);
        }
        state.take_compared()
    };
    let first = u32::try_from(MAX_JOINED_ARRIVALS).expect("limits are small");
    // Past the first few, one variable and one object each.
    assert_eq!(compared(1000) - compared(first), 2 * (1000 - first) as usize);
}
