//! States, held against single runs: random programs are evaluated, and each run of them is followed. What a run has must be
//! known of, and objects that one run has together exclude each other nowhere.

use proptest::prelude::*;

use super::evaluation::{Evaluation, Looked, lookups};
use super::program::steps;
use super::run::{ends, fault};
use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::testing::{config, place};
use crate::flow::domain::value::Value;
use crate::flow::heap::state::Arrivals;

proptest! {
    #![proptest_config(ProptestConfig { cases: 4 * config().cases, ..config() })]

    #[test]
    fn every_run_is_known_of(steps in steps(), allowed in prop_oneof![3 => Just(usize::MAX), 1 => Just(0), 1 => 0..60_usize]) {
        let found = Evaluation::of(&steps, allowed);
        for choices in 0..128 {
            if let Some(run) = ends(&steps, choices) {
                prop_assert_eq!(fault(&found, &run), None, "choices {:b}", choices);
            }
        }
    }

    #[test]
    fn a_state_that_joins_itself_stays_as_it_is(steps in steps()) {
        let mut state = Evaluation::of(&steps, usize::MAX).state;
        let before = lookups(&state);
        let other = state.fork();
        prop_assert!(state.is_same(&other, ids(99)));
        state.join(other);
        prop_assert_eq!(lookups(&state), before);
    }

    #[test]
    fn dead_states_add_nothing(steps in steps()) {
        let mut state = Evaluation::of(&steps, usize::MAX).state;
        let before = lookups(&state);
        let mut dead = state.fork();
        dead.set_cell(CellId(0), Value::unknown(place(1)));
        dead.live = false;
        if state.live {
            state.join(dead.clone());
            prop_assert_eq!(&lookups(&state), &before);
            dead.join(state);
            prop_assert!(dead.live);
            prop_assert_eq!(&lookups(&dead), &before);
        }
    }

    #[test]
    fn states_differ_in_what_is_looked_up(before in steps(), after in steps(), first in 0..8_u32) {
        let mut found = Evaluation::of(&before, usize::MAX);
        let old = found.state.fork();
        found.blocks.push(Arrivals::default());
        found.all(&after);
        found.end_block();
        let (one, other) = (lookups(&old), lookups(&found.state));
        let differs = |id: &u32, part: fn(&Looked, &Looked) -> bool| {
            let at = |all: &[Looked]| all.get(*id as usize).cloned().unwrap_or((None, None));
            part(&at(&one), &at(&other))
        };
        let cells: Vec<u32> = (0..first).filter(|id| differs(id, |one, other| one.0 != other.0)).collect();
        let objects: Vec<u32> = (0..first).filter(|id| differs(id, |one, other| one.1 != other.1)).collect();
        for (left, right) in [(&old, &found.state), (&found.state, &old)] {
            let (mut found_cells, mut found_objects) = left.differing(right, ids(first));
            found_cells.sort();
            found_objects.sort();
            prop_assert_eq!(found_cells.iter().map(|id| id.0).collect::<Vec<_>>(), cells.clone());
            prop_assert_eq!(found_objects.iter().map(|id| id.0).collect::<Vec<_>>(), objects.clone());
            let is_same = cells.is_empty() && objects.is_empty() && left.live == right.live;
            prop_assert_eq!(left.is_same(right, ids(first)), is_same);
        }
    }

    #[test]
    fn what_is_adopted_is_what_is_new(before in steps(), after in steps(), first in 0..8_u32) {
        let mut found = Evaluation::of(&before, usize::MAX);
        let mut old = found.state.fork();
        found.blocks.push(Arrivals::default());
        found.all(&after);
        found.end_block();
        let (mine, theirs) = (lookups(&old), lookups(&found.state));
        old.adopt(&found.state, ObjectId(first), CellId(first));
        let now = lookups(&old);
        for (index, now) in now.iter().enumerate() {
            let is_new = index >= first as usize;
            let expected = if is_new { &theirs } else { &mine };
            prop_assert_eq!(now, &expected.get(index).cloned().unwrap_or_default(), "{}", index);
        }
    }
}

fn ids(first: u32) -> (ObjectId, CellId) {
    (ObjectId(first), CellId(first))
}
