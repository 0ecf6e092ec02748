//! States, held against single runs: random programs of branches, early leaves and writes are evaluated, and each run of
//! them is followed. What a run has must be known of, and objects that one run has together exclude each other nowhere.

use std::collections::BTreeMap;

use proptest::prelude::*;
use smallvec::smallvec;

use super::*;
use crate::flow::domain::id::{At, OriginId};
use crate::flow::domain::testing::{Concrete, config, covers, place};
use crate::flow::domain::value::Alternative;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::{Allocation, AllocationKind};
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::Disjunct;
use crate::flow::heap::owners::{Owner, Owners};
use crate::flow::heap::ownership::replace_in_cell;
use crate::flow::heap::testing::{ConcreteObject, NAMES, object_covers};
use crate::payload::Rest;
use crate::tree::node_key::NodeKey;

const CELLS: u32 = 4;

/// A statement of a small language.
#[derive(Clone, Debug)]
enum Step {
    /// `a = {}`
    New(u32),
    /// `a = b`
    Copy(u32, u32),
    /// `a = null`
    Clear(u32),
    /// `a.name = n`
    Write(u32, usize),
    /// `if (…) { … } else { … }`
    Branch(Vec<Step>, Vec<Step>),
    /// `block: { … }`
    Block(Vec<Step>),
    /// `break block;`
    Leave,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let cell = || 0..CELLS;
    let leaf = prop_oneof![
        4 => cell().prop_map(Step::New),
        3 => (cell(), cell()).prop_map(|(to, from)| Step::Copy(to, from)),
        2 => cell().prop_map(Step::Clear),
        5 => (cell(), 0..NAMES.len()).prop_map(|(cell, name)| Step::Write(cell, name)),
        1 => Just(Step::Leave),
    ];
    let step = leaf.prop_recursive(4, 40, 5, |inner| {
        let inner = || prop::collection::vec(inner.clone(), 0..5);
        prop_oneof![
            4 => (inner(), inner()).prop_map(|(yes, no)| Step::Branch(yes, no)),
            1 => inner().prop_map(Step::Block),
        ]
    });
    prop::collection::vec(step, 1..12)
}

/// Evaluates steps as the interpreter does.
struct Evaluation {
    state: State,
    made: Vec<Allocation<'static>>,
    blocks: Vec<Arrivals>,
    writes: u32,
}

impl Evaluation {
    fn of(steps: &[Step], allowed: usize) -> Self {
        let mut run =
            Self { state: State::new(allowed), made: Vec::new(), blocks: vec![Arrivals::default()], writes: 0 };
        for cell in 0..CELLS {
            run.state.set_cell(CellId(cell), Value::of(ValueKind::Null, place(0)));
        }
        run.all(steps);
        run.end_block();
        run
    }

    fn all(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(step);
        }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::New(cell) => {
                let id = self.make();
                self.state.set_object(id, Object::new(Rest::Exact));
                self.set(*cell, Value::of(ValueKind::Object(id), place(id.0)));
            }
            Step::Copy(to, from) => {
                let value = self.state.cell(CellId(*from)).cloned().unwrap_or_default();
                self.set(*to, value);
            }
            Step::Clear(cell) => self.set(*cell, Value::of(ValueKind::Null, place(0))),
            Step::Write(cell, name) => self.write(*cell, *name),
            Step::Branch(yes, no) => {
                let known = lookups(&self.state);
                let other = self.state.fork();
                assert_eq!(lookups(&self.state), known, "a fork changes nothing");
                assert_eq!(lookups(&other), known, "both sides of a fork are the same");
                self.all(yes);
                let after = std::mem::replace(&mut self.state, other);
                self.all(no);
                self.state.join(after);
            }
            Step::Block(steps) => {
                self.blocks.push(Arrivals::default());
                self.all(steps);
                self.end_block();
            }
            Step::Leave => {
                self.blocks.last_mut().expect("all steps are in a block").add(&mut self.state);
                self.state.live = false;
            }
        }
    }

    fn end_block(&mut self) {
        let mut left = self.blocks.pop().expect("a block ends once");
        let is_empty = left.is_empty();
        let so_far = left.so_far().map(|state| lookups(&state));
        let all = left.take();
        assert_eq!((all.is_none(), so_far), (is_empty, all.as_ref().map(lookups)));
        if let Some(left) = all {
            self.state.join(left);
        }
    }

    fn make(&mut self) -> ObjectId {
        let id = ObjectId(u32::try_from(self.made.len()).expect("programs are short"));
        self.made.push(Allocation {
            kind: AllocationKind::Literal,
            at: At::default(),
            prototype: None,
            home_object: None,
            owners: Owners::Tracked(smallvec![]),
            allocated_in: NodeKey::TOP,
            is_externally_writable: false,
        });
        id
    }

    fn set(&mut self, cell: u32, value: Value) {
        for id in value.objects() {
            if let Owners::Tracked(known) = &mut self.made[id.0 as usize].owners {
                known.push(Owner::Cell(CellId(cell)));
            }
        }
        replace_in_cell(&self.made, &mut self.state, CellId(cell), value);
    }

    fn write(&mut self, cell: u32, name: usize) {
        let base = self.state.cell(CellId(cell)).cloned().unwrap_or_default();
        if base.alternatives().iter().all(|alternative| alternative.object().is_none()) {
            // `null.name = n` throws.
            self.state.live = false;
            return;
        }
        let value = Value::of(ValueKind::Number(None), place(0));
        let definition = Definition { origin: OriginId(self.writes), value, getter: None };
        self.writes += 1;
        let all: Vec<ObjectId> = base.objects().collect();
        let changed: Vec<(ObjectId, Object)> = all
            .iter()
            .filter_map(|id| {
                let own = self.state.object(*id)?;
                let is_sure = all.iter().filter(|other| *other != id).all(|other| {
                    self.state.object(*other).is_none_or(|other| other.is_dead() || own.history.exclude(&other.history))
                });
                let mut written = own.clone();
                written.each(|disjunct: &mut Disjunct| disjunct.set(&NAMES[name].into(), definition.clone()));
                if !is_sure {
                    written.join(own);
                }
                Some((*id, written))
            })
            .collect();
        for (id, object) in changed {
            *self.state.object_mut(id) = object;
        }
    }
}

/// One run of steps. It makes the objects of the evaluation, numbered alike.
#[derive(Clone, Default)]
struct Run {
    cells: BTreeMap<u32, ObjectId>,
    objects: BTreeMap<ObjectId, ConcreteObject>,
    made: u32,
    choices: u64,
}

/// The place at which a run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Step,
    Left,
    Thrown,
}

impl Run {
    fn all(&mut self, steps: &[Step]) -> Next {
        for (index, step) in steps.iter().enumerate() {
            let next = self.step(step);
            if next != Next::Step {
                self.skip(&steps[index + 1..]);
                return next;
            }
        }
        Next::Step
    }

    fn step(&mut self, step: &Step) -> Next {
        match step {
            Step::New(cell) => {
                let id = ObjectId(self.made);
                self.made += 1;
                self.objects.insert(id, ConcreteObject::new());
                self.cells.insert(*cell, id);
            }
            Step::Copy(to, from) => match self.cells.get(from).copied() {
                Some(id) => _ = self.cells.insert(*to, id),
                None => _ = self.cells.remove(to),
            },
            Step::Clear(cell) => _ = self.cells.remove(cell),
            Step::Write(cell, name) => {
                let Some(id) = self.cells.get(cell) else { return Next::Thrown };
                let object = self.objects.get_mut(id).expect("it was made");
                object.insert(NAMES[*name], Concrete::Number(1.0));
            }
            Step::Branch(yes, no) => {
                let choice = self.choices % 2;
                self.choices /= 2;
                if choice == 0 {
                    let next = self.all(yes);
                    self.skip(no);
                    return next;
                }
                self.skip(yes);
                return self.all(no);
            }
            Step::Block(steps) => {
                let next = self.all(steps);
                return if next == Next::Left { Next::Step } else { next };
            }
            Step::Leave => return Next::Left,
        }
        Next::Step
    }

    /// Numbers the objects of steps that don't run.
    fn skip(&mut self, steps: &[Step]) {
        for step in steps {
            match step {
                Step::New(_) => self.made += 1,
                Step::Branch(yes, no) => {
                    self.skip(yes);
                    self.skip(no);
                }
                Step::Block(steps) => self.skip(steps),
                Step::Copy(..) | Step::Clear(_) | Step::Write(..) | Step::Leave => {}
            }
        }
    }
}

/// The variable and the object of a number.
type Looked = (Option<Value>, Option<Object>);

fn lookups(state: &State) -> Vec<Looked> {
    let (cells, objects) = state.changed_since_fork(&State::dead());
    let count = cells.last().map_or(0, |id| id.0).max(objects.last().map_or(0, |id| id.0)) + 2;
    (0..count).map(|id| (state.cell(CellId(id)).cloned(), state.object(ObjectId(id)).cloned())).collect()
}

/// The fault of an evaluation, if a run ends like this.
fn fault(found: &Evaluation, run: &Run) -> Option<String> {
    let state = &found.state;
    if !state.live {
        return Some("the run gets to the end".to_owned());
    }
    for cell in 0..CELLS {
        let held = run.cells.get(&cell).map_or(Concrete::Null, |id| Concrete::Object(*id));
        let value = state.cell(CellId(cell)).expect("it was set at the start");
        if !covers(value, &held) {
            return Some(format!("variable {cell} may be {held:?}, no {value:?}"));
        }
    }
    let held: Vec<ObjectId> = run.cells.values().copied().collect();
    for id in &held {
        let object = state.object(*id).expect("it was made");
        if !object_covers(object, &run.objects[id]) {
            return Some(format!("{id:?} may be {:?}, no {object:?}", run.objects[id]));
        }
        for other in &held {
            if object.history.exclude(&state.object(*other).expect("it was made").history) {
                return Some(format!("{id:?} and {other:?} are both there"));
            }
        }
    }
    None
}

fn ends(steps: &[Step], choices: u64) -> Option<Run> {
    let mut run = Run { choices, ..Run::default() };
    let next = run.all(steps);
    (next != Next::Thrown).then_some(run)
}

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
fn disjuncts_of_two_arms_are_kept_apart_unless_there_is_much_work() {
    let steps = [Step::New(0), Step::Branch(vec![Step::Write(0, 1)], vec![Step::Write(0, 2)])];
    let disjuncts = |allowed| Evaluation::of(&steps, allowed).state.object(ObjectId(0)).unwrap().disjuncts.len();
    assert_eq!((disjuncts(usize::MAX), disjuncts(0)), (2, 1));
}

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
