//! Objects: literals, reading and writing properties, spreading, handing objects to code out of sight.

use std::rc::Rc;

use rustc_hash::FxHashSet;
use smallvec::{SmallVec, smallvec};
use swc_atoms::Atom;
use swc_common::Spanned;
use swc_ecma_ast::{ArrayLit, AssignExpr, Expr, MemberExpr, MemberProp, ObjectLit, Prop, PropName, PropOrSpread};

use super::builtins::Builtin;
use super::expressions::{key_text, private};
use super::machine::{Code, Machine, Maker, Scope};
use super::narrowing::strip;
use super::state::{Entry, Slot, Variant};
use super::value::{At, Kind, ObjectId, Thing, Value};
use crate::call::CallKind;
use crate::payload::{Form, Presence, Rest};
use crate::scope::NodeKey;
use crate::script::span_of;
use crate::source::Span;

/// A write into a member, as a report points at it.
pub(super) struct WriteSite {
    /// The member.
    key: At,
    /// The value as written.
    value: At,
    form: Form,
}

/// The names that a write may mean.
pub(super) enum Keys {
    /// One of these, each written out in the program.
    Known(Vec<Atom>),
    /// Any name.
    Unknown,
}

impl<'a> Machine<'a> {
    pub(super) fn object_literal(&mut self, literal: &'a ObjectLit, scope: &Rc<Scope>) -> Value {
        let at = Self::at(scope, literal);
        let id = self.new_object(Maker::Literal, at, Rest::Closed);
        // Methods see the object as `this`.
        for property in &literal.props {
            match property {
                PropOrSpread::Spread(spread) => {
                    let value = self.eval(&spread.expr, scope);
                    self.spread_into(id, &value, Self::at(scope, &*spread.expr));
                }
                PropOrSpread::Prop(property) => self.literal_property(id, property, scope),
            }
        }
        Value::of(Kind::Object(id), at)
    }

    fn literal_property(&mut self, id: ObjectId, property: &'a Prop, scope: &Rc<Scope>) {
        let whole = span_of(property.span());
        match property {
            Prop::Shorthand(ident) => {
                let at = Self::at(scope, ident);
                let value = self.read_name(ident, scope);
                let entry = self.literal_entry(at, at, whole, value);
                self.put_entry(id, &Keys::Known(vec![ident.sym.clone()]), &entry);
            }
            Prop::KeyValue(pair) => {
                let keys = self.property_keys(&pair.key, scope);
                let value = self.eval(&pair.value, scope);
                let (key, value_at) = (Self::at(scope, &pair.key), Self::at(scope, &*pair.value));
                self.adopt_methods(id, &value);
                if let Keys::Known(names) = &keys {
                    self.name_functions(&value, &names[0]);
                }
                let entry = self.literal_entry(key, value_at, whole, value);
                self.put_entry(id, &keys, &entry);
            }
            Prop::Method(method) => {
                let keys = self.property_keys(&method.key, scope);
                let at = Self::at(scope, &method.key);
                let value = self.closure(Code::Function(&method.function), at, scope, None);
                self.adopt_methods(id, &value);
                let entry = self.literal_entry(at, at, whole, value);
                self.put_entry(id, &keys, &entry);
            }
            Prop::Getter(getter) => {
                let keys = self.property_keys(&getter.key, scope);
                let at = Self::at(scope, &getter.key);
                let function = self.closure(Code::Function(&getter.function), at, scope, None);
                self.adopt_methods(id, &function);
                let getter = function.objects().next();
                let entry = Entry { getter, ..self.literal_entry(at, at, whole, Value::unknown(at)) };
                self.put_entry(id, &keys, &entry);
            }
            Prop::Setter(setter) => {
                let keys = self.property_keys(&setter.key, scope);
                let at = Self::at(scope, &setter.key);
                let function = self.closure(Code::Function(&setter.function), at, scope, None);
                self.adopt_methods(id, &function);
                let entry = self.literal_entry(at, at, whole, Value::unknown(at));
                self.put_entry(id, &keys, &entry);
            }
            Prop::Assign(assign) => {
                self.eval(&assign.value, scope);
            }
        }
    }

    fn literal_entry(&mut self, key: At, value_at: At, whole: Span, value: Value) -> Entry {
        let origin = self.origin(key, value_at, Form::Key { whole });
        Entry { origin, value, getter: None }
    }

    /// Functions written into an object have it as their `this` when nobody is seen calling them.
    pub(super) fn adopt_methods(&mut self, owner: ObjectId, value: &Value) {
        for function in value.objects() {
            if self.is_callable(function) {
                self.made_mut(function).owner.get_or_insert(owner);
            }
        }
    }

    pub(super) fn property_keys(&mut self, key: &'a PropName, scope: &Rc<Scope>) -> Keys {
        let name = match key {
            PropName::Ident(name) => Some(name.sym.clone()),
            PropName::Str(text) => text.value.as_str().map(Atom::from),
            PropName::Num(number) => Some(number.value.to_string().into()),
            PropName::BigInt(_) => None,
            PropName::Computed(computed) => {
                let value = self.eval(&computed.expr, scope);
                return keys_of(&value);
            }
        };
        name.map_or(Keys::Unknown, |name| Keys::Known(vec![name]))
    }

    /// Puts an entry into an object under one of the keys.
    pub(super) fn put_entry(&mut self, id: ObjectId, keys: &Keys, entry: &Entry) {
        let object = self.state.object_mut(id);
        match keys {
            Keys::Unknown => object.each(|variant| variant.rest = Rest::Unknown),
            Keys::Known(names) => {
                if let [name] = &**names {
                    object.each(|variant| variant.set(name, entry.clone()));
                    return;
                }
                // Which name it is isn't known: one of them has it.
                let variants = std::mem::take(&mut object.variants);
                for name in names {
                    for variant in &variants {
                        let mut variant = Variant::clone(variant);
                        variant.set(name, entry.clone());
                        object.variants.push(Rc::new(variant));
                    }
                }
                object.limit();
            }
        }
    }

    pub(super) fn array_literal(&mut self, array: &'a ArrayLit, scope: &Rc<Scope>) -> Value {
        let at = Self::at(scope, array);
        let mut elements = Vec::new();
        let mut rest = Rest::Closed;
        for element in &array.elems {
            let Some(element) = element else {
                elements.push(Value::undefined(at));
                continue;
            };
            let value = self.eval(&element.expr, scope);
            if element.spread.is_none() {
                elements.push(value);
            } else if let Some(spread) = self.elements(&value) {
                elements.extend(spread);
            } else {
                rest = Rest::Unknown;
            }
        }
        self.new_array(elements, rest, at)
    }

    /// An array of these elements.
    pub(super) fn new_array(&mut self, elements: Vec<Value>, rest: Rest, at: At) -> Value {
        let id = self.new_object(Maker::Array, at, rest);
        let entries: Vec<_> = elements.into_iter().map(|element| self.copied(element, at)).collect();
        let properties = entries.into_iter().enumerate().map(|(index, entry)| {
            (Atom::from(index.to_string()), Slot { presence: Presence::Always, entries: smallvec![entry] })
        });
        let variant = Variant { properties: properties.collect(), rest };
        self.state.object_mut(id).variants = smallvec![Rc::new(variant)];
        Value::of(Kind::Object(id), at)
    }

    /// The elements of an array whose length is known.
    pub(super) fn elements(&self, value: &Value) -> Option<Vec<Value>> {
        let id = value.single()?.object().filter(|id| self.is_array(*id))?;
        let object = self.state.object(id)?;
        let [variant] = &*object.variants else { return None };
        if variant.rest == Rest::Unknown {
            return None;
        }
        (0..variant.properties.len()).map(|index| Some(variant.get(&index.to_string())?.value())).collect()
    }

    /// The names of an object's properties as `for (name in object)` gives them.
    pub(super) fn key_texts(&self, value: &Value, at: At) -> Option<Vec<Value>> {
        let object = self.state.object(value.single()?.object()?)?;
        let [variant] = &*object.variants else { return None };
        if variant.rest != Rest::Closed
            || variant.properties.iter().any(|(_, slot)| slot.presence == Presence::Sometimes)
        {
            return None;
        }
        Some(variant.properties.iter().map(|(name, _)| Value::of(Kind::Text(name.clone()), at)).collect())
    }

    /// Reads a property. `spelled` is the last name of the object as written, which tells who it may be.
    pub(super) fn read_property(&mut self, base: &Value, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        let mut value = Value::default();
        for thing in base.things() {
            let read = self.read_thing(thing, name, spelled, at);
            value.join(&read);
        }
        if value.is_empty() { Value::named(name, at) } else { value }
    }

    fn read_thing(&mut self, thing: &Thing, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        if let Some(kind) = CallKind::from_name(name)
            && let Some(method) = self.method_of(thing, kind, name, spelled, at)
        {
            return method;
        }
        match &thing.kind {
            Kind::Object(id) => self.read_object(*id, name, spelled, at),
            Kind::Window => self.read_window(name, at),
            Kind::Undefined | Kind::Null | Kind::Unset => Value::default(),
            Kind::Builtin(builtin) => match builtin.member(name) {
                Some(member) => Value::of(Kind::Builtin(member), at),
                None => Value::named(name, at),
            },
            Kind::Unknown(known) => {
                let library = known.as_ref().or(spelled).and_then(|known| Builtin::library(known)?.member(name));
                library.map_or_else(|| Value::named(name, at), |member| Value::of(Kind::Builtin(member), at))
            }
            _ => Value::named(name, at),
        }
    }

    /// A function of DigitalRiver.js read from an object, unless the object is known to be something else.
    fn method_of(
        &mut self,
        thing: &Thing,
        kind: CallKind,
        name: &Atom,
        spelled: Option<&Atom>,
        at: At,
    ) -> Option<Value> {
        let known_as = match &thing.kind {
            Kind::DigitalRiver => return Some(Value::of(Kind::Method(kind, None), at)),
            Kind::Unknown(known) => known.clone(),
            Kind::Unset | Kind::SomeText | Kind::SomeBool => None,
            Kind::Object(id) if self.may_hold_more(*id, name) => None,
            _ => return None,
        };
        let mut names: Vec<Atom> = spelled.into_iter().cloned().chain(known_as).collect();
        names.dedup();
        Some(Value::of(Kind::Method(kind, Some(names)), at))
    }

    /// Whether the object doesn't have the property as far as known, but may.
    fn may_hold_more(&self, id: ObjectId, name: &str) -> bool {
        let Some(object) = self.state.object(id) else { return false };
        let open = object.variants.iter().any(|variant| variant.rest == Rest::Unknown);
        open && !object.variants.iter().any(|variant| variant.get(name).is_some())
    }

    fn read_object(&mut self, id: ObjectId, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
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
                value.join(&entry.value);
                if let Some(getter) = entry.getter {
                    value.retain(|thing| !matches!(thing.kind, Kind::Unknown(_)));
                    let this = Value::of(Kind::Object(id), at);
                    value.join(&self.invoke(getter, Some(this), &super::functions::Arguments::default(), at));
                }
            }
            if slot.is_none_or(|slot| slot.presence == Presence::Sometimes) {
                looks_further = true;
                if variant.rest != Rest::Closed {
                    value.join(&Value::named(name, at));
                }
            }
        }
        if looks_further {
            value.join(&self.read_inherited(id, name, spelled, at));
        }
        value
    }

    fn read_inherited(&mut self, id: ObjectId, name: &Atom, spelled: Option<&Atom>, at: At) -> Value {
        if let Some(prototype) = self.made(id).prototype {
            return self.read_object(prototype, name, spelled, at);
        }
        if self.is_array(id) && &**name == "length" {
            let length = self.elements(&Value::of(Kind::Object(id), at)).map(|elements| elements.len());
            return Value::of(Kind::Number(length.and_then(|length| u32::try_from(length).ok())), at);
        }
        let made = &self.made(id).by;
        let is_plain = matches!(made, Maker::Literal | Maker::Instance) && !is_of_every_object(name);
        if is_plain { Value::undefined(at) } else { Value::named(name, at) }
    }

    /// Reads a property whose name isn't one constant: one of `keys`, or any where that is empty.
    pub(super) fn read_any(&mut self, base: &Value, keys: &[Atom], at: At) -> Value {
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
                for (_, slot) in &variant.properties {
                    value.join(&slot.value());
                }
                if variant.rest != Rest::Closed {
                    value.join(&Value::unknown(at));
                }
            }
        }
        // A table that lacks the key gives `undefined`, which adds nothing.
        value.join(&Value::of(Kind::Unset, at));
        value
    }

    /// Evaluates the object of a member that is written to. Where the object may be anything, it becomes an object of
    /// which nothing is known yet, so that what is written stays known.
    pub(super) fn eval_written(&mut self, expr: &'a Expr, scope: &Rc<Scope>) -> Value {
        let value = self.eval(expr, scope);
        if !value.things().iter().any(|thing| matches!(thing.kind, Kind::Unknown(_))) {
            return value;
        }
        let at = Self::at(scope, expr);
        let made = Thing { kind: Kind::Object(self.new_object(Maker::Elsewhere, at, Rest::Unknown)), at };
        let known = |value: &Value| -> Value {
            let is_known = |thing: &Thing| !matches!(thing.kind, Kind::Unknown(_));
            value.things().iter().filter(|thing| is_known(thing)).cloned().chain([made.clone()]).collect()
        };
        match strip(expr) {
            Expr::Ident(ident) => {
                let Some(cell) = scope.find(&ident.to_id()) else { return value };
                let Some(old) = self.state.cell(cell).cloned() else { return value };
                let known = known(&old);
                self.state.set_cell(cell, known);
            }
            Expr::Member(member) => {
                let Some(name) = self.member_name(&member.prop, scope) else { return value };
                let base = self.eval_written(&member.obj, scope);
                let Some(id) = base.single().and_then(Thing::object) else { return value };
                let entry = self.copied(known(&value), at);
                self.state.object_mut(id).each(|variant| {
                    let old = variant.properties.iter_mut().find(|(known, _)| *known == name);
                    match old {
                        Some((_, slot)) => {
                            for entry in &mut slot.entries {
                                entry.value = known(&entry.value);
                            }
                        }
                        None => variant.set(&name, entry.clone()),
                    }
                });
            }
            _ => return value,
        }
        known(&value)
    }

    pub(super) fn written_keys(&mut self, prop: &'a MemberProp, scope: &Rc<Scope>) -> Keys {
        match prop {
            MemberProp::Ident(name) => Keys::Known(vec![name.sym.clone()]),
            MemberProp::PrivateName(name) => Keys::Known(vec![private(&name.name)]),
            MemberProp::Computed(computed) => keys_of(&self.eval(&computed.expr, scope)),
        }
    }

    pub(super) fn write_site(&self, assign: &'a AssignExpr, member: &MemberExpr, scope: &Scope) -> WriteSite {
        let own = self.statement.filter(|(node, _)| *node == NodeKey::of(assign));
        WriteSite {
            key: Self::at(scope, member),
            value: Self::at(scope, &*assign.right),
            form: Form::Write { assignment: span_of(assign.span), statement: own.map(|(_, span)| span) },
        }
    }

    /// Writes a value into each object that `base` may be.
    pub(super) fn write_members(&mut self, base: &Value, keys: &Keys, value: &Value, site: &WriteSite) {
        let origin = self.origin(site.key, site.value, site.form);
        let entry = Entry { origin, value: value.clone(), getter: None };
        let surely = base.single().is_some();
        for thing in base.things() {
            match &thing.kind {
                Kind::Object(id) => {
                    self.adopt_methods(*id, value);
                    if let Keys::Known(names) = keys {
                        self.name_functions(value, &names[0]);
                    }
                    self.write_object(*id, keys, &entry, surely);
                }
                Kind::Window => {
                    if let Keys::Known(names) = keys {
                        for name in names {
                            let cell = self.global(name);
                            self.state.set_cell(cell, value.clone());
                        }
                    }
                }
                // The object belongs to somebody else now.
                Kind::Unknown(_) | Kind::Builtin(_) => self.hand_over(value),
                _ => {}
            }
        }
    }

    fn write_object(&mut self, id: ObjectId, keys: &Keys, entry: &Entry, surely: bool) {
        if surely {
            self.put_entry(id, keys, entry);
            return;
        }
        let before = self.state.object_mut(id).clone();
        self.put_entry(id, keys, entry);
        self.state.object_mut(id).join(&before);
    }

    pub(super) fn delete(&mut self, target: &'a Expr, scope: &Rc<Scope>) {
        let member = match strip(target) {
            Expr::Member(member) => member,
            Expr::OptChain(chain) => match chain.base.as_member() {
                Some(member) => member,
                None => return,
            },
            other => {
                self.eval(other, scope);
                return;
            }
        };
        let base = self.eval(&member.obj, scope);
        let keys = self.written_keys(&member.prop, scope);
        let surely = base.single().is_some();
        for id in base.objects() {
            let before = self.state.object_mut(id).clone();
            let object = self.state.object_mut(id);
            match &keys {
                Keys::Known(names) if names.len() == 1 => object.each(|variant| variant.remove(&names[0])),
                Keys::Known(names) => object.each(|variant| {
                    for (name, slot) in &mut variant.properties {
                        if names.contains(name) {
                            slot.presence = Presence::Sometimes;
                        }
                    }
                }),
                Keys::Unknown => object.each(|variant| {
                    for (_, slot) in &mut variant.properties {
                        slot.presence = Presence::Sometimes;
                    }
                    variant.rest = variant.rest.max(Rest::Handed);
                }),
            }
            if !surely {
                object.join(&before);
            }
        }
    }

    /// Copies the properties of a value into an object, as `{...value}` and `Object.assign` do.
    pub(super) fn spread_into(&mut self, id: ObjectId, value: &Value, at: At) {
        let before = self.state.object_mut(id).variants.clone();
        let mut after: SmallVec<[Rc<Variant>; 1]> = SmallVec::new();
        for thing in value.things() {
            let sources: SmallVec<[Rc<Variant>; 1]> = match &thing.kind {
                Kind::Object(source) => {
                    self.state.object(*source).map(|object| object.variants.clone()).unwrap_or_default()
                }
                Kind::Unknown(_) | Kind::Window => {
                    smallvec![Rc::new(Variant { properties: Vec::new(), rest: Rest::Unknown })]
                }
                _ => smallvec![Rc::new(Variant { properties: Vec::new(), rest: Rest::Closed })],
            };
            for source in &sources {
                let source = self.without_getters(source, thing, at);
                for variant in &before {
                    after.push(Rc::new(overlaid(variant, &source)));
                }
            }
        }
        if after.is_empty() {
            return;
        }
        let mut unique: SmallVec<[Rc<Variant>; 1]> = SmallVec::new();
        for variant in after {
            if !unique.contains(&variant) {
                unique.push(variant);
            }
        }
        let object = self.state.object_mut(id);
        object.variants = unique;
        object.limit();
    }

    /// The variant as copying it sees it: accessors are run.
    fn without_getters(&mut self, variant: &Rc<Variant>, owner: &Thing, at: At) -> Rc<Variant> {
        let has_getter = |(_, slot): &(Atom, Slot)| slot.entries.iter().any(|entry| entry.getter.is_some());
        if !variant.properties.iter().any(has_getter) {
            return Rc::clone(variant);
        }
        let mut copied = Variant::clone(variant);
        for (_, slot) in &mut copied.properties {
            for entry in &mut slot.entries {
                if let Some(getter) = entry.getter.take() {
                    let this = Value::of(owner.kind.clone(), owner.at);
                    entry.value = self.invoke(getter, Some(this), &super::functions::Arguments::default(), at);
                }
            }
        }
        Rc::new(copied)
    }

    /// Hands a value to code out of sight: objects may gain properties there, functions may be called from there.
    pub(super) fn hand_over(&mut self, value: &Value) {
        let mut seen = FxHashSet::default();
        let mut waiting: Vec<ObjectId> = value.objects().collect();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) || seen.len() > 1_000 {
                continue;
            }
            if self.is_callable(id) {
                self.wait_for(id, None, None);
            }
            let Some(object) = self.state.object(id) else { continue };
            for variant in &object.variants {
                for (_, slot) in &variant.properties {
                    waiting.extend(slot.entries.iter().flat_map(|entry| entry.value.objects()));
                }
            }
            if object.variants.iter().any(|variant| variant.rest == Rest::Closed) {
                self.state.object_mut(id).each(|variant| variant.rest = variant.rest.max(Rest::Handed));
            }
        }
    }
}

/// A variant with another's properties laid over its own.
fn overlaid(variant: &Rc<Variant>, source: &Rc<Variant>) -> Variant {
    let mut result = Variant::clone(variant);
    for (name, slot) in &source.properties {
        if name.starts_with('#') {
            continue;
        }
        let old = result.get(name).is_some();
        let slot = slot.clone();
        if slot.presence == Presence::Sometimes && !old {
            result.properties.push((name.clone(), slot));
        } else {
            result.put(name, slot);
        }
    }
    result.rest = result.rest.max(source.rest);
    result
}

fn keys_of(value: &Value) -> Keys {
    let names = value.things().iter().map(|thing| key_text(&Value::of(thing.kind.clone(), thing.at)));
    match names.collect::<Option<Vec<_>>>() {
        Some(names) if !names.is_empty() => Keys::Known(names),
        _ => Keys::Unknown,
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
