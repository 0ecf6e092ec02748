//! Values that a test rules out.

use std::rc::Rc;

use swc_atoms::Atom;

use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::heap::object::{Disjunct, PropertyState};
use crate::flow::heap::state::State;
use crate::flow::refine::doubt::Doubt;
use crate::payload::{Presence, Rest};

/// Of how many objects that a variable holds a test of their property tells which they are.
pub(crate) const MAX_HELD: usize = 16;

/// A variable, or a property of a known object, that a test can narrow.
pub(crate) enum Narrowable {
    Variable(CellId),
    Property(Owned),
    /// A variable that holds one of several objects, by a property of theirs.
    Holder(CellId, Vec<Owned>),
}

/// A property of an object.
pub(crate) struct Owned {
    pub(crate) object: ObjectId,
    pub(crate) name: Atom,
    /// Whether the object looks elsewhere for what it hasn't itself.
    pub(crate) inherits: bool,
    /// What of it something that isn't seen may have set by now.
    pub(crate) doubt: Doubt,
}

/// Gives the subject of a test what it would be on a side that the program doesn't get to: code there is judged as if it
/// were reached.
pub(crate) fn assume(state: &mut State, subject: &Narrowable, assumed: &[Alternative]) {
    if state.live {
        return;
    }
    let value: Value = assumed.iter().cloned().collect();
    match subject {
        Narrowable::Variable(cell) => state.set_cell(*cell, value),
        Narrowable::Property(owned) => state.object_mut(owned.object).each(|disjunct| {
            let Some((_, property)) = disjunct.properties.iter_mut().find(|(name, _)| *name == owned.name) else {
                disjunct.rest = Rest::Unknown;
                return;
            };
            for definition in &mut Rc::make_mut(property).definitions {
                definition.value.clone_from(&value);
            }
        }),
        Narrowable::Holder(..) => {}
    }
}

/// Keeps of a property what passes; says whether the object can be so at all.
pub(crate) fn narrow_disjunct(disjunct: &mut Rc<Disjunct>, owned: &Owned, filter: &impl Fn(&Value) -> Value) -> bool {
    let nothing = Value::undefined(At::default());
    let filter = |value: &Value| {
        filter(&value.alternatives().iter().map(|alternative| owned.doubt.settle(alternative)).collect())
    };
    let may_lack = owned.inherits || disjunct.rest != Rest::Closed || !filter(&nothing).is_empty();
    let Some(index) = disjunct.properties.iter().position(|(known, _)| *known == owned.name) else { return may_lack };
    let property = &disjunct.properties[index].1;
    let mut kept = PropertyState::clone(property);
    kept.definitions.retain(|definition| {
        let value = filter(&definition.value);
        let passes = !value.is_empty();
        if definition.getter.is_none() {
            definition.value = value;
        }
        passes
    });
    let was_sometimes = property.presence != Presence::Always;
    if !may_lack {
        kept.presence = Presence::Always;
    }
    if kept.definitions.is_empty() {
        if was_sometimes && may_lack {
            Rc::make_mut(disjunct).properties.remove(index);
            return true;
        }
        return property.definitions.is_empty();
    }
    if kept != **property {
        Rc::make_mut(disjunct).properties[index].1 = Rc::new(kept);
    }
    true
}
