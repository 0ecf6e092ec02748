//! Members that other code may set: what a test or a reader sees of them is never certain.
//!
//! ```js
//! class Checkout {
//!   sessionId = null;                                 // null until `start` has run, and nobody sees who runs it
//!   async start() { this.sessionId = (await get()).id; }
//!   pay() { dr.createSource({ type: "bPay", sessionId: this.sessionId, ...this.extra }); }   // extra: set elsewhere
//! }
//! ```
//!
//! Instances, objects with methods, components, exports and what lies in them are *exposed*: a framework, a caller or a
//! user may set any of their members. Of other objects only those members that another function of the program assigns
//! to are uncertain. The objects themselves stay as they are: a payload that lacks a property still lacks it.

use swc_atoms::Atom;

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::flow::refine::doubt::Doubt;
use crate::payload::Rest;

impl Interpreter<'_> {
    /// What of a member may have been set by something that hasn't run as far as seen.
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

    /// Whether another function than the one that is running, which did not make the object itself, assigns to members
    /// of that name: it may have run before.
    pub(crate) fn is_assigned_elsewhere(&self, id: ObjectId, name: &Atom) -> bool {
        let (home, running) = (self.heap.allocation(id).allocated_in, self.control.running());
        home != running && self.script(self.heap.allocation(id).at.script).scopes.is_member_assigned_outside(name, home)
    }

    /// Whether a text that the member holds is what something with functions of its own starts with, a component or a
    /// page's object, rather than a constant: members of tables, names in capitals, what a class gives those that extend it.
    fn is_state(&self, id: ObjectId, name: &Atom) -> bool {
        let made = self.heap.allocation(id);
        let is_assigned = self.script(made.at.script).scopes.is_member_assigned_outside(name, made.allocated_in);
        if is_assigned || is_constant_name(name) || name.starts_with('#') {
            return false;
        }
        // `{ method: "payPal", ...options }`: somebody's options. Reports keep what is written there all the same.
        let mut disjuncts = self.heap.state.object(id).into_iter().flat_map(|object| &object.disjuncts);
        if disjuncts.any(|disjunct| disjunct.rest != Rest::Exact) {
            return true;
        }
        let holder = match made.home_object {
            Some(owner) if self.heap.holds_as_state(owner, id) => owner,
            _ => id,
        };
        if !matches!(self.heap.allocation(holder).kind, AllocationKind::Instance) {
            return self
                .heap
                .state
                .object(holder)
                .is_some_and(|object| object.held().any(|id| self.heap.is_callable(id)));
        }
        let prototype = self.heap.allocation(holder).prototype;
        let class = prototype.and_then(|prototype| self.heap.allocation(prototype).home_object);
        let has_parent = prototype.is_some_and(|prototype| self.heap.allocation(prototype).prototype.is_some());
        !has_parent && !class.is_some_and(|class| self.heap.subclasses.contains_key(&class))
    }

    /// What a reader may count on of what a member holds as far as seen.
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

/// Whether it is something that programs start with and replace.
fn is_settled_later(alternative: &Alternative) -> bool {
    match &alternative.kind {
        ValueKind::Undefined | ValueKind::Null | ValueKind::Unset | ValueKind::Bool(_) | ValueKind::Number(Some(_)) => {
            true
        }
        ValueKind::Text(text) => text.is_empty() || alternative.certainty == Certainty::Sure,
        _ => false,
    }
}

/// Whether a name is written as those of constants are: `PAYPAL_TYPE`.
fn is_constant_name(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// What bundlers ask of a module: nobody sets it later.
fn is_of_modules(name: &str) -> bool {
    matches!(name, "__esModule" | "default")
}
