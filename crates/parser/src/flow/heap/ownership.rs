//! Ownership: an object without owners (variables, properties, arguments) is dead, and doesn't keep a write from being
//! a strong update.
//!
//! ```js
//! let p = { type: "payPal" };
//! p = { type: "payco" };       // nothing owns the first object any more
//! ```

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

/// Assigns to a variable in a state. Objects that it owned alone are dead then.
pub(crate) fn replace_in_cell(allocations: &[Allocation<'_>], state: &mut State, cell: CellId, value: Value) {
    let old = state.cell(cell).into_iter().flat_map(Value::objects);
    let lost: SmallVec<[ObjectId; 2]> = old.filter(|id| !value.holds(*id)).collect();
    state.set_cell(cell, value);
    for id in lost {
        kill_unowned(allocations, state, id);
    }
}

/// Narrows a variable to some of its alternatives. Objects that exclude all of these are dead then, whatever else owns
/// them: `const q = p; if ("amount" in p) …` narrows `q`, too.
pub(crate) fn narrow_cell(allocations: &[Allocation<'_>], state: &mut State, cell: CellId, kept: Value) {
    let exclude = |one: ObjectId, other: ObjectId| match (state.object(one), state.object(other)) {
        (Some(one), Some(other)) => one.history.exclude(&other.history),
        _ => false,
    };
    let is_excluded = |id: &ObjectId| {
        kept.alternatives().iter().all(|alternative| alternative.object().is_some_and(|other| exclude(*id, other)))
    };
    let lost = state.cell(cell).into_iter().flat_map(Value::objects).filter(|id| !kept.holds(*id));
    let excluded: SmallVec<[ObjectId; 2]> = lost.filter(is_excluded).collect();
    replace_in_cell(allocations, state, cell, kept);
    for id in excluded {
        for held in kill(state, id) {
            kill_unowned(allocations, state, held);
        }
    }
}

/// Kills an object that nothing owns any more in a state, and the objects that only it owned.
pub(crate) fn kill_unowned(allocations: &[Allocation<'_>], state: &mut State, id: ObjectId) {
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if !is_owned(&allocations[id.0 as usize], state, id) {
            waiting.extend(kill(state, id));
        }
    }
}

/// Kills an object. Returns the objects that its properties held.
fn kill(state: &mut State, id: ObjectId) -> Vec<ObjectId> {
    let Some(object) = state.object(id).filter(|object| !object.is_dead()) else { return Vec::new() };
    let held = object.held().collect();
    state.set_object(id, Object::dead());
    held
}

/// True if something owns the object in a state, or may own it untracked.
fn is_owned(allocation: &Allocation<'_>, state: &State, id: ObjectId) -> bool {
    let Owners::Tracked(known) = &allocation.owners else { return true };
    // An object without any owner so far is still to be assigned. Functions are never killed.
    known.is_empty()
        || matches!(allocation.kind, AllocationKind::Closure(_) | AllocationKind::Class(_) | AllocationKind::Bound(_))
        || known.iter().any(|owner| match owner {
            Owner::List(_) => true,
            Owner::Cell(cell) => state.cell(*cell).is_some_and(|value| value.holds(id)),
            Owner::Property(owner, name) => state.object(*owner).is_some_and(|owner| {
                let properties = owner.disjuncts.iter().filter_map(|disjunct| disjunct.get(name));
                properties.flat_map(|property| property.definitions.objects()).any(|held| held == id)
            }),
        })
}

impl Heap<'_> {
    /// Returns an owner for a list of arguments: it owns the first ones while the others are evaluated.
    pub(crate) fn begin_list(&mut self) -> Owner {
        self.lists += 1;
        Owner::List(self.lists)
    }

    /// Records an owner of the objects; past the limit they are untracked.
    pub(crate) fn hold(&mut self, value: &Value, owner: &Owner) {
        for id in value.objects() {
            if let Owners::Tracked(known) = &mut self.allocation_mut(id).owners
                && !known.contains(owner)
            {
                if known.len() < MAX_OWNERS_TRACKED {
                    known.push(owner.clone());
                } else {
                    self.allocation_mut(id).owners = Owners::Untracked;
                }
            }
        }
    }

    /// Records the object's properties as owners of the objects that they hold.
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

    /// Removes an owner of the objects.
    pub(crate) fn release(&mut self, value: &Value, owner: &Owner) {
        for id in value.objects() {
            if let Owners::Tracked(known) = &mut self.allocation_mut(id).owners {
                known.retain(|other| other != owner);
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
            // Writing into these throws, or changes nothing.
            ValueKind::Undefined | ValueKind::Null | ValueKind::Unset => true,
            _ => false,
        });
        if is_sure { Update::Strong } else { Update::Weak }
    }

    /// Marks the objects as untracked: something owns them that isn't recorded, so they never die.
    pub(crate) fn untrack(&mut self, value: &Value) {
        for id in value.objects() {
            self.allocation_mut(id).owners = Owners::Untracked;
        }
    }

    /// Assigns to a variable in the present state.
    pub(crate) fn set_cell(&mut self, cell: CellId, value: Value) {
        self.hold(&value, &Owner::Cell(cell));
        self.forget_source(&Source::Variable(cell));
        replace_in_cell(&self.allocations, &mut self.state, cell, value);
    }

    /// Joins the state of a jump to here into the present one.
    pub(crate) fn land(&mut self, state: Option<State>) {
        if let Some(state) = state {
            self.state.join(state);
        }
    }
}

#[cfg(test)]
mod tests;
