//! Recording calls of DigitalRiver.js: copies everything that can arrive at a call out of the state, as plain data.
//!
//! ```js
//! dr.createSource(p);          // one `Shape` for each disjunct of `p`, with the origin of each property
//! ```

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::call::{Call, Receiver};
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::{MethodOwner, ValueKind};
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::Disjunct;
use crate::flow::interp::Interpreter;
use crate::flow::interp::site::{Site, Spelling};
use crate::flow::record::call::{RecordedCall, push_new};
use crate::flow::refine::doubt::Doubt;
use crate::payload::{Held, HeldValue, Origin, Payload, Property, Shape};
use crate::sdk::{Argument, CallKind, DISCRIMINANT, names_stripe};
use crate::text::mention::UNKNOWN;

/// The largest depth of nested objects that is copied: payload, details, and two more levels. Deeper objects are
/// unknown.
const MAX_DEPTH: usize = 4;

impl Interpreter<'_> {
    /// Records one run of a call of DigitalRiver.js. Runs of the same call are merged. Does nothing during speculation.
    pub(crate) fn record_call(&mut self, kind: CallKind, owner: &MethodOwner, arguments: &Arguments, site: &Site) {
        if self.control.speculations > 0 || !self.heap.state.live || !self.may_record(site.at) {
            return;
        }
        let receiver = match owner {
            MethodOwner::Proven => Receiver::Proven,
            MethodOwner::Named(names) | MethodOwner::Awaited(names) => {
                let names: Vec<String> = names.iter().map(ToString::to_string).collect();
                match site.spelling {
                    Spelling::Free => Receiver::Taken(names),
                    Spelling::Member if names.is_empty() => Receiver::Unknown,
                    Spelling::Member => Receiver::Named(names),
                }
            }
        };
        let (argument, value) = payload_of(kind, arguments);
        let value = self.held_by_refs(&value, &Atom::new(DISCRIMINANT), site.at).unwrap_or(value);
        self.record_passed(&value, site.name_at);
        let mut shapes: Vec<(Option<At>, Shape)> = Vec::new();
        for alternative in value.alternatives() {
            let mut arriving = Vec::new();
            self.shapes_of(alternative, &mut FxHashSet::default(), &mut arriving);
            let literal = alternative.object().map(|id| self.heap.allocation(id).at);
            shapes.extend(arriving.into_iter().map(|shape| (literal, shape)));
        }
        let found = self.record.calls.entry(site.at).or_insert_with(|| RecordedCall {
            kind,
            receiver: receiver.clone(),
            name_at: site.name_at,
            is_awaited: true,
            argument,
            shapes: Vec::new(),
            by_print: FxHashMap::default(),
            by_literal: FxHashMap::default(),
        });
        found.is_awaited &= matches!(owner, MethodOwner::Awaited(_));
        found.receiver = strongest(&found.receiver, receiver);
        found.argument = found.argument.or(argument);
        for (literal, shape) in shapes {
            found.add(shape, literal, &mut self.budget, site.at);
        }
    }

    /// True if some recorded call gets a property that isn't written between the call's own parentheses.
    pub(crate) fn has_payloads_from_elsewhere(&self) -> bool {
        self.record.calls.values().any(|found| {
            let own = found.argument.map(|at| self.place(at));
            let is_own = |origin: &Origin| own.as_ref().is_some_and(|own| own.encloses(&origin.key));
            !found.shapes.iter().all(|shape| shape.origins_are(&is_own))
        })
    }

    /// Takes the recorded calls, ordered by place, with the uses of their properties.
    pub(crate) fn calls(&mut self) -> Vec<Call> {
        let mut found = std::mem::take(&mut self.record.calls);
        // The receiver was `null` when the call ran, and another run showed that it becomes something else.
        found.retain(|_, found| !(found.is_awaited && self.record.other_receivers.contains(&found.name_at)));
        let as_call = |(at, found): (At, RecordedCall)| Call {
            kind: found.kind,
            receiver: found.receiver,
            place: self.place(at),
            name: self.place(found.name_at),
            payload: Payload { argument: found.argument.map(|at| self.place(at)), shapes: found.shapes },
        };
        let mut calls: Vec<Call> = found.into_iter().map(as_call).collect();
        self.fill_uses(&mut calls);
        calls
    }

    /// Adds a shape for each disjunct of an alternative, or one unknown shape. Nothing for values that aren't objects.
    fn shapes_of(&self, alternative: &Alternative, around: &mut FxHashSet<ObjectId>, shapes: &mut Vec<Shape>) {
        match &alternative.kind {
            ValueKind::Unknown(_) | ValueKind::Window => push_new(shapes, Shape::unknown()),
            ValueKind::Object(id) if self.heap.is_callable(*id) || self.heap.is_array(*id) => {}
            ValueKind::Object(id) => {
                if around.len() >= MAX_DEPTH || !around.insert(*id) {
                    push_new(shapes, Shape::unknown());
                    return;
                }
                let allocation = self.heap.allocation(*id);
                let literal = matches!(allocation.kind, AllocationKind::Literal).then(|| self.place(allocation.at));
                for disjunct in self.heap.state.object(*id).iter().flat_map(|object| &object.disjuncts) {
                    push_new(shapes, self.shape(*id, disjunct, literal.clone(), around));
                }
                around.remove(id);
            }
            _ => {}
        }
    }

    /// The shape of one disjunct, without private members.
    fn shape(
        &self,
        id: ObjectId,
        disjunct: &Disjunct,
        literal: Option<crate::text::source::Place>,
        around: &mut FxHashSet<ObjectId>,
    ) -> Shape {
        let properties = disjunct.properties.iter().filter(|(name, _)| !name.starts_with('#'));
        let properties = properties.map(|(name, property)| Property {
            name: name.to_string(),
            presence: property.presence,
            origins: property
                .definitions
                .iter()
                .map(|definition| self.origin_of((id, name), definition, around))
                .collect(),
        });
        Shape { literal, properties: properties.collect(), sightings: Arc::default(), rest: disjunct.rest }
    }

    /// The origin of a definition of a property, with the values that it may hold.
    fn origin_of(
        &self,
        (id, name): (ObjectId, &Atom),
        definition: &Definition,
        around: &mut FxHashSet<ObjectId>,
    ) -> Origin {
        let written = self.heap.definition_sites[definition.origin.0 as usize];
        let is_filled_later = self.is_assigned_elsewhere(id, name);
        let mut holds: Vec<Held> = Vec::new();
        // An unset `type` beside others is ignored: a call without a type fails anyway.
        let may_be_unset = &**name != DISCRIMINANT
            || definition.value.alternatives().iter().all(|alternative| alternative.kind == ValueKind::Unset);
        for alternative in definition
            .value
            .alternatives()
            .iter()
            .filter(|alternative| may_be_unset || alternative.kind != ValueKind::Unset)
        {
            let kind = match alternative.certainty {
                // A test for `null` or `""` doesn't show that the value is empty there.
                Certainty::Assumed if alternative.kind.truth() == Some(false) => ValueKind::Unknown(None),
                _ if is_filled_later => Doubt::Beginnings.settle(alternative).kind,
                _ => alternative.kind.clone(),
            };
            let held = Held {
                value: self.held(&Alternative { kind, ..alternative.clone() }, around),
                place: self.place(alternative.at),
            };
            if !holds.contains(&held) {
                holds.push(held);
            }
        }
        if holds.is_empty() {
            holds.push(Held { value: HeldValue::Unknown { name: None }, place: self.place(written.value) });
        }
        Origin {
            key: self.place(written.key),
            value: self.place(written.value),
            holds,
            form: written.form,
            uses: Arc::default(),
            dropped: Vec::new(),
            covers: Arc::default(),
            sightings: Arc::default(),
        }
    }

    /// The alternative as rules see it.
    fn held(&self, alternative: &Alternative, around: &mut FxHashSet<ObjectId>) -> HeldValue {
        match &alternative.kind {
            ValueKind::Unknown(name) => {
                let name = name.as_ref().filter(|name| !name.starts_with(UNKNOWN));
                HeldValue::Unknown { name: name.map(ToString::to_string) }
            }
            ValueKind::Unset | ValueKind::Window => HeldValue::Unknown { name: None },
            ValueKind::Undefined => HeldValue::Undefined,
            ValueKind::Null => HeldValue::Null,
            ValueKind::Text(text) => HeldValue::Text(text.to_string()),
            ValueKind::SomeText | ValueKind::Json(_) | ValueKind::TextOf(_) => HeldValue::SomeText,
            ValueKind::Bool(_) | ValueKind::SomeBool => HeldValue::Other("a boolean"),
            ValueKind::Number(_) | ValueKind::BigInt(_) => HeldValue::Other("a number"),
            ValueKind::Object(id) if self.heap.is_callable(*id) => HeldValue::Other("a function"),
            ValueKind::Object(id) if self.heap.is_array(*id) => HeldValue::Other("an array"),
            ValueKind::Object(_) => {
                let mut shapes = Vec::new();
                self.shapes_of(alternative, around, &mut shapes);
                HeldValue::Object(shapes)
            }
            ValueKind::DigitalRiver => HeldValue::Other("a DigitalRiver object"),
            ValueKind::DigitalRiverClass | ValueKind::Method(..) | ValueKind::Builtin(_) => {
                HeldValue::Other("a function")
            }
            ValueKind::Foreign(what) => HeldValue::Other(what.words()),
        }
    }
}

/// The argument that is the payload of a call, with its place.
fn payload_of(kind: CallKind, arguments: &Arguments) -> (Option<At>, Value) {
    let index = match kind.payload() {
        Argument::Last => {
            if let Some(open) = arguments.open {
                return (Some(open), arguments.last.clone().unwrap_or_else(|| Value::unknown(open)));
            }
            arguments.values.len().checked_sub(1)
        }
        Argument::First => Some(0),
    };
    match index.and_then(|index| Some((arguments.places.get(index)?, arguments.values.get(index)?))) {
        Some((at, value)) => (Some(*at), value.clone()),
        None => match arguments.open {
            Some(open) => (Some(open), Value::unknown(open)),
            None => (None, Value::default()),
        },
    }
}

/// The receiver to report for a call that runs with two: a proven one wins, then a named one.
fn strongest(known: &Receiver, new: Receiver) -> Receiver {
    match (known, new) {
        (Receiver::Proven, _) | (_, Receiver::Proven) => Receiver::Proven,
        (Receiver::Named(known), Receiver::Named(new)) => Receiver::Named(either(known, &new)),
        (Receiver::Taken(known), Receiver::Taken(new)) => Receiver::Taken(either(known, &new)),
        (Receiver::Named(_) | Receiver::Taken(_), Receiver::Unknown) => known.clone(),
        (_, new) => new,
    }
}

/// The names of a receiver that is one of two. Stripe's names are dropped if the other isn't Stripe.
fn either(known: &[String], new: &[String]) -> Vec<String> {
    let is_stripe = |names: &[String]| names.iter().any(|name| names_stripe(name));
    match (is_stripe(known), is_stripe(new)) {
        (true, false) => return new.to_vec(),
        (false, true) => return known.to_vec(),
        (true, true) | (false, false) => {}
    }
    let mut all = known.to_vec();
    for name in new {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_argument_is_the_payload_of_create_source() {
        let at = At::default();
        let two = Arguments::at(vec![Value::unknown(at), Value::undefined(at)], at);
        let payload = |name: &str, arguments| payload_of(CallKind::from_name(name).unwrap(), arguments);
        assert_eq!(payload("createSource", &two).1, Value::undefined(at));
        assert_eq!(payload("createDropin", &two).1, Value::unknown(at));
        assert_eq!(payload("createSource", &Arguments::default()).0, None);
    }
}
