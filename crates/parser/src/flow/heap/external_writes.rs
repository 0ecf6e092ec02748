//! Externally writable objects: unknown code may set their properties at any time.

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::heap::Heap;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::object::Object;
use crate::payload::Rest;

/// Maximum number of nested literals that are searched outwards for an externally writable one.
const MAX_OWNERS: usize = 8;

impl Heap<'_> {
    /// Marks the objects as externally writable, with all that they hold.
    pub(crate) fn mark_externally_writable(&mut self, value: &Value) {
        let mut waiting: Vec<ObjectId> = value.objects().collect();
        while let Some(id) = waiting.pop() {
            if std::mem::replace(&mut self.allocation_mut(id).is_externally_writable, true) {
                continue;
            }
            waiting.extend(self.state.object(id).into_iter().flat_map(Object::held));
        }
    }

    /// True if unknown code may set properties of the object: it is marked, an instance, not exact, or in such a
    /// literal.
    pub(crate) fn is_externally_writable(&self, id: ObjectId) -> bool {
        let mut owner = Some(id);
        for _ in 0..MAX_OWNERS {
            let Some(id) = owner else { return false };
            let allocation = self.allocation(id);
            let is_open = || {
                let object = self.state.object(id);
                object.is_some_and(|object| object.disjuncts.iter().any(|disjunct| disjunct.rest != Rest::Exact))
            };
            if allocation.is_externally_writable || matches!(allocation.kind, AllocationKind::Instance) || is_open() {
                return true;
            }
            owner = if matches!(allocation.kind, AllocationKind::Literal) { allocation.home_object } else { None };
        }
        false
    }

    /// True if the object is the `state` of its owner, which React replaces:
    /// `class Checkout extends React.Component { state = { method: "payPal" }; }`
    pub(crate) fn holds_as_state(&self, owner: ObjectId, id: ObjectId) -> bool {
        let disjuncts = self.state.object(owner).into_iter().flat_map(|owner| &owner.disjuncts);
        disjuncts.filter_map(|disjunct| disjunct.get("state")).any(|property| property.value().holds(id))
    }

    /// True for an array, or an object without functions, that unknown options may replace: `{ items: [], ...options
    /// }`.
    pub(crate) fn is_default_data(&self, owner: ObjectId, held: ObjectId) -> bool {
        let disjuncts = |id| self.state.object(id).into_iter().flat_map(|object| &object.disjuncts);
        let is_data = || {
            !self.is_callable(held)
                && self.state.object(held).is_some_and(|object| !object.held().any(|id| self.is_callable(id)))
        };
        disjuncts(owner).any(|disjunct| disjunct.rest == Rest::Open)
            && matches!(self.allocation(owner).kind, AllocationKind::Literal)
            && is_data()
    }

    /// Marks an object as escaped: unknown code may have added properties.
    pub(crate) fn mark_escaped(&mut self, id: ObjectId) {
        let is_closed = |object: &Object| object.disjuncts.iter().any(|disjunct| disjunct.rest == Rest::Exact);
        if self.state.object(id).is_some_and(is_closed) {
            self.state.object_mut(id).each(|disjunct| disjunct.rest = disjunct.rest.max(Rest::Escaped));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::heap::testing::{bound, heap_of, object_value, put};
    use crate::payload::Presence;

    #[test]
    fn the_state_of_a_component_is_what_its_member_of_that_name_holds() {
        let mut heap = heap_of([AllocationKind::Instance, AllocationKind::Literal, AllocationKind::Literal]);
        put(&mut heap, 0, "state", Presence::Always, object_value(1));
        put(&mut heap, 0, "payload", Presence::Always, object_value(2));
        let is_state = |owner, id| heap.holds_as_state(ObjectId(owner), ObjectId(id));
        assert!(is_state(0, 1) && !is_state(0, 2) && !is_state(1, 2));
    }

    #[test]
    fn options_may_replace_data_of_the_literal_that_they_are_spread_into() {
        let literal = AllocationKind::Literal;
        let kinds = [literal.clone(), AllocationKind::Array, literal, bound(), AllocationKind::Instance];
        let [owner, list, methods, function, instance] = [0, 1, 2, 3, 4].map(ObjectId);
        let mut heap = heap_of(kinds);
        put(&mut heap, 2, "pay", Presence::Always, object_value(3));
        assert!(!heap.is_default_data(owner, list), "nothing is spread into it");
        for id in [owner, instance] {
            heap.state.object_mut(id).each(|disjunct| disjunct.rest = Rest::Open);
        }
        assert!(heap.is_default_data(owner, list));
        assert!(
            !heap.is_default_data(owner, function) && !heap.is_default_data(owner, methods),
            "functions are no data"
        );
        assert!(!heap.is_default_data(instance, list), "an instance is no default");
    }
}
