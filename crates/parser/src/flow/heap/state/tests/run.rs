//! Single runs of a program, and what a state must know of them.

use std::collections::BTreeMap;

use super::evaluation::Evaluation;
use super::program::{CELLS, Step};
use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::testing::{Concrete, covers};
use crate::flow::heap::testing::{ConcreteObject, NAMES, object_covers};

/// One run of steps. It makes the objects of the evaluation, numbered alike.
#[derive(Clone, Default)]
pub(super) struct Run {
    pub(super) cells: BTreeMap<u32, ObjectId>,
    pub(super) objects: BTreeMap<ObjectId, ConcreteObject>,
    made: u32,
    pub(super) choices: u64,
}

/// The place at which a run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Step,
    Left,
    Thrown,
}

impl Run {
    pub(super) fn all(&mut self, steps: &[Step]) -> Next {
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

pub(super) fn ends(steps: &[Step], choices: u64) -> Option<Run> {
    let mut run = Run { choices, ..Run::default() };
    let next = run.all(steps);
    (next != Next::Thrown).then_some(run)
}

/// The fault of an evaluation, if a run ends like this.
pub(super) fn fault(found: &Evaluation, run: &Run) -> Option<String> {
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
