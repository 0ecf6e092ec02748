//! The states of a program, as the interpreter makes them.

use smallvec::smallvec;

use super::program::{CELLS, Step};
use crate::flow::domain::id::{At, CellId, ObjectId, OriginId};
use crate::flow::domain::testing::place;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::{Allocation, AllocationKind};
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::{Disjunct, Object};
use crate::flow::heap::owners::{Owner, Owners};
use crate::flow::heap::ownership::replace_in_cell;
use crate::flow::heap::state::{Arrivals, State};
use crate::flow::heap::testing::NAMES;
use crate::payload::Rest;
use crate::tree::node_key::NodeKey;

/// Evaluates steps as the interpreter does.
pub(super) struct Evaluation {
    pub(super) state: State,
    made: Vec<Allocation<'static>>,
    pub(super) blocks: Vec<Arrivals>,
    writes: u32,
}

impl Evaluation {
    pub(super) fn of(steps: &[Step], allowed: usize) -> Self {
        let mut run =
            Self { state: State::new(allowed), made: Vec::new(), blocks: vec![Arrivals::default()], writes: 0 };
        for cell in 0..CELLS {
            run.state.set_cell(CellId(cell), Value::of(ValueKind::Null, place(0)));
        }
        run.all(steps);
        run.end_block();
        run
    }

    pub(super) fn all(&mut self, steps: &[Step]) {
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

    pub(super) fn end_block(&mut self) {
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

/// The variable and the object of a number.
pub(super) type Looked = (Option<Value>, Option<Object>);

pub(super) fn lookups(state: &State) -> Vec<Looked> {
    let (cells, objects) = state.changed_since_fork(&State::dead());
    let count = cells.last().map_or(0, |id| id.0).max(objects.last().map_or(0, |id| id.0)) + 2;
    (0..count).map(|id| (state.cell(CellId(id)).cloned(), state.object(ObjectId(id)).cloned())).collect()
}
