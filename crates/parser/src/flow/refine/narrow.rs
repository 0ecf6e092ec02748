//! Narrowing: removes the alternatives and disjuncts that a test rules out.
//!
//! ```js
//! if (payload.type === "payPal") dr.createSource(payload);   // disjuncts of other types don't get here
//! ```

use std::rc::Rc;

use swc_atoms::Atom;

use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::heap::Heap;
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::object::{Disjunct, PropertyState};
use crate::flow::heap::ownership::{Update, narrow_cell};
use crate::flow::heap::state::State;
use crate::flow::refine::doubt::Doubt;
use crate::payload::{Presence, Rest};
use crate::sdk::DISCRIMINANT;

/// Maximum number of objects that a variable may hold for a test of their property to narrow the variable.
const MAX_HELD: usize = 16;

/// A variable, or a property of a known object, that a test can narrow.
pub(crate) enum Narrowable {
    Variable(CellId),
    Property(TestedProperty),
    /// A variable that holds one of several objects, narrowed by a property of these.
    VariableByProperty(CellId, Vec<TestedProperty>),
}

/// A property of an object.
pub(crate) struct TestedProperty {
    pub(crate) object: ObjectId,
    pub(crate) name: Atom,
    /// True if the object may inherit the property.
    pub(crate) inherits: bool,
    /// The values that unknown code may have replaced by now.
    pub(crate) doubt: Doubt,
}

/// Gives the subject of a test the value that it would have on an unreached side of a branch: calls there are judged as
/// if they were reached.
pub(crate) fn assume(state: &mut State, subject: &Narrowable, assumed: &[Alternative]) {
    if state.live {
        return;
    }
    let value: Value = assumed.iter().cloned().collect();
    match subject {
        Narrowable::Variable(cell) => state.set_cell(*cell, value),
        Narrowable::Property(tested) => state.object_mut(tested.object).each(|disjunct| {
            let Some(property) = disjunct.properties.named_mut(&tested.name) else {
                disjunct.rest = Rest::Open;
                return;
            };
            Rc::make_mut(property).definitions.each(|definition| definition.value.clone_from(&value));
        }),
        Narrowable::VariableByProperty(..) => {}
    }
}

/// Keeps the alternatives of a property that pass. Returns false if the disjunct is ruled out as a whole.
fn narrow_disjunct(disjunct: &mut Rc<Disjunct>, tested: &TestedProperty, filter: &impl Fn(&Value) -> Value) -> bool {
    let nothing = Value::undefined(At::default());
    let filter = |value: &Value| {
        filter(&value.alternatives().iter().map(|alternative| tested.doubt.settle(alternative)).collect())
    };
    let may_lack = tested.inherits || disjunct.rest != Rest::Exact || !filter(&nothing).is_empty();
    let Some(index) = disjunct.properties.place(&tested.name) else { return may_lack };
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
            Rc::make_mut(disjunct).properties.remove(&tested.name);
            return true;
        }
        return property.definitions.is_empty();
    }
    if kept != **property {
        *Rc::make_mut(disjunct).properties.at_mut(index) = Rc::new(kept);
    }
    true
}

impl Heap<'_> {
    /// Keeps the alternatives of the subject that pass. If none is left, the state is dead.
    pub(crate) fn narrow(
        &self,
        state: &mut State,
        subject: &Narrowable,
        pass: impl Fn(&Alternative) -> Option<Vec<Alternative>>,
    ) {
        let filter = |value: &Value| value.filtered(&pass);
        match subject {
            Narrowable::Variable(cell) => {
                let Some(value) = state.cell(*cell) else { return };
                let kept = filter(value);
                if kept.is_empty() && !value.is_empty() {
                    state.live = false;
                } else if kept != *value {
                    narrow_cell(&self.allocations, state, *cell, kept);
                }
                self.narrow_copies(state, &Source::Variable(*cell), &filter);
            }
            Narrowable::Property(tested) => {
                let Some(object) = state.object(tested.object) else { return };
                let mut narrowed = object.clone();
                narrowed.disjuncts.retain(|disjunct| narrow_disjunct(disjunct, tested, &filter));
                if narrowed.disjuncts.is_empty() {
                    state.live = false;
                } else if narrowed != *object {
                    state.set_object(tested.object, narrowed);
                }
                self.narrow_copies(state, &Source::Member(tested.object, tested.name.clone()), &filter);
            }
            Narrowable::VariableByProperty(_, objects) if objects.len() > MAX_HELD => {}
            Narrowable::VariableByProperty(cell, objects) => {
                let Some(value) = state.cell(*cell) else { return };
                let mut kept = value.clone();
                for tested in objects {
                    let Some(object) = state.object(tested.object) else { continue };
                    let mut narrowed = object.clone();
                    narrowed.disjuncts.retain(|disjunct| narrow_disjunct(disjunct, tested, &filter));
                    if narrowed.is_dead() {
                        kept.retain(|alternative| alternative.object() != Some(tested.object));
                    } else if narrowed != *object && self.update_of(&kept, tested.object) == Update::Strong {
                        state.set_object(tested.object, narrowed);
                    }
                }
                let Some(value) = state.cell(*cell) else { return };
                if kept.is_empty() {
                    state.live = false;
                } else if kept != *value {
                    narrow_cell(&self.allocations, state, *cell, kept);
                }
            }
        }
    }

    /// Narrows the discriminant of objects that have it from the variable or member.
    fn narrow_copies(&self, state: &mut State, source: &Source, filter: &impl Fn(&Value) -> Value) {
        for (id, origin) in self.discriminants.of(source) {
            let Some(object) = state.object(id) else { continue };
            let tested =
                TestedProperty { object: id, name: Atom::new(DISCRIMINANT), inherits: false, doubt: Doubt::None };
            let is_copy = |disjunct: &Disjunct| {
                disjunct
                    .get(DISCRIMINANT)
                    .is_some_and(|property| property.definitions.iter().all(|definition| definition.origin == origin))
            };
            let mut narrowed = object.clone();
            narrowed.disjuncts.retain(|disjunct| !is_copy(disjunct) || narrow_disjunct(disjunct, &tested, filter));
            if !narrowed.is_dead() && narrowed != *object {
                state.set_object(id, narrowed);
            }
        }
    }
}

#[cfg(test)]
mod tests;
