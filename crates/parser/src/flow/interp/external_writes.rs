//! Externally writable members: unknown code may set them, so a value read from them is never certain.
//!
//! ```js
//! class Checkout {
//!   sessionId = null;                                 // null until `start` has run, and unknown code runs that
//!   async start() { this.sessionId = (await get()).id; }
//!   pay() { dr.createSource({ type: "bPay", sessionId: this.sessionId, ...this.extra }); }   // extra: set elsewhere
//! }
//! ```
//!
//! Instances, objects with methods, components, exports and the objects in them are *externally writable*: a framework,
//! a caller or a user may set any of their members. In all other objects only those members are uncertain that another
//! function of the program assigns to. The objects themselves stay as they are: a payload that lacks a property still
//! lacks it.

use swc_atoms::Atom;

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::flow::refine::doubt::Doubt;
use crate::payload::Rest;

impl Interpreter<'_> {
    /// Returns which of a member's values may have been replaced by code that hasn't been seen to run yet.
    pub(crate) fn doubt(&self, id: ObjectId, name: &Atom) -> Doubt {
        if is_of_modules(name)
            || self.heap.is_array(id)
            || !self.heap.is_externally_writable(id) && !self.is_assigned_elsewhere(id, name)
        {
            Doubt::None
        } else if self.is_state(id, name) {
            Doubt::Anything
        } else {
            Doubt::Beginnings
        }
    }

    /// True if the running function didn't allocate the object, and a function other than the one that did assigns to
    /// members of this name: that assignment may have run before.
    pub(crate) fn is_assigned_elsewhere(&self, id: ObjectId, name: &Atom) -> bool {
        let (home, running) = (self.heap.allocation(id).allocated_in, self.control.running());
        home != running && self.script(self.heap.allocation(id).at.script).scopes.is_member_assigned_outside(name, home)
    }

    /// True if a text in this member is only the initial state of an object with functions of its own, such as a
    /// component or a page's object. False where it is a constant: in a table, under a name in capitals, or in a class
    /// that others extend.
    fn is_state(&self, id: ObjectId, name: &Atom) -> bool {
        let allocation = self.heap.allocation(id);
        let is_assigned =
            self.script(allocation.at.script).scopes.is_member_assigned_outside(name, allocation.allocated_in);
        if is_assigned || is_constant_name(name) || name.starts_with('#') {
            return false;
        }
        // `{ method: "payPal", ...options }`: the options may override it. Reports still show the value as written.
        let mut disjuncts = self.heap.state.object(id).into_iter().flat_map(|object| &object.disjuncts);
        if disjuncts.any(|disjunct| disjunct.rest != Rest::Exact) {
            return true;
        }
        let owner = match allocation.home_object {
            Some(owner) if self.heap.holds_as_state(owner, id) => owner,
            _ => id,
        };
        if !matches!(self.heap.allocation(owner).kind, AllocationKind::Instance) {
            return self
                .heap
                .state
                .object(owner)
                .is_some_and(|object| object.held().any(|id| self.heap.is_callable(id)));
        }
        let prototype = self.heap.allocation(owner).prototype;
        let class = prototype.and_then(|prototype| self.heap.allocation(prototype).home_object);
        let has_parent = prototype.is_some_and(|prototype| self.heap.allocation(prototype).prototype.is_some());
        !has_parent && !class.is_some_and(|class| self.heap.subclasses.contains_key(&class))
    }

    /// Returns the value that a reader of a member may rely on, given the value that the member is known to hold.
    pub(crate) fn settle_member(&self, id: ObjectId, name: &Atom, value: Value) -> Value {
        let is_data =
            |alternative: &Alternative| alternative.object().is_some_and(|held| self.heap.is_default_data(id, held));
        if !value.alternatives().iter().any(|alternative| is_settled_later(alternative) || is_data(alternative)) {
            return value;
        }
        let doubt = self.doubt(id, name);
        if doubt == Doubt::None {
            return value;
        }
        let settle = |alternative: &Alternative| match doubt {
            Doubt::Anything if is_data(alternative) => alternative.with_certainty(Certainty::Initial),
            _ => doubt.settle(alternative),
        };
        let settled: Value = value.alternatives().iter().map(settle).collect();
        let at = settled.alternatives()[0].at;
        if settled.alternatives().iter().all(|alternative| alternative.kind == ValueKind::Unset) {
            Value::named(name, at)
        } else {
            settled
        }
    }
}

/// True for values that programs often start with and replace later: `null`, `false`, `0`, a text that stands there as
/// a constant.
fn is_settled_later(alternative: &Alternative) -> bool {
    match &alternative.kind {
        ValueKind::Undefined | ValueKind::Null | ValueKind::Unset | ValueKind::Bool(_) | ValueKind::Number(Some(_)) => {
            true
        }
        ValueKind::Text(text) => text.is_empty() || alternative.certainty == Certainty::Sure,
        _ => false,
    }
}

/// True for names in capitals, as constants have them: `PAYPAL_TYPE`.
fn is_constant_name(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// True for the names that bundlers read from a module. No code sets them later.
fn is_of_modules(name: &str) -> bool {
    matches!(name, "__esModule" | "default")
}
