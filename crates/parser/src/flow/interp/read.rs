//! Reading properties: own ones, inherited ones, through accessors, and of values that may be anything.

use std::iter;
use std::rc::Rc;

use swc_atoms::Atom;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::keys_of;
use crate::flow::domain::number::Number;
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::{MethodOwner, ValueKind};
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::object::Disjunct;
use crate::flow::interp::Interpreter;
use crate::flow::interp::expression::with_unset;
use crate::flow::models::lookup;
use crate::flow::models::table::Receiver;
use crate::flow::refine::doubt::Doubt;
use crate::payload::{Presence, Rest};
use crate::sdk::CallKind;

impl Interpreter<'_> {
    /// Reads a property of each alternative of `base`. `spelled` is the last name of the object in the source text:
    /// `dr` in `shop.dr.createSource`, which tells whether an unknown object counts as a receiver.
    pub(crate) fn read_property(&mut self, base: &Value, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        let mut value = Value::default();
        let held = self.held_by_refs(base, name, at);
        let base = held.as_ref().unwrap_or(base);
        self.heap.state.count_pairs(base);
        for alternative in base.alternatives() {
            let read = self.read_alternative(alternative, name, spelled, at);
            // `options = options || {}`: a property that only the fallback object lacks is no mistake.
            value.join(&if base.has_unknown() { with_unset(&read) } else { read });
        }
        if !value.is_empty() {
            return value;
        }
        // Reading from `null` throws: if the program gets here, unknown code has replaced it.
        match (CallKind::from_name(name), spelled) {
            (Some(kind), Some(spelled)) => {
                Value::of(ValueKind::Method(kind, MethodOwner::Awaited(vec![spelled.clone()])), at)
            }
            _ => Value::named(name, at),
        }
    }

    /// Reads a property of one alternative. Empty if reading it throws.
    fn read_alternative(&mut self, alternative: &Alternative, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        if let Some(kind) = CallKind::from_name(name) {
            if let Some(owner) = self.owner(alternative, name, spelled) {
                return Value::of(ValueKind::Method(kind, owner), at);
            }
            if alternative.kind.is_nullish() != Some(true) {
                self.record.other_receivers.insert(at);
            }
        }
        match &alternative.kind {
            ValueKind::Object(id) => {
                let value = self.read_object(*id, *id, name, spelled, at);
                let mut value = self.settle_member(*id, name, value);
                if alternative.certainty == Certainty::Initial {
                    value.join(&Value::named(name, at));
                }
                value
            }
            ValueKind::Window => self.read_window(name, at),
            // If the program gets here, another script has replaced the value.
            ValueKind::Undefined | ValueKind::Null | ValueKind::Unset if alternative.is_from_elsewhere() => {
                Value::named(name, at)
            }
            kind if kind.is_absent() => Value::default(),
            ValueKind::Builtin(transfer) => match lookup::member(*transfer, name) {
                Some(member) => Value::of(ValueKind::Builtin(member), at),
                None => Value::named(name, at),
            },
            ValueKind::Unknown(known) => {
                let library = known.as_ref().and_then(|known| lookup::member(lookup::library(known)?, name));
                let library = library.or_else(|| lookup::hook(name));
                library.map_or_else(|| Value::named(name, at), |member| Value::of(ValueKind::Builtin(member), at))
            }
            _ => Value::named(name, at),
        }
    }

    /// The receiver from which a function of DigitalRiver.js is read; `None` if the value is known to be something
    /// else.
    fn owner(&self, alternative: &Alternative, name: &Atom, spelled: Option<&Atom>) -> Option<MethodOwner> {
        let mut names: Vec<Atom> = spelled.into_iter().cloned().collect();
        match &alternative.kind {
            ValueKind::DigitalRiver => Some(MethodOwner::Proven),
            ValueKind::Unset => Some(MethodOwner::Awaited(names)),
            ValueKind::Unknown(known) => {
                names.extend(known.clone());
                names.dedup();
                Some(MethodOwner::Named(names))
            }
            ValueKind::SomeText | ValueKind::SomeBool => Some(MethodOwner::Named(names)),
            ValueKind::Object(id) if self.heap.may_hold_more(*id, name) => Some(MethodOwner::Named(names)),
            _ => None,
        }
    }

    /// Reads an own or inherited property of an object; its accessors run with `receiver` as `this`.
    fn read_object(&mut self, id: ObjectId, receiver: ObjectId, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        if let Some(value) = self.read_namespace(id, name, at) {
            return value;
        }
        if self.heap.is_callable(id) && &**name == "prototype" {
            let prototype = self.prototype_of(id, at);
            return Value::of(ValueKind::Object(prototype), at);
        }
        let disjuncts = self.heap.state.object(id).map(|object| object.disjuncts.clone()).unwrap_or_default();
        let mut value = Value::default();
        let mut looks_further = disjuncts.is_empty();
        for disjunct in &disjuncts {
            let property = disjunct.get(name);
            let with_code = property.filter(|property| property.is_read_by_code());
            if let Some(property) = property.filter(|_| with_code.is_none()) {
                value.join(&property.value());
            }
            for definition in with_code.iter().flat_map(|property| &property.definitions) {
                let Some(getter) = definition.getter else {
                    value.join(&definition.value);
                    continue;
                };
                let mut data = definition.value.clone();
                data.retain(|alternative| !matches!(alternative.kind, ValueKind::Unknown(_)));
                value.join(&data);
                let this = Value::of(ValueKind::Object(receiver), at);
                value.join(&self.invoke(getter, Some(this), &Arguments::default(), at));
            }
            if property.is_none_or(|property| property.presence != Presence::Always) {
                looks_further = true;
                if disjunct.rest != Rest::Exact {
                    value.join(&Value::named(name, at));
                }
            }
        }
        if looks_further {
            value.join(&self.read_inherited(id, receiver, name, spelled, at));
        }
        value
    }

    /// Reads a property that the object itself may lack: from its prototype, or from the language's prototypes.
    fn read_inherited(
        &mut self,
        id: ObjectId,
        receiver: ObjectId,
        name: &Atom,
        spelled: Option<&Atom>,
        at: At,
    ) -> Value {
        if let Some(prototype) = self.heap.allocation(id).prototype {
            return self.read_object(prototype, receiver, name, spelled, at);
        }
        if self.heap.is_array(id) && &**name == "length" {
            let length = self.heap.elements(&Value::of(ValueKind::Object(id), at)).map(|elements| elements.len());
            let length = Alternative::new(ValueKind::Number(length.and_then(Number::counted)), at);
            // An array that another function made may have been changed by others that have it.
            let is_own = self.heap.allocation(id).allocated_in == self.control.running();
            let certainty = if is_own { Certainty::Sure } else { Certainty::Initial };
            return iter::once(length.with_certainty(certainty)).collect();
        }
        if self.heap.is_array(id) && name.bytes().all(|digit| digit.is_ascii_digit()) {
            return self.heap.element_of_unknown_index(id, at);
        }
        let kind = &self.heap.allocation(id).kind;
        let is_plain = matches!(kind, AllocationKind::Literal | AllocationKind::Instance)
            && !lookup::has_method(Receiver::Object, name);
        if is_plain { Value::undefined(at) } else { Value::named(name, at) }
    }

    /// `base.hasOwnProperty(key)`: a known boolean only where no unknown code can have changed the object.
    pub(crate) fn has_own(&mut self, base: &Value, key: &Value, at: At) -> Value {
        self.record_read(base, keys_of(key).names(), at);
        let id = base
            .single()
            .and_then(Alternative::object)
            .filter(|id| matches!(self.heap.allocation(*id).kind, AllocationKind::Literal));
        let answer = id.zip(key.text()).and_then(|(id, name)| {
            let disjuncts = &self.heap.state.object(id)?.disjuncts;
            let is_known = |disjunct: &Rc<Disjunct>| disjunct.rest == Rest::Exact;
            let has = |disjunct: &Rc<Disjunct>| disjunct.get(name).map(|property| property.presence);
            let first = has(disjuncts.first()?);
            let is_sure = first.is_none_or(|presence| presence == Presence::Always)
                && disjuncts.iter().all(|other| has(other) == first);
            // Unknown code is taken never to remove a property, but it may have added one.
            let stays = first.is_some() || self.doubt(id, name) == Doubt::None;
            (is_sure && disjuncts.iter().all(is_known) && stays).then_some(first.is_some())
        });
        Value::of(answer.map_or(ValueKind::SomeBool, ValueKind::Bool), at)
    }

    /// Reads a property whose name isn't one constant: one of `keys`, or any property if `keys` is empty.
    pub(crate) fn read_any(&mut self, base: &Value, keys: &[Atom], at: At) -> Value {
        let mut value = Value::default();
        for key in keys {
            value.join(&self.read_property(base, key, None, at));
        }
        if !keys.is_empty() {
            return value;
        }
        for alternative in base.alternatives() {
            let Some(object) = alternative.object().and_then(|id| self.heap.state.object(id)) else {
                value.join(&Value::unknown(at));
                continue;
            };
            for disjunct in &object.disjuncts {
                let definitions = disjunct.properties.iter().flat_map(|(_, property)| &property.definitions);
                value.join_many(definitions.flat_map(|definition| definition.value.alternatives()));
                if disjunct.rest != Rest::Exact {
                    value.join(&Value::unknown(at));
                }
            }
        }
        // A table that lacks the key gives `undefined`, which is ignored.
        value.join(&Value::of(ValueKind::Unset, at));
        value
    }
}
