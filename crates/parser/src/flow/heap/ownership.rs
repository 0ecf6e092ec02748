//! Objects that nothing holds any more are dead.

use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::Heap;
use crate::flow::heap::allocation::{Allocation, AllocationKind};
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::object::Object;
use crate::flow::heap::owners::{MAX_OWNERS_TRACKED, Owner, Owners};
use crate::flow::heap::state::State;

/// The change that a write makes to one of the objects that it may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Update {
    /// The write certainly reaches the object: its old definition is gone.
    Strong,
    /// The write may reach another object instead: the old definition stays possible.
    Weak,
}

/// Gives a variable a value in a state, in which what it held before may be gone then.
pub(crate) fn replace_in_cell(made: &[Allocation<'_>], state: &mut State, cell: CellId, value: Value) {
    let old = state.cell(cell).into_iter().flat_map(Value::objects);
    let lost: SmallVec<[ObjectId; 2]> = old.filter(|id| !value.holds(*id)).collect();
    state.set_cell(cell, value);
    for id in lost {
        kill_unowned(made, state, id);
    }
}

/// Leaves a variable some of the alternatives that it may be. Objects that exclude all of these aren't there then, whatever
/// else holds them: `const q = p; if ("amount" in p) …` says as much about `q`.
pub(crate) fn narrow_cell(made: &[Allocation<'_>], state: &mut State, cell: CellId, kept: Value) {
    let exclude = |one: ObjectId, other: ObjectId| match (state.object(one), state.object(other)) {
        (Some(one), Some(other)) => one.history.exclude(&other.history),
        _ => false,
    };
    let is_excluded = |id: &ObjectId| {
        kept.alternatives().iter().all(|alternative| alternative.object().is_some_and(|other| exclude(*id, other)))
    };
    let lost = state.cell(cell).into_iter().flat_map(Value::objects).filter(|id| !kept.holds(*id));
    let excluded: SmallVec<[ObjectId; 2]> = lost.filter(is_excluded).collect();
    replace_in_cell(made, state, cell, kept);
    for id in excluded {
        for held in kill(state, id) {
            kill_unowned(made, state, held);
        }
    }
}

/// Takes an object away that nothing holds in a state any more, and what only it held.
pub(crate) fn kill_unowned(made: &[Allocation<'_>], state: &mut State, id: ObjectId) {
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if !is_owned(&made[id.0 as usize], state, id) {
            waiting.extend(kill(state, id));
        }
    }
}

/// Takes an object away; gives what its properties held.
pub(crate) fn kill(state: &mut State, id: ObjectId) -> Vec<ObjectId> {
    let Some(object) = state.object(id).filter(|object| !object.is_dead()) else { return Vec::new() };
    let held = object.held().collect();
    state.set_object(id, Object::dead());
    held
}

pub(crate) fn is_owned(made: &Allocation<'_>, state: &State, id: ObjectId) -> bool {
    let Owners::Tracked(known) = &made.owners else { return true };
    // What nobody has held yet is on its way to somewhere. Functions are never looked at by what holds them.
    known.is_empty()
        || matches!(made.kind, AllocationKind::Closure(_) | AllocationKind::Class(_) | AllocationKind::Bound(_))
        || known.iter().any(|holder| match holder {
            Owner::List(_) => true,
            Owner::Cell(cell) => state.cell(*cell).is_some_and(|value| value.holds(id)),
            Owner::Property(owner, name) => state.object(*owner).is_some_and(|owner| {
                let properties = owner.disjuncts.iter().filter_map(|disjunct| disjunct.get(name));
                properties.flat_map(|property| &property.definitions).any(|definition| definition.value.holds(id))
            }),
        })
}

impl Heap<'_> {
    /// A list of arguments, to hold those that are evaluated while others still are.
    pub(crate) fn begin_list(&mut self) -> Owner {
        self.lists += 1;
        Owner::List(self.lists)
    }

    /// Takes note of a place that holds objects.
    pub(crate) fn hold(&mut self, value: &Value, holder: &Owner) {
        for id in value.objects() {
            if let Owners::Tracked(known) = &mut self.allocation_mut(id).owners
                && !known.contains(holder)
            {
                if known.len() < MAX_OWNERS_TRACKED {
                    known.push(holder.clone());
                } else {
                    self.allocation_mut(id).owners = Owners::Untracked;
                }
            }
        }
    }

    /// Takes note that the object's own properties hold what they hold.
    pub(crate) fn hold_properties(&mut self, id: ObjectId) {
        let Some(object) = self.state.object(id) else { return };
        let properties = object.disjuncts.iter().flat_map(|disjunct| &disjunct.properties);
        let held: Vec<(Atom, Value)> = properties
            .map(|(name, property)| (name.clone(), property.value()))
            .filter(|(_, value)| value.objects().next().is_some())
            .collect();
        for (name, value) in held {
            self.hold(&value, &Owner::Property(id, name));
        }
    }

    /// Takes note that the holder holds the objects no more.
    pub(crate) fn release(&mut self, value: &Value, holder: &Owner) {
        for id in value.objects() {
            if let Owners::Tracked(known) = &mut self.allocation_mut(id).owners {
                known.retain(|other| other != holder);
            }
        }
    }

    /// The update that a write into `base` makes of one of its objects: strong if `base` can be nothing else while that
    /// object is alive.
    pub(crate) fn update_of(&self, base: &Value, id: ObjectId) -> Update {
        let own = self.state.object(id);
        let is_sure = base.alternatives().iter().all(|alternative| match alternative.kind {
            ValueKind::Object(other) if other == id => true,
            ValueKind::Object(other) => match (own, self.state.object(other)) {
                (Some(own), Some(other)) => other.is_dead() || own.history.exclude(&other.history),
                _ => false,
            },
            // Writing into these ends the run, or changes nothing.
            ValueKind::Undefined | ValueKind::Null | ValueKind::Unset => true,
            _ => false,
        });
        if is_sure { Update::Strong } else { Update::Weak }
    }

    /// Takes note that the objects are held by something that isn't counted.
    pub(crate) fn untrack(&mut self, value: &Value) {
        for id in value.objects() {
            self.allocation_mut(id).owners = Owners::Untracked;
        }
    }

    /// Gives a variable a value.
    pub(crate) fn set_cell(&mut self, cell: CellId, value: Value) {
        self.hold(&value, &Owner::Cell(cell));
        self.forget_source(&Source::Variable(cell));
        replace_in_cell(&self.allocations, &mut self.state, cell, value);
    }

    /// Joins a state that jumped here.
    pub(crate) fn land(&mut self, state: Option<State>) {
        if let Some(state) = state {
            self.state.join(state);
        }
    }
}

#[cfg(test)]
mod tests;
