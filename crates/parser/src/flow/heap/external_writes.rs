//! Objects whose properties unknown code may set.

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::heap::Heap;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::object::Object;
use crate::payload::Rest;

/// How many literals around a literal are looked at.
pub(crate) const MAX_OWNERS: usize = 8;

impl Heap<'_> {
    /// Takes note that code out of sight gets at the objects and what they hold.
    pub(crate) fn mark_externally_writable(&mut self, value: &Value) {
        let mut waiting: Vec<ObjectId> = value.objects().collect();
        while let Some(id) = waiting.pop() {
            if std::mem::replace(&mut self.allocation_mut(id).is_externally_writable, true) {
                continue;
            }
            waiting.extend(self.state.object(id).into_iter().flat_map(Object::held));
        }
    }

    pub(crate) fn is_externally_writable(&self, id: ObjectId) -> bool {
        let mut owner = Some(id);
        for _ in 0..MAX_OWNERS {
            let Some(id) = owner else { return false };
            let made = self.allocation(id);
            let is_open = || {
                let object = self.state.object(id);
                object.is_some_and(|object| object.disjuncts.iter().any(|disjunct| disjunct.rest != Rest::Exact))
            };
            if made.is_externally_writable || matches!(made.kind, AllocationKind::Instance) || is_open() {
                return true;
            }
            owner = if matches!(made.kind, AllocationKind::Literal) { made.home_object } else { None };
        }
        false
    }

    /// `class Checkout extends React.Component { state = { method: "payPal" }; }`
    pub(crate) fn holds_as_state(&self, owner: ObjectId, id: ObjectId) -> bool {
        let disjuncts = self.state.object(owner).into_iter().flat_map(|owner| &owner.disjuncts);
        disjuncts.filter_map(|disjunct| disjunct.get("state")).any(|property| property.value().holds(id))
    }

    /// `{ items: [], ...options }`: true for a list or an object without functions that stands where somebody's options may
    /// have put another one.
    pub(crate) fn is_default_data(&self, holder: ObjectId, held: ObjectId) -> bool {
        let disjuncts = |id| self.state.object(id).into_iter().flat_map(|object| &object.disjuncts);
        let is_data = || {
            !self.is_callable(held)
                && self.state.object(held).is_some_and(|object| !object.held().any(|id| self.is_callable(id)))
        };
        disjuncts(holder).any(|disjunct| disjunct.rest == Rest::Open)
            && matches!(self.allocation(holder).kind, AllocationKind::Literal)
            && is_data()
    }

    /// Lets an object have properties that unknown code has added.
    pub(crate) fn mark_escaped(&mut self, id: ObjectId) {
        let is_closed = |object: &Object| object.disjuncts.iter().any(|disjunct| disjunct.rest == Rest::Exact);
        if self.state.object(id).is_some_and(is_closed) {
            self.state.object_mut(id).each(|disjunct| disjunct.rest = disjunct.rest.max(Rest::Escaped));
        }
    }
}
