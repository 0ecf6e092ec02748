//! Widening: adds *unknown* to variables and properties that differ in each round of a loop, so that it ends.

use std::rc::Rc;

use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, CellId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::Heap;
use crate::flow::heap::object::{Object, PropertyState};

impl Heap<'_> {
    /// Adds *unknown* to a variable.
    pub(crate) fn widen_cell(&mut self, cell: CellId) {
        let Some(mut value) = self.state.cell(cell).cloned() else { return };
        if !value.has_unknown() {
            let at = value.alternatives().first().map_or_else(At::default, |alternative| alternative.at);
            value.add(&Alternative::new(ValueKind::Unknown(None), at));
            self.set_cell(cell, value);
        }
    }

    /// True if a value hasn't changed, apart from new objects of the same allocation sites.
    pub(crate) fn is_settled(&self, old: &Value, new: &Value) -> bool {
        let is_alike = |one: &Alternative, other: &Alternative| match (&one.kind, &other.kind) {
            (ValueKind::Object(one), ValueKind::Object(other)) => {
                self.allocation(*one).at == self.allocation(*other).at
            }
            (one, other) => one == other,
        };
        new.alternatives().iter().all(|alternative| old.alternatives().iter().any(|known| is_alike(known, alternative)))
    }

    /// Joins an object with itself a round earlier and widens the properties that changed; true if there are any.
    pub(crate) fn joined_where_unsettled(&self, old: &Object, new: &Object) -> (Object, bool) {
        let mut joined = new.clone();
        joined.join(old);
        let mut differs = false;
        let states = |object: &Object, name: &Atom| -> SmallVec<[Rc<PropertyState>; 2]> {
            let rows =
                object.disjuncts.iter().filter_map(|disjunct| Some(&disjunct.properties[disjunct.position(name, 0)?]));
            rows.map(|(_, property)| Rc::clone(property)).collect()
        };
        for disjunct in &mut joined.disjuncts {
            for (name, property) in Rc::make_mut(disjunct).properties_mut() {
                let (old, new) = (states(old, name), states(new, name));
                if new.iter().all(|new| old.iter().any(|old| Rc::ptr_eq(old, new))) {
                    continue;
                }
                let values = |states: &[Rc<PropertyState>]| -> Value {
                    let definitions = states.iter().flat_map(|property| &property.definitions);
                    definitions.flat_map(|definition| definition.value.alternatives()).cloned().collect()
                };
                if !self.is_settled(&values(&old), &values(&new)) {
                    property.widen(At::default());
                    differs = true;
                }
            }
        }
        (joined, differs)
    }
}
