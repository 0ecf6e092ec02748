//! Objects: literals, reading and writing properties, spreading.

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};
use swc_atoms::Atom;
use swc_common::Spanned;
use swc_ecma_ast::{BinaryOp, Expr, KeyValueProp, ObjectLit, Prop, PropName, PropOrSpread};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::{Keys, keys_of};
use crate::flow::domain::value::{Thing, Value};
use crate::flow::domain::value_kind::Kind;
use crate::flow::heap::allocation::{Code, Maker};
use crate::flow::heap::object::{Entry, Slot, Variant};
use crate::flow::heap::owners::{Holder, Holders};
use crate::flow::heap::scope::Scope;
use crate::flow::idioms::purity::strip;
use crate::flow::interp::interpreter::Machine;
use crate::flow::record::fates::note_covered;
use crate::flow::schedule::passed_over::Passed;
use crate::payload::{Form, Rest};
use crate::sdk::DISCRIMINANT;
use crate::text::source::Span;
use crate::tree::span::span_of;

impl<'a> Machine<'a> {
    pub(crate) fn object_literal(&mut self, literal: &'a ObjectLit, scope: &Rc<Scope>) -> Value {
        let at = Self::at(scope, literal);
        self.note_needed(at, scope);
        let id = self.new_object(Maker::Literal, at, Rest::Closed);
        // Methods see the object as `this`.
        for property in &literal.props {
            match property {
                PropOrSpread::Spread(spread) => self.spread_expr(id, &spread.expr, scope),
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
                if &*ident.sym == DISCRIMINANT {
                    self.note_type(id, ident, entry.origin, scope);
                }
                self.put_entry(id, &Keys::Known(vec![ident.sym.clone()]), &entry);
            }
            Prop::KeyValue(pair) if is_prototype(&pair.key) => {
                let value = self.eval(&pair.value, scope);
                self.set_prototype(id, &value);
            }
            Prop::KeyValue(pair) => self.literal_pair(id, pair, whole, scope),
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
                self.add_setter(id, &keys, &function);
                let entry = self.literal_entry(at, at, whole, Value::unknown(at));
                self.put_entry(id, &keys, &entry);
            }
            Prop::Assign(assign) => {
                self.eval(&assign.value, scope);
            }
        }
    }

    /// `key: value`
    fn literal_pair(&mut self, id: ObjectId, pair: &'a KeyValueProp, whole: Span, scope: &Rc<Scope>) {
        let keys = self.property_keys(&pair.key, scope);
        let value = self.eval(&pair.value, scope);
        let (key, value_at) = (Self::at(scope, &pair.key), Self::at(scope, &*pair.value));
        self.adopt_methods(id, &value);
        if let Keys::Known(names) = &keys {
            self.name_functions(&value, &names[0]);
        }
        let entry = self.literal_entry(key, value_at, whole, value);
        if let Keys::Known(names) = &keys
            && let [name] = &**names
        {
            self.note_copy(id, name, &pair.value, entry.origin, scope);
        }
        let by_type = match &pair.key {
            PropName::Computed(computed) => self.put_by_type(id, &computed.expr, &keys, &entry, scope),
            _ => None,
        };
        if by_type.is_none() {
            self.put_entry(id, &keys, &entry);
        }
    }

    /// `{ __proto__: base }`: no property, but where others are looked for.
    fn set_prototype(&mut self, id: ObjectId, value: &Value) {
        self.let_go(value);
        match value.single().and_then(Thing::object) {
            Some(prototype) => self.made_mut(id).prototype = Some(prototype),
            None if value.things().iter().all(|thing| thing.kind.is_nullish() == Some(true)) => {}
            None => self.state.object_mut(id).each(|variant| variant.rest = Rest::Unknown),
        }
    }

    pub(crate) fn add_setter(&mut self, owner: ObjectId, keys: &Keys, function: &Value) {
        if let (Keys::Known(names), Some(setter)) = (keys, function.objects().next()) {
            for name in names {
                self.setters.insert((owner, name.clone()), setter);
            }
        }
    }

    fn literal_entry(&mut self, key: At, value_at: At, whole: Span, value: Value) -> Entry {
        let origin = self.origin(key, value_at, Form::Key { whole });
        Entry { origin, value, getter: None }
    }

    /// Functions written into an object have it as their `this` when nobody is seen calling them.
    pub(crate) fn adopt_methods(&mut self, owner: ObjectId, value: &Value) {
        for id in value.objects() {
            if self.is_callable(id) {
                let made = self.made_mut(owner);
                made.holders = Holders::Anything;
                // Whoever calls the method may set what it reads.
                made.is_exposed = true;
            }
            if self.is_callable(id) || matches!(self.made(id).by, Maker::Literal) {
                self.made_mut(id).owner.get_or_insert(owner);
            }
        }
    }

    pub(crate) fn property_keys(&mut self, key: &'a PropName, scope: &Rc<Scope>) -> Keys {
        let name = match key {
            PropName::Ident(name) => Some(name.sym.clone()),
            PropName::Str(text) => text.value.as_str().map(Atom::from),
            PropName::Num(number) => Some(number.value.to_string().into()),
            PropName::BigInt(_) => None,
            PropName::Computed(computed) => {
                let value = self.eval(&computed.expr, scope);
                self.note_text_read(&value, Self::at(scope, &*computed.expr));
                return keys_of(&value);
            }
        };
        name.map_or(Keys::Unknown, |name| Keys::Known(vec![name]))
    }

    /// Puts an entry into an object under one of the keys.
    pub(crate) fn put_entry(&mut self, id: ObjectId, keys: &Keys, entry: &Entry) {
        self.note_put(id, std::slice::from_ref(entry));
        match keys {
            Keys::Unknown => {
                self.note_stored(entry);
                self.let_go(&entry.value);
            }
            Keys::Known(names) => {
                for name in names {
                    self.hold(&entry.value, &Holder::Property(id, name.clone()));
                }
                if names.iter().any(|name| &**name == DISCRIMINANT) {
                    self.note_typed(id, entry.origin);
                }
            }
        }
        if let (Keys::Known(names), Some(object)) = (keys, self.state.object(id)) {
            for variant in &object.variants {
                let old = names.iter().filter_map(|name| variant.get(name));
                note_covered(&mut self.covered, old.flat_map(|slot| &slot.entries), entry);
            }
        }
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

    /// The names of an object's properties as `for (name in object)` gives them.
    pub(crate) fn key_texts(&self, value: &Value, at: At) -> Option<Vec<Value>> {
        let object = self.state.object(value.single()?.object()?)?;
        let [variant] = &*object.variants else { return None };
        if !variant.is_exact() {
            return None;
        }
        Some(variant.properties.iter().map(|(name, _)| Value::of(Kind::Text(name.clone()), at)).collect())
    }

    /// `...expr` in a literal. What a test in it says about the object itself holds for what is spread there.
    fn spread_expr(&mut self, id: ObjectId, expr: &'a Expr, scope: &Rc<Scope>) {
        let (test, cons, alt) = match strip(expr) {
            Expr::Bin(bin) if bin.op == BinaryOp::LogicalAnd => (&bin.left, &bin.right, None),
            Expr::Cond(cond) => (&cond.test, &cond.cons, Some(&cond.alt)),
            _ => {
                let value = self.eval(expr, scope);
                self.spread_into(id, &value, Self::at(scope, expr));
                return;
            }
        };
        let (holds, fails) = self.test(test, scope);
        self.state = holds;
        self.spread_if_live(id, cons, scope);
        let after = std::mem::replace(&mut self.state, fails);
        if let Some(alt) = alt {
            self.spread_if_live(id, alt, scope);
        }
        self.state.join(after);
    }

    fn spread_if_live(&mut self, id: ObjectId, expr: &'a Expr, scope: &Rc<Scope>) {
        if self.state.live {
            self.spread_expr(id, expr, scope);
        } else {
            self.pass_over(Passed::Expression(expr), scope);
        }
    }

    /// Copies the properties of a value into an object, as `{...value}` and `Object.assign` do.
    pub(crate) fn spread_into(&mut self, id: ObjectId, value: &Value, at: At) {
        self.forget_member_sources(id, &Keys::Unknown);
        let before = self.state.object_mut(id).variants.clone();
        let mut after: SmallVec<[Rc<Variant>; 1]> = SmallVec::new();
        for thing in value.things() {
            let sources: SmallVec<[Rc<Variant>; 1]> = match &thing.kind {
                Kind::Object(source) => {
                    self.note_copied(*source, id);
                    self.state.object(*source).map(|object| object.variants.clone()).unwrap_or_default()
                }
                kind if matches!(kind, Kind::Unknown(_) | Kind::Window) || thing.is_from_elsewhere() => {
                    smallvec![Rc::new(Variant { properties: Vec::new(), rest: Rest::Unknown })]
                }
                _ => smallvec![Rc::new(Variant { properties: Vec::new(), rest: Rest::Closed })],
            };
            for source in &sources {
                let source = self.without_getters(source, thing, at);
                for variant in &before {
                    self.note_overlaid(variant, &source);
                    after.push(Rc::new(overlaid(variant, &source)));
                }
            }
        }
        if after.is_empty() {
            return;
        }
        let copied = after.iter().map(|variant| variant.properties.len()).sum();
        let mut unique: SmallVec<[Rc<Variant>; 1]> = SmallVec::new();
        for variant in after {
            if !unique.contains(&variant) {
                unique.push(variant);
            }
        }
        self.note_put_all(id, &unique);
        let object = self.state.object_mut(id);
        object.variants = unique;
        object.limit();
        self.state.note_compared(copied);
        self.hold_properties(id);
    }

    /// Takes note of the properties of an object that those of another are written over.
    fn note_overlaid(&mut self, under: &Variant, over: &Variant) {
        for (index, (name, slot)) in over.properties.iter().enumerate() {
            if let Some(old) = under.position(name, index) {
                for entry in &slot.entries {
                    note_covered(&mut self.covered, &under.properties[old].1.entries, entry);
                }
            }
        }
    }

    /// The variant as copying it sees it: accessors are run.
    fn without_getters(&mut self, variant: &Rc<Variant>, owner: &Thing, at: At) -> Rc<Variant> {
        let has_getter = |(_, slot): &(Atom, Rc<Slot>)| slot.entries.iter().any(|entry| entry.getter.is_some());
        if !variant.properties.iter().any(has_getter) {
            return Rc::clone(variant);
        }
        let mut copied = Variant::clone(variant);
        for (_, slot) in copied.slots_mut() {
            for entry in &mut slot.entries {
                if let Some(getter) = entry.getter.take() {
                    let this = Value::of(owner.kind.clone(), owner.at);
                    entry.value = self.invoke(getter, Some(this), &Arguments::default(), at);
                }
            }
        }
        Rc::new(copied)
    }
}

/// Whether a pair of a literal sets its prototype: `__proto__: base`, not `["__proto__"]: base`.
fn is_prototype(key: &PropName) -> bool {
    match key {
        PropName::Ident(name) => &*name.sym == "__proto__",
        PropName::Str(text) => text.value.as_str() == Some("__proto__"),
        PropName::Num(_) | PropName::BigInt(_) | PropName::Computed(_) => false,
    }
}

/// A variant with another's properties laid over its own.
fn overlaid(variant: &Rc<Variant>, source: &Rc<Variant>) -> Variant {
    if variant.properties.is_empty() {
        // Nothing to look for in the new object.
        let copied = source.properties.iter().filter(|(name, _)| !name.starts_with('#')).cloned();
        return Variant { properties: copied.collect(), rest: variant.rest.max(source.rest) };
    }
    let mut result = Variant::clone(variant);
    for (index, (name, slot)) in source.properties.iter().enumerate() {
        if name.starts_with('#') {
            continue;
        }
        match result.position(name, index) {
            Some(old) => result.put_at(old, slot.clone()),
            None => result.add(name, slot.clone()),
        }
    }
    result.rest = result.rest.max(source.rest);
    result
}
