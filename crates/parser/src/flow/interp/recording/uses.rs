//! Uses of properties besides calls of DigitalRiver.js: reads, objects that escape, names that are deleted later. A fix
//! is safe only where no other code needs the property that it removes.
//!
//! ```js
//! const p = { type: "bPay", amount };
//! show(p.amount);                     // a use of `amount`
//! ```

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::call::Call;
use crate::flow::budget::Limit;
use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::flow::domain::keys::KeySet;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::Disjunct;
use crate::flow::interp::Interpreter;
use crate::flow::record::origin::{OriginFacts, OriginTable};
use crate::payload::{Covered, Form, Held, HeldValue, Shape, Use, UseKind};

/// The largest number of objects that are followed when one escapes with all that it holds.
const MAX_SENT: usize = 1_000;

impl Interpreter<'_> {
    /// Records a read of properties, of the objects that `base` may be and of those that they inherit from.
    pub(crate) fn record_read(&mut self, base: &Value, names: KeySet<'_>, at: At) {
        self.record_text_read(base, at);
        let all: Vec<ObjectId> = base.objects().flat_map(|id| self.heap.prototype_chain(id)).collect();
        for id in all {
            self.record_asked(id, names, at);
            let Some(object) = self.heap.state.object(id) else { continue };
            for property in object.disjuncts.iter().flat_map(|disjunct| disjunct.of_names(names)) {
                for definition in &property.definitions {
                    self.record.uses.entry(definition.origin).or_default().insert((at, UseKind::Read));
                }
            }
        }
    }

    /// Records a read of all properties of an object through its text (`JSON.stringify(p)`).
    pub(crate) fn record_text_read(&mut self, value: &Value, at: At) {
        let texts: Value =
            value.alternatives().iter().filter(|alternative| is_text_of_object(alternative)).cloned().collect();
        if !texts.is_empty() {
            self.record_escape(&texts, UseKind::Read, at);
        }
    }

    /// Records that a value escapes to unknown code, with all objects that it holds. The text that `JSON.stringify`
    /// makes of an object counts as that object.
    pub(crate) fn record_escape(&mut self, value: &Value, kind: UseKind, at: At) {
        let mut seen = FxHashSet::default();
        let mut waiting: Vec<ObjectId> = sent_objects(value).collect();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            if seen.len() > MAX_SENT || !self.budget.allows_escape() {
                self.budget.meet(Limit::Sent, at);
                return;
            }
            self.record.record_object_used(id, kind, at);
            waiting.extend(self.heap.allocation(id).prototype);
            let Some(object) = self.heap.state.object(id) else { continue };
            let properties = object.disjuncts.iter().flat_map(|disjunct| &disjunct.properties);
            for definition in properties.flat_map(|(_, property)| &property.definitions) {
                self.record.uses.entry(definition.origin).or_default().insert((at, kind));
                waiting.extend(sent_objects(&definition.value));
            }
        }
    }

    /// Records that a value is stored under an unknown key: any read with an unknown key may get it.
    pub(crate) fn record_stored(&mut self, definition: &Definition) {
        let at = self.heap.definition_sites[definition.origin.0 as usize].key;
        self.record_escape(&definition.value, UseKind::Stored, at);
    }

    /// Records that code which already has an object also gets the definitions that are put into it.
    pub(crate) fn record_put(&mut self, id: ObjectId, definitions: &[Definition]) {
        for (at, kind) in self.record.uses_of_object(id) {
            for definition in definitions {
                self.record.uses.entry(definition.origin).or_default().insert((at, kind));
                self.record_escape(&definition.value, kind, at);
            }
        }
    }

    /// Records that code which already has an object also gets all definitions of these disjuncts.
    pub(crate) fn record_put_all(&mut self, id: ObjectId, disjuncts: &[Rc<Disjunct>]) {
        if !self.record.uses_of_object(id).is_empty() {
            let properties = disjuncts.iter().flat_map(|disjunct| &disjunct.properties);
            let definitions: Vec<Definition> =
                properties.flat_map(|(_, property)| &property.definitions).cloned().collect();
            self.record_put(id, &definitions);
        }
    }

    /// The uses of an origin. Past the limit on escaped objects, a use of unknown kind.
    fn uses_of(&self, id: OriginId) -> Arc<[Use]> {
        if self.budget.has_met(Limit::Sent) {
            let written = self.heap.definition_sites[id.0 as usize];
            return Arc::from([Use { place: self.place(written.key), kind: UseKind::Untold }]);
        }
        let uses = self.record.uses.get(&id).into_iter().flatten();
        uses.map(|(at, kind)| Use { place: self.place(*at), kind: *kind }).collect()
    }

    /// Fills in the uses and sightings of the recorded calls, which are complete only at the end of the run.
    pub(crate) fn fill_uses(&self, calls: &mut [Call]) {
        let mut known: FxHashSet<OriginId> = self
            .record
            .uses
            .keys()
            .chain(self.record.dropped.keys())
            .chain(self.record.covered.keys())
            .copied()
            .collect();
        if self.budget.has_met(Limit::Sent) {
            known.extend((0..).map(OriginId).take(self.heap.definition_sites.len()));
        }
        let place = |id: &OriginId| {
            let written = self.heap.definition_sites[id.0 as usize];
            ((self.place(written.key), self.place(written.value)), *id)
        };
        known.extend(self.record.typed_origins());
        let literals = self.objects_by_literal();
        let mut table = OriginTable {
            ids: known.iter().map(place).collect(),
            facts: FxHashMap::default(),
            objects: literals.into_iter().map(|(at, objects)| (self.place(at), objects)).collect(),
            sightings: FxHashMap::default(),
        };
        for shape in calls.iter_mut().flat_map(|call| &mut call.payload.shapes) {
            self.fill_shape(shape, &mut table);
        }
    }

    /// Fills in the uses and sightings of a shape, and of the objects in it.
    fn fill_shape(&self, shape: &mut Shape, table: &mut OriginTable) {
        if let Some(literal) = &shape.literal {
            let objects = || table.objects.get(literal).cloned().unwrap_or_default();
            let seen = table.sightings.entry(literal.clone()).or_insert_with(|| self.sightings_of(objects()));
            shape.sightings = Arc::clone(seen);
        }
        for origin in shape.properties.iter_mut().flat_map(|property| &mut property.origins) {
            if let Some(id) = table.ids.get(&(origin.key.clone(), origin.value.clone())).copied() {
                let facts = table.facts.entry(id).or_insert_with(|| self.origin_facts(id));
                origin.uses = Arc::clone(&facts.uses);
                origin.covers = Arc::clone(&facts.covers);
                origin.sightings = Arc::clone(&facts.sightings);
                origin.dropped.clone_from(&facts.dropped);
            }
            for Held { value, .. } in &mut origin.holds {
                if let HeldValue::Object(shapes) = value {
                    for shape in shapes {
                        self.fill_shape(shape, table);
                    }
                }
            }
        }
    }

    /// Everything that became known of an origin.
    fn origin_facts(&self, id: OriginId) -> OriginFacts {
        let covered = |other: OriginId| {
            let written = self.heap.definition_sites[other.0 as usize];
            // An origin that stands for too many others can't be removed.
            let form = if other == id { Form::Copied } else { written.form };
            Covered { key: self.place(written.key), form, uses: self.uses_of(other) }
        };
        let dropped = self.record.dropped.get(&id).into_iter().flatten();
        OriginFacts {
            uses: self.uses_of(id),
            covers: self.record.all_covered(id).into_iter().map(covered).collect(),
            dropped: dropped.map(ToString::to_string).collect(),
            sightings: self.sightings_of_origin(id),
        }
    }
}

fn is_text_of_object(alternative: &Alternative) -> bool {
    matches!(alternative.kind, ValueKind::Json(_) | ValueKind::TextOf(_))
}

/// The objects that a value is, or that it is the text of.
fn sent_objects(value: &Value) -> impl Iterator<Item = ObjectId> {
    value.alternatives().iter().filter_map(|alternative| match alternative.kind {
        ValueKind::Object(id) | ValueKind::Json(id) | ValueKind::TextOf(id) => Some(id),
        _ => None,
    })
}
