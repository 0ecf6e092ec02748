//! Boxes of Vue in templates: the name of `ref(payload)` or `computed(f)` stands for what the box holds. Scripts write
//! `.value`, and what they read of the box itself is nothing else, so that both can be read in one way.

use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::interp::Interpreter;

/// The member in which a box of Vue has what it holds.
const HELD: &str = "value";

impl Interpreter<'_> {
    /// Notes a box whose value stands under that name.
    pub(crate) fn note_ref(&mut self, id: ObjectId, name: &str) {
        if name == HELD {
            self.components.refs.insert(id);
        }
    }

    /// The value with what boxes hold in place of the boxes, to read a property other than theirs. `None` if no box is
    /// among its alternatives.
    pub(crate) fn held_by_refs(&mut self, base: &Value, name: &Atom, at: At) -> Option<Value> {
        if &**name == HELD || !base.objects().any(|id| self.components.refs.contains(&id)) {
            return None;
        }
        let mut value = Value::default();
        for alternative in base.alternatives() {
            match alternative.object().filter(|id| self.components.refs.contains(id)) {
                Some(_) => {
                    let of_box: Value = std::iter::once(alternative.clone()).collect();
                    value.join(&self.read_property(&of_box, &Atom::new(HELD), None, at));
                }
                None => value.join(&std::iter::once::<Alternative>(alternative.clone()).collect()),
            }
        }
        Some(value)
    }
}
