//! Object literals, and copying properties from one object into another by `...` and `Object.assign`.
//!
//! ```js
//! const p = { type: "payPal", ...(guest ? { currency } : {}) };    // two disjuncts: with `currency` and without
//! ```

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};
use swc_atoms::Atom;
use swc_common::Spanned;
use swc_ecma_ast::{BinaryOp, Expr, KeyValueProp, ObjectLit, Prop, PropName, PropOrSpread};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::{Keys, keys_of};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::{AllocationKind, Code};
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::{Disjunct, PropertyState};
use crate::flow::heap::owners::Owner;
use crate::flow::heap::properties::Properties;
use crate::flow::interp::Interpreter;
use crate::flow::record::origin::record_covered;
use crate::flow::schedule::unreached::UnreachedSyntax;
use crate::payload::Rest;
use crate::sdk::DISCRIMINANT;
use crate::text::source::Span;
use crate::tree::casts::strip;
use crate::tree::span::span_of;

impl<'a> Interpreter<'a> {
    /// Evaluates a literal: a new object with its properties, in order.
    pub(crate) fn object_literal(&mut self, literal: &'a ObjectLit) -> Value {
        let at = self.at(literal);
        self.record_needed(at);
        let id = self.new_object(AllocationKind::Literal, at, Rest::Exact);
        for property in &literal.props {
            match property {
                PropOrSpread::Spread(spread) => self.spread_expr(id, &spread.expr),
                PropOrSpread::Prop(property) => self.literal_property(id, property),
            }
        }
        Value::of(ValueKind::Object(id), at)
    }

    /// Puts one property of a literal into its object. Methods and accessors see that object as `this`.
    fn literal_property(&mut self, id: ObjectId, property: &'a Prop) {
        let whole = span_of(property.span());
        match property {
            Prop::Shorthand(ident) => {
                let at = self.at(ident);
                let value = self.read_name(ident);
                let definition = self.heap.literal_definition(at, at, whole, value);
                if &*ident.sym == DISCRIMINANT {
                    self.record_shorthand_discriminant(id, ident, definition.origin);
                }
                self.put_definition(id, &Keys::Known(vec![ident.sym.clone()]), &definition);
            }
            Prop::KeyValue(pair) if is_prototype(&pair.key) => {
                let value = self.eval(&pair.value);
                self.heap.set_prototype(id, &value);
            }
            Prop::KeyValue(pair) => self.literal_pair(id, pair, whole),
            Prop::Method(method) => {
                let keys = self.property_keys(&method.key);
                let at = self.at(&method.key);
                let value = self.closure(Code::Function(&method.function), at, None);
                self.heap.adopt_methods(id, &value);
                let definition = self.heap.literal_definition(at, at, whole, value);
                self.put_definition(id, &keys, &definition);
            }
            Prop::Getter(getter) => {
                let keys = self.property_keys(&getter.key);
                let at = self.at(&getter.key);
                let function = self.closure(Code::Function(&getter.function), at, None);
                self.heap.adopt_methods(id, &function);
                let getter = function.objects().next();
                let definition =
                    Definition { getter, ..self.heap.literal_definition(at, at, whole, Value::unknown(at)) };
                self.put_definition(id, &keys, &definition);
            }
            Prop::Setter(setter) => {
                let keys = self.property_keys(&setter.key);
                let at = self.at(&setter.key);
                let function = self.closure(Code::Function(&setter.function), at, None);
                self.heap.adopt_methods(id, &function);
                self.heap.add_setter(id, &keys, &function);
                let definition = self.heap.literal_definition(at, at, whole, Value::unknown(at));
                self.put_definition(id, &keys, &definition);
            }
            Prop::Assign(assign) => {
                self.eval(&assign.value);
            }
        }
    }

    /// `key: value`
    fn literal_pair(&mut self, id: ObjectId, pair: &'a KeyValueProp, whole: Span) {
        let keys = self.property_keys(&pair.key);
        let value = self.eval(&pair.value);
        let (key, value_at) = (self.at(&pair.key), self.at(&*pair.value));
        self.heap.adopt_methods(id, &value);
        if let Keys::Known(names) = &keys {
            self.name_functions(&value, &names[0]);
        }
        let definition = self.heap.literal_definition(key, value_at, whole, value);
        if let Keys::Known(names) = &keys
            && let [name] = &**names
        {
            self.record_discriminant(id, name, &pair.value, definition.origin);
        }
        let by_type = match &pair.key {
            PropName::Computed(computed) => self.put_by_type(id, &computed.expr, &keys, &definition),
            _ => None,
        };
        if by_type.is_none() {
            self.put_definition(id, &keys, &definition);
        }
    }

    /// The names that a key of a literal or class may mean; a computed key is evaluated.
    pub(crate) fn property_keys(&mut self, key: &'a PropName) -> Keys {
        let name = match key {
            PropName::Ident(name) => Some(name.sym.clone()),
            PropName::Str(text) => text.value.as_str().map(Atom::from),
            PropName::Num(number) => Some(number.value.to_string().into()),
            PropName::BigInt(_) => None,
            PropName::Computed(computed) => {
                let value = self.eval(&computed.expr);
                self.record_text_read(&value, self.at(&*computed.expr));
                return keys_of(&value);
            }
        };
        name.map_or(Keys::Unknown, |name| Keys::Known(vec![name]))
    }

    /// Puts a definition into an object, always (a strong update). Where the key may be one of several, each disjunct
    /// becomes one for each key. Under an unknown key, the object's other properties become unknown (`Rest::Open`).
    pub(crate) fn put_definition(&mut self, id: ObjectId, keys: &Keys, definition: &Definition) {
        self.record_put(id, std::slice::from_ref(definition));
        match keys {
            Keys::Unknown => {
                self.record_stored(definition);
                self.heap.untrack(&definition.value);
            }
            Keys::Known(names) => {
                for name in names {
                    self.heap.hold(&definition.value, &Owner::Property(id, name.clone()));
                }
                if names.iter().any(|name| &**name == DISCRIMINANT) {
                    self.record.record_typed(id, definition.origin);
                }
            }
        }
        if let (Keys::Known(names), Some(object)) = (keys, self.heap.state.object(id)) {
            for disjunct in &object.disjuncts {
                let old = names.iter().filter_map(|name| disjunct.get(name));
                record_covered(&mut self.record.covered, old.flat_map(|property| &property.definitions), definition);
            }
        }
        let object = self.heap.state.object_mut(id);
        match keys {
            Keys::Unknown => object.each(|disjunct| disjunct.rest = Rest::Open),
            Keys::Known(names) => {
                if let [name] = &**names {
                    object.each(|disjunct| disjunct.set(name, definition.clone()));
                    return;
                }
                // One disjunct for each name that the key may be.
                let disjuncts = std::mem::take(&mut object.disjuncts);
                for name in names {
                    for disjunct in &disjuncts {
                        let mut disjunct = Disjunct::clone(disjunct);
                        disjunct.set(name, definition.clone());
                        object.disjuncts.push(Rc::new(disjunct));
                    }
                }
                object.limit();
            }
        }
    }

    /// `...expr` in a literal. The arms of `...(test ? a : b)` and `...(test && a)` are spread in the state narrowed by
    /// the test, so that each leaves its own disjuncts.
    fn spread_expr(&mut self, id: ObjectId, expr: &'a Expr) {
        let (test, cons, alt) = match strip(expr) {
            Expr::Bin(bin) if bin.op == BinaryOp::LogicalAnd => (&bin.left, &bin.right, None),
            Expr::Cond(cond) => (&cond.test, &cond.cons, Some(&cond.alt)),
            _ => {
                let value = self.eval(expr);
                self.spread_into(id, &value, self.at(expr));
                return;
            }
        };
        let (holds, fails) = self.test(test);
        self.heap.state = holds;
        self.spread_if_live(id, cons);
        let after = std::mem::replace(&mut self.heap.state, fails);
        if let Some(alt) = alt {
            self.spread_if_live(id, alt);
        }
        self.heap.state.join(after);
    }

    /// Spreads an expression, or keeps it as unreached code if the present state is dead.
    fn spread_if_live(&mut self, id: ObjectId, expr: &'a Expr) {
        if self.heap.state.live {
            self.spread_expr(id, expr);
        } else {
            self.defer_unreached(UnreachedSyntax::Expression(expr));
        }
    }

    /// Copies the properties of a value into an object, as `{...value}` and `Object.assign` do. Each disjunct of the
    /// source is laid over each disjunct of the target.
    pub(crate) fn spread_into(&mut self, id: ObjectId, value: &Value, at: At) {
        self.heap.forget_member_sources(id, &Keys::Unknown);
        let before = self.heap.state.object_mut(id).disjuncts.clone();
        let mut after: SmallVec<[Rc<Disjunct>; 1]> = SmallVec::new();
        for alternative in value.alternatives() {
            let sources: SmallVec<[Rc<Disjunct>; 1]> = match &alternative.kind {
                ValueKind::Object(source) => {
                    self.record.record_copied(*source, id);
                    self.heap.state.object(*source).map(|object| object.disjuncts.clone()).unwrap_or_default()
                }
                kind if matches!(kind, ValueKind::Unknown(_) | ValueKind::Window)
                    || alternative.is_from_elsewhere() =>
                {
                    smallvec![Rc::new(Disjunct { properties: Properties::default(), rest: Rest::Open })]
                }
                _ => smallvec![Rc::new(Disjunct { properties: Properties::default(), rest: Rest::Exact })],
            };
            for source in &sources {
                let source = self.without_getters(source, alternative, at);
                for disjunct in &before {
                    self.record.record_overlaid(disjunct, &source);
                    after.push(Rc::new(overlaid(disjunct, &source)));
                }
            }
        }
        if after.is_empty() {
            return;
        }
        let copied = after.iter().map(|disjunct| disjunct.properties.len()).sum();
        let mut unique: SmallVec<[Rc<Disjunct>; 1]> = SmallVec::new();
        for disjunct in after {
            if !unique.contains(&disjunct) {
                unique.push(disjunct);
            }
        }
        self.record_put_all(id, &unique);
        let object = self.heap.state.object_mut(id);
        object.disjuncts = unique;
        object.limit();
        self.heap.state.count_compared(copied);
        self.heap.hold_properties(id);
    }

    /// The disjunct with values in place of its accessors: copying a property runs its getter.
    fn without_getters(&mut self, disjunct: &Rc<Disjunct>, owner: &Alternative, at: At) -> Rc<Disjunct> {
        let has_getter = |(_, property): &(Atom, Rc<PropertyState>)| property.is_read_by_code();
        if !disjunct.properties.iter().any(has_getter) {
            return Rc::clone(disjunct);
        }
        let mut copied = Disjunct::clone(disjunct);
        for (_, property) in copied.properties_mut() {
            property.definitions.each(|definition| {
                if let Some(getter) = definition.getter.take() {
                    let this = Value::of(owner.kind.clone(), owner.at);
                    definition.value = self.invoke(getter, Some(this), &Arguments::default(), at);
                }
            });
        }
        Rc::new(copied)
    }
}

/// True for a key that sets the prototype of a literal: `__proto__: base`, but not `["__proto__"]: base`.
fn is_prototype(key: &PropName) -> bool {
    match key {
        PropName::Ident(name) => &*name.sym == "__proto__",
        PropName::Str(text) => text.value.as_str() == Some("__proto__"),
        PropName::Num(_) | PropName::BigInt(_) | PropName::Computed(_) => false,
    }
}

/// A copy of a disjunct with the properties of another laid over its own. Private members (`#name`) aren't copied.
fn overlaid(disjunct: &Rc<Disjunct>, source: &Rc<Disjunct>) -> Disjunct {
    if disjunct.properties.is_empty() {
        // Shortcut: an empty disjunct has no property to be replaced.
        let copied = source.properties.iter().filter(|(name, _)| !name.starts_with('#')).cloned();
        return Disjunct { properties: copied.collect(), rest: disjunct.rest.max(source.rest) };
    }
    let mut result = Disjunct::clone(disjunct);
    for (index, (name, property)) in source.properties.iter().enumerate() {
        if name.starts_with('#') {
            continue;
        }
        match result.position(name, index) {
            Some(old) => result.put_at(old, property.clone()),
            None => result.add(name, property.clone()),
        }
    }
    result.rest = result.rest.max(source.rest);
    result
}
