//! Objects that nothing holds any more are dead.

use smallvec::SmallVec;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::allocation::{Allocation, AllocationKind};
use crate::flow::heap::object::Object;
use crate::flow::heap::owners::{Owner, Owners};
use crate::flow::heap::state::State;

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
