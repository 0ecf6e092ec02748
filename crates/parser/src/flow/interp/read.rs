//! Reading properties: own, inherited, by accessors, and of values that may be anything.

use std::iter;
use std::rc::Rc;

use swc_atoms::Atom;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::builtin::Builtin;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::keys_of;
use crate::flow::domain::number::Number;
use crate::flow::domain::value::{Standing, Thing, Value};
use crate::flow::domain::value_kind::{Kind, Owner};
use crate::flow::heap::allocation::Maker;
use crate::flow::heap::object::Variant;
use crate::flow::interp::expression::with_unset;
use crate::flow::interp::interpreter::Machine;
use crate::flow::refine::doubt::Doubt;
use crate::payload::{Presence, Rest};
use crate::sdk::CallKind;

impl Machine<'_> {
    /// Reads a property. `spelled` is the last name of the object as written, which tells who it may be.
    pub(crate) fn read_property(&mut self, base: &Value, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        let mut value = Value::default();
        self.state.note_several(base);
        for thing in base.things() {
            let read = self.read_thing(thing, name, spelled, at);
            // `options = options || {}`: what the object to fall back to lacks is no mistake.
            value.join(&if base.has_unknown() { with_unset(&read) } else { read });
        }
        if !value.is_empty() {
            return value;
        }
        // Of `null` nothing can be read: where the program gets here, something else has been put there.
        match (CallKind::from_name(name), spelled) {
            (Some(kind), Some(spelled)) => Value::of(Kind::Method(kind, Owner::Awaited(vec![spelled.clone()])), at),
            _ => Value::named(name, at),
        }
    }

    fn read_thing(&mut self, thing: &Thing, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        if let Some(kind) = CallKind::from_name(name) {
            if let Some(owner) = self.owner(thing, name, spelled) {
                return Value::of(Kind::Method(kind, owner), at);
            }
            if thing.kind.is_nullish() != Some(true) {
                self.others.insert(at);
            }
        }
        match &thing.kind {
            Kind::Object(id) => {
                let value = self.read_object(*id, *id, name, spelled, at);
                let mut value = self.settle_member(*id, name, value);
                if thing.standing == Standing::Initial {
                    value.join(&Value::named(name, at));
                }
                value
            }
            Kind::Window => self.read_window(name, at),
            // Another script has put something there, if the program gets here.
            Kind::Undefined | Kind::Null | Kind::Unset if thing.is_from_elsewhere() => Value::named(name, at),
            Kind::Undefined | Kind::Null | Kind::Unset | Kind::Bool(false) => Value::default(),
            Kind::Builtin(builtin) => match builtin.member(name) {
                Some(member) => Value::of(Kind::Builtin(member), at),
                None => Value::named(name, at),
            },
            Kind::Unknown(known) => {
                let library = known.as_ref().and_then(|known| Builtin::library(known)?.member(name));
                let library = library.or_else(|| Builtin::hook(name));
                library.map_or_else(|| Value::named(name, at), |member| Value::of(Kind::Builtin(member), at))
            }
            _ => Value::named(name, at),
        }
    }

    /// Who an object is that a function of DigitalRiver.js is read from; `None` where it is known to be something else.
    fn owner(&self, thing: &Thing, name: &Atom, spelled: Option<&Atom>) -> Option<Owner> {
        let mut names: Vec<Atom> = spelled.into_iter().cloned().collect();
        match &thing.kind {
            Kind::DigitalRiver => Some(Owner::Proven),
            Kind::Unset => Some(Owner::Awaited(names)),
            Kind::Unknown(known) => {
                names.extend(known.clone());
                names.dedup();
                Some(Owner::Named(names))
            }
            Kind::SomeText | Kind::SomeBool => Some(Owner::Named(names)),
            Kind::Object(id) if self.may_hold_more(*id, name) => Some(Owner::Named(names)),
            _ => None,
        }
    }

    /// Whether the object doesn't have the property as far as known, but may.
    fn may_hold_more(&self, id: ObjectId, name: &str) -> bool {
        let Some(object) = self.state.object(id) else { return false };
        let open = object.variants.iter().any(|variant| variant.rest == Rest::Unknown);
        open && !object.variants.iter().any(|variant| variant.get(name).is_some())
    }

    /// Reads what an object has itself or from its prototypes; accessors see `receiver` as `this`.
    fn read_object(&mut self, id: ObjectId, receiver: ObjectId, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        if let Some(value) = self.read_namespace(id, name, at) {
            return value;
        }
        if self.is_callable(id) && &**name == "prototype" {
            let prototype = self.prototype_of(id, at);
            return Value::of(Kind::Object(prototype), at);
        }
        let variants = self.state.object(id).map(|object| object.variants.clone()).unwrap_or_default();
        let mut value = Value::default();
        let mut looks_further = variants.is_empty();
        for variant in &variants {
            let slot = variant.get(name);
            for entry in slot.iter().flat_map(|slot| &slot.entries) {
                let Some(getter) = entry.getter else {
                    value.join(&entry.value);
                    continue;
                };
                let mut besides = entry.value.clone();
                besides.retain(|thing| !matches!(thing.kind, Kind::Unknown(_)));
                value.join(&besides);
                let this = Value::of(Kind::Object(receiver), at);
                value.join(&self.invoke(getter, Some(this), &Arguments::default(), at));
            }
            if slot.is_none_or(|slot| slot.presence != Presence::Always) {
                looks_further = true;
                if variant.rest != Rest::Closed {
                    value.join(&Value::named(name, at));
                }
            }
        }
        if looks_further {
            value.join(&self.read_inherited(id, receiver, name, spelled, at));
        }
        value
    }

    fn read_inherited(
        &mut self,
        id: ObjectId,
        receiver: ObjectId,
        name: &Atom,
        spelled: Option<&Atom>,
        at: At,
    ) -> Value {
        if let Some(prototype) = self.made(id).prototype {
            return self.read_object(prototype, receiver, name, spelled, at);
        }
        if self.is_array(id) && &**name == "length" {
            let length = self.elements(&Value::of(Kind::Object(id), at)).map(|elements| elements.len());
            let length = Thing::new(Kind::Number(length.and_then(Number::counted)), at);
            // Of a list that another function made, others may have it, too.
            let is_own = self.made(id).home == self.running();
            let standing = if is_own { Standing::Sure } else { Standing::Initial };
            return iter::once(length.with_standing(standing)).collect();
        }
        if self.is_array(id) && name.bytes().all(|digit| digit.is_ascii_digit()) {
            return self.element_of_unknown_index(id, at);
        }
        let made = &self.made(id).by;
        let is_plain = matches!(made, Maker::Literal | Maker::Instance) && !is_of_every_object(name);
        if is_plain { Value::undefined(at) } else { Value::named(name, at) }
    }

    /// `base.hasOwnProperty(key)`: it tells where nothing but the program itself can have changed the object.
    pub(crate) fn has_own(&mut self, base: &Value, key: &Value, at: At) -> Value {
        self.note_read(base, keys_of(key).names(), at);
        let id = base.single().and_then(Thing::object).filter(|id| matches!(self.made(*id).by, Maker::Literal));
        let told = id.zip(key.text()).and_then(|(id, name)| {
            let variants = &self.state.object(id)?.variants;
            let is_known = |variant: &Rc<Variant>| variant.rest == Rest::Closed;
            let has = |variant: &Rc<Variant>| variant.get(name).map(|slot| slot.presence);
            let first = has(variants.first()?);
            let is_sure = first.is_none_or(|presence| presence == Presence::Always)
                && variants.iter().all(|other| has(other) == first);
            // Nobody takes away what is there; what isn't may have been set.
            let stays = first.is_some() || self.doubt(id, name) == Doubt::None;
            (is_sure && variants.iter().all(is_known) && stays).then_some(first.is_some())
        });
        Value::of(told.map_or(Kind::SomeBool, Kind::Bool), at)
    }

    /// Reads a property whose name isn't one constant: one of `keys`, or any where that is empty.
    pub(crate) fn read_any(&mut self, base: &Value, keys: &[Atom], at: At) -> Value {
        let mut value = Value::default();
        for key in keys {
            value.join(&self.read_property(base, key, None, at));
        }
        if !keys.is_empty() {
            return value;
        }
        for thing in base.things() {
            let Some(object) = thing.object().and_then(|id| self.state.object(id)) else {
                value.join(&Value::unknown(at));
                continue;
            };
            for variant in &object.variants {
                let entries = variant.properties.iter().flat_map(|(_, slot)| &slot.entries);
                value.join_many(entries.flat_map(|entry| entry.value.things()));
                if variant.rest != Rest::Closed {
                    value.join(&Value::unknown(at));
                }
            }
        }
        // A table that lacks the key gives `undefined`, which adds nothing.
        value.join(&Value::of(Kind::Unset, at));
        value
    }
}

/// What every object has from the language.
fn is_of_every_object(name: &str) -> bool {
    matches!(
        name,
        "hasOwnProperty"
            | "toString"
            | "valueOf"
            | "constructor"
            | "isPrototypeOf"
            | "propertyIsEnumerable"
            | "__proto__"
            | "toLocaleString"
    )
}
