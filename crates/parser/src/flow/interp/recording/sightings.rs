//! Who else gets to see an object as a whole. A property that is added to a literal goes along to everybody who sees an
//! object of it, or a copy:
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
use crate::flow::record::sights::Sight;
use crate::payload::{Sighting, SightingKind, UseKind};
use crate::tree::node_key::NodeKey;

/// How many objects that got their properties from each other are looked at.
const MAX_COPIES: usize = 1_000;

impl Interpreter<'_> {
    /// Records that an object goes to other code.
    pub(crate) fn record_object_used(&mut self, id: ObjectId, kind: UseKind, at: At) {
        self.record.sightings.by_object.entry(id).or_default().insert((at, Sight::Used(kind)));
    }

    /// Records that an object arrives at a call.
    pub(crate) fn record_passed(&mut self, value: &Value, at: At) {
        let mut seen = FxHashSet::default();
        let mut waiting: Vec<ObjectId> = value.objects().collect();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            if !self.budget.allows_sent() {
                self.budget.meet(Limit::Sent, at);
                return;
            }
            self.record.sightings.by_object.entry(id).or_default().insert((at, Sight::Passed));
            waiting.extend(self.heap.state.object(id).into_iter().flat_map(Object::held));
        }
    }

    /// Records that properties of these names are read: of any name, or of one that the object may lack.
    pub(crate) fn record_asked(&mut self, id: ObjectId, names: KeySet<'_>, at: At) {
        let KeySet::Known(names) = names else {
            self.record.sightings.by_object.entry(id).or_default().insert((at, Sight::Listed));
            return;
        };
        let Some(object) = self.heap.state.object(id) else { return };
        let lacks = |name: &Atom| object.disjuncts.iter().any(|disjunct| disjunct.get(name).is_none());
        for name in names.iter().filter(|name| lacks(name)) {
            self.record.sightings.by_object.entry(id).or_default().insert((at, Sight::Asked(name.clone())));
        }
    }

    /// Records which objects a function gets: what it does with them is seen when it runs.
    pub(crate) fn record_arguments(&mut self, code: NodeKey, arguments: &Arguments) {
        for (index, value) in arguments.values.iter().enumerate() {
            self.record.sightings.passed.extend(value.objects().map(|id| (code, index, id)));
        }
    }

    /// Records that a function is not run with these arguments: what it does with those that it never got isn't known.
    pub(crate) fn record_arguments_left_out(&mut self, code: NodeKey, arguments: &Arguments, at: At) {
        for (index, value) in arguments.values.iter().enumerate() {
            let is_new = |alternative: &&Alternative| {
                alternative.object().is_some_and(|id| !self.record.sightings.passed.contains(&(code, index, id)))
            };
            let new: Value = value.alternatives().iter().filter(is_new).cloned().collect();
            self.record_escape(&new, UseKind::Untold, at);
        }
    }

    /// Records that more rounds of a loop may follow what an object holds further than was seen: `node = node.next`.
    pub(crate) fn record_followed(&mut self, old: &Value, new: &Value) {
        let held = |id: ObjectId| self.heap.state.object(id).into_iter().flat_map(Object::held);
        let inner: FxHashSet<ObjectId> = old.objects().flat_map(held).collect();
        if let Some(alternative) =
            new.alternatives().iter().find(|alternative| alternative.object().is_some_and(|id| inner.contains(&id)))
        {
            self.record_escape(new, UseKind::Untold, alternative.at);
        }
    }

    /// Records that an object got the properties of another.
    pub(crate) fn record_copied(&mut self, from: ObjectId, to: ObjectId) {
        if from != to {
            self.record.sightings.copies.entry(from).or_default().insert(to);
        }
    }

    /// Records where the `type` of an object was written.
    pub(crate) fn record_typed(&mut self, id: ObjectId, origin: OriginId) {
        self.record.sightings.typed.entry(origin).or_default().insert(id);
    }

    /// The places where a `type` was written.
    pub(crate) fn typed_origins(&self) -> impl Iterator<Item = OriginId> {
        self.record.sightings.typed.keys().copied()
    }

    /// What has been done with an object as a whole by now: what is put into it later is there for those to see.
    pub(crate) fn uses_of_object(&self, id: ObjectId) -> Vec<(At, UseKind)> {
        let seen = self.record.sightings.by_object.get(&id).into_iter().flatten();
        let used = |(at, sight): &(At, Sight)| match sight {
            Sight::Used(kind) => Some((*at, *kind)),
            Sight::Listed | Sight::Asked(_) | Sight::Passed => None,
        };
        seen.filter_map(used).collect()
    }

    /// Who sees the objects, with the copies of them, into which a `type` was written there.
    pub(crate) fn sightings_of_origin(&self, origin: OriginId) -> Arc<[Sighting]> {
        let objects: Vec<ObjectId> = self.record.sightings.typed.get(&origin).into_iter().flatten().copied().collect();
        if objects.is_empty() { Arc::default() } else { self.sightings_of(objects) }
    }

    /// The objects of each literal.
    pub(crate) fn objects_by_literal(&self) -> FxHashMap<At, Vec<ObjectId>> {
        let mut all: FxHashMap<At, Vec<ObjectId>> = FxHashMap::default();
        for (index, made) in (0..).zip(&self.heap.allocations) {
            if matches!(made.kind, AllocationKind::Literal) {
                all.entry(made.at).or_default().push(ObjectId(index));
            }
        }
        all
    }

    /// Who sees these objects and the copies of them.
    pub(crate) fn sightings_of(&self, objects: Vec<ObjectId>) -> Arc<[Sighting]> {
        let untold = || Arc::from([Sighting { place: None, seen: SightingKind::Used(UseKind::Untold) }]);
        if self.budget.has_met(Limit::Sent) {
            return untold();
        }
        let mut all: BTreeSet<&(At, Sight)> = BTreeSet::new();
        let mut known = FxHashSet::default();
        let mut waiting = objects;
        while let Some(id) = waiting.pop() {
            if known.len() > MAX_COPIES {
                return untold();
            }
            if known.insert(id) {
                all.extend(self.record.sightings.by_object.get(&id).into_iter().flatten());
                waiting.extend(self.record.sightings.copies.get(&id).into_iter().flatten());
            }
        }
        let sighting = |(at, sight): &(At, Sight)| Sighting { place: Some(self.place(*at)), seen: sight.told() };
        all.into_iter().map(sighting).collect()
    }
}
