//! Sightings: code that gets an object as a whole, or reads names that the object may lack. A property that a fix adds
//! to a literal is visible to all such code, also through copies of the object:
//!
//! ```js
//! const p = { type: "bPay" };
//! dr.createSource({ ...p });
//! for (const name in p) show(name);   // a session in the literal would be shown here, too
//! ```

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::flow::budget::Limit;
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::flow::domain::keys::KeySet;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::object::Object;
use crate::flow::interp::Interpreter;
use crate::flow::record::sightings::ObjectUse;
use crate::payload::{Sighting, SightingKind, UseKind};
use crate::tree::node_key::NodeKey;

/// The largest number of copies of an object that are searched for sightings. Past it, anything may be done with it.
const MAX_COPIES: usize = 1_000;

impl Interpreter<'_> {
    /// Records that an object, with the objects that it holds, arrives at a call.
    pub(crate) fn record_passed(&mut self, value: &Value, at: At) {
        let mut seen = FxHashSet::default();
        let mut waiting: Vec<ObjectId> = value.objects().collect();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            if !self.budget.allows_escape() {
                self.budget.meet(Limit::Sent, at);
                return;
            }
            self.record.sightings.by_object.entry(id).or_default().insert((at, ObjectUse::Passed));
            self.demand_methods(id);
            waiting.extend(self.heap.state.object(id).into_iter().flat_map(Object::held));
        }
    }

    /// Records a read of names that the object may lack, or of any name: a fix that adds such a property changes the
    /// result.
    pub(crate) fn record_asked(&mut self, id: ObjectId, names: KeySet<'_>, at: At) {
        let KeySet::Known(names) = names else {
            self.record.sightings.by_object.entry(id).or_default().insert((at, ObjectUse::Listed));
            return;
        };
        let Some(object) = self.heap.state.object(id) else { return };
        let lacks = |name: &Atom| object.disjuncts.iter().any(|disjunct| disjunct.get(name).is_none());
        for name in names.iter().filter(|name| lacks(name)) {
            self.record.sightings.by_object.entry(id).or_default().insert((at, ObjectUse::Asked(name.clone())));
        }
    }

    /// Records that a function is not run with these arguments: its uses of objects that it never got are unknown.
    pub(crate) fn record_arguments_left_out(&mut self, code: NodeKey, arguments: &Arguments, at: At) {
        for (index, value) in arguments.values.iter().enumerate() {
            let is_new = |alternative: &&Alternative| {
                alternative.object().is_some_and(|id| !self.record.sightings.passed.contains(&(code, index, id)))
            };
            let new: Value = value.alternatives().iter().filter(is_new).cloned().collect();
            self.record_escape(&new, UseKind::Untold, at);
        }
    }

    /// Records that the objects of a variable escape if further rounds of a loop may reach deeper into them than the
    /// rounds that ran: `node = node.next`.
    pub(crate) fn record_followed(&mut self, old: &Value, new: &Value) {
        let held = |id: ObjectId| self.heap.state.object(id).into_iter().flat_map(Object::held);
        let inner: FxHashSet<ObjectId> = old.objects().flat_map(held).collect();
        if let Some(alternative) =
            new.alternatives().iter().find(|alternative| alternative.object().is_some_and(|id| inner.contains(&id)))
        {
            self.record_escape(new, UseKind::Untold, alternative.at);
        }
    }

    /// The sightings of all objects whose `type` has this origin, and of their copies.
    pub(crate) fn sightings_of_origin(&self, origin: OriginId) -> Arc<[Sighting]> {
        let objects: Vec<ObjectId> = self.record.sightings.typed.get(&origin).into_iter().flatten().copied().collect();
        if objects.is_empty() { Arc::default() } else { self.sightings_of(objects) }
    }

    /// The objects that each literal allocated.
    pub(crate) fn objects_by_literal(&self) -> FxHashMap<At, Vec<ObjectId>> {
        let mut all: FxHashMap<At, Vec<ObjectId>> = FxHashMap::default();
        for (index, allocation) in (0..).zip(&self.heap.allocations) {
            if matches!(allocation.kind, AllocationKind::Literal) {
                all.entry(allocation.at).or_default().push(ObjectId(index));
            }
        }
        all
    }

    /// The sightings of these objects and their copies.
    pub(crate) fn sightings_of(&self, objects: Vec<ObjectId>) -> Arc<[Sighting]> {
        let anything = || Arc::from([Sighting { place: None, seen: SightingKind::Used(UseKind::Untold) }]);
        if self.budget.has_met(Limit::Sent) {
            return anything();
        }
        let mut all: BTreeSet<&(At, ObjectUse)> = BTreeSet::new();
        let mut known = FxHashSet::default();
        let mut waiting = objects;
        while let Some(id) = waiting.pop() {
            if known.len() > MAX_COPIES {
                return anything();
            }
            if known.insert(id) {
                all.extend(self.record.sightings.by_object.get(&id).into_iter().flatten());
                waiting.extend(self.record.sightings.copies.get(&id).into_iter().flatten());
            }
        }
        let sighting =
            |(at, object_use): &(At, ObjectUse)| Sighting { place: Some(self.place(*at)), seen: object_use.kind() };
        all.into_iter().map(sighting).collect()
    }
}
