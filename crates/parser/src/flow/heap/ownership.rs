//! Objects that nothing holds any more are dead.

use smallvec::SmallVec;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::allocation::{Made, Maker};
use crate::flow::heap::object::Object;
use crate::flow::heap::owners::{Holder, Holders};
use crate::flow::heap::state::State;

/// Gives a variable a value in a state, in which what it held before may be gone then.
pub(crate) fn replace_in_cell(made: &[Made<'_>], state: &mut State, cell: CellId, value: Value) {
    let old = state.cell(cell).into_iter().flat_map(Value::objects);
    let lost: SmallVec<[ObjectId; 2]> = old.filter(|id| !value.holds(*id)).collect();
    state.set_cell(cell, value);
    for id in lost {
        drop_unheld(made, state, id);
    }
}

/// Leaves a variable some of the things that it may be. Objects that exclude all of these aren't there then, whatever
/// else holds them: `const q = p; if ("amount" in p) …` says as much about `q`.
pub(crate) fn narrow_cell(made: &[Made<'_>], state: &mut State, cell: CellId, kept: Value) {
    let exclude = |one: ObjectId, other: ObjectId| match (state.object(one), state.object(other)) {
        (Some(one), Some(other)) => one.sides.exclude(&other.sides),
        _ => false,
    };
    let is_excluded =
        |id: &ObjectId| kept.things().iter().all(|thing| thing.object().is_some_and(|other| exclude(*id, other)));
    let lost = state.cell(cell).into_iter().flat_map(Value::objects).filter(|id| !kept.holds(*id));
    let excluded: SmallVec<[ObjectId; 2]> = lost.filter(is_excluded).collect();
    replace_in_cell(made, state, cell, kept);
    for id in excluded {
        for held in take_away(state, id) {
            drop_unheld(made, state, held);
        }
    }
}

/// Takes an object away that nothing holds in a state any more, and what only it held.
pub(crate) fn drop_unheld(made: &[Made<'_>], state: &mut State, id: ObjectId) {
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if !is_held(&made[id.0 as usize], state, id) {
            waiting.extend(take_away(state, id));
        }
    }
}

/// Takes an object away; gives what its properties held.
pub(crate) fn take_away(state: &mut State, id: ObjectId) -> Vec<ObjectId> {
    let Some(object) = state.object(id).filter(|object| !object.is_gone()) else { return Vec::new() };
    let held = object.held().collect();
    state.set_object(id, Object::gone());
    held
}

pub(crate) fn is_held(made: &Made<'_>, state: &State, id: ObjectId) -> bool {
    let Holders::Known(known) = &made.holders else { return true };
    // What nobody has held yet is on its way to somewhere. Functions are never looked at by what holds them.
    known.is_empty()
        || matches!(made.by, Maker::Closure(_) | Maker::Class(_) | Maker::Bound(_))
        || known.iter().any(|holder| match holder {
            Holder::List(_) => true,
            Holder::Cell(cell) => state.cell(*cell).is_some_and(|value| value.holds(id)),
            Holder::Property(owner, name) => state.object(*owner).is_some_and(|owner| {
                let slots = owner.variants.iter().filter_map(|variant| variant.get(name));
                slots.flat_map(|slot| &slot.entries).any(|entry| entry.value.holds(id))
            }),
        })
}
