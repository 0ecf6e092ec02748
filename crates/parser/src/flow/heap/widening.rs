//! Widening: variables and objects that may be anything besides what they are.

use std::rc::Rc;

use crate::flow::domain::id::{At, CellId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::Heap;
use crate::flow::heap::object::Object;

impl Heap<'_> {
    /// Lets a variable be possibly anything besides what it is.
    pub(crate) fn widen_cell(&mut self, cell: CellId) {
        let Some(mut value) = self.state.cell(cell).cloned() else { return };
        if !value.has_unknown() {
            let at = value.alternatives().first().map_or_else(At::default, |alternative| alternative.at);
            value.add(&Alternative::new(ValueKind::Unknown(None), at));
            self.set_cell(cell, value);
        }
    }

    /// True for a value that is as it was, but for objects that were made at the same place once more.
    pub(crate) fn is_settled(&self, old: &Value, new: &Value) -> bool {
        let is_alike = |one: &Alternative, other: &Alternative| match (&one.kind, &other.kind) {
            (ValueKind::Object(one), ValueKind::Object(other)) => {
                self.allocation(*one).at == self.allocation(*other).at
            }
            (one, other) => one == other,
        };
        new.alternatives().iter().all(|alternative| old.alternatives().iter().any(|known| is_alike(known, alternative)))
    }

    pub(crate) fn joined_where_unsettled(&self, old: &Object, new: &Object) -> (Object, bool) {
        let mut joined = new.clone();
        joined.join(old);
        let mut differs = false;
        for disjunct in &mut joined.disjuncts {
            for (name, property) in Rc::make_mut(disjunct).properties_mut() {
                let values = |object: &Object| -> Value {
                    let properties = object.disjuncts.iter().filter_map(|disjunct| disjunct.get(name));
                    properties
                        .flat_map(|property| &property.definitions)
                        .flat_map(|definition| definition.value.alternatives())
                        .cloned()
                        .collect()
                };
                if !self.is_settled(&values(old), &values(new)) {
                    property.widen(At::default());
                    differs = true;
                }
            }
        }
        (joined, differs)
    }
}
