//! Writes: assigning members, running setters, and `delete`.
//!
//! ```js
//! const p = guest ? a : b;
//! p.amount = 5;                // a weak update: a and b have the amount sometimes
//! ```
//!
//! A write that certainly reaches its object replaces the definition (a *strong update*). If `base` may be one of
//! several objects that exist together, each object keeps its old state as well (a *weak update*).

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::{Expr, MemberProp};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::{KeySet, Keys, keys_of, private};
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::{Disjunct, Object, PropertyState};
use crate::flow::heap::ownership::{Update, kill_unowned};
use crate::flow::idioms::purity::is_pure_name;
use crate::flow::interp::Interpreter;
use crate::flow::interp::write_site::WriteSite;
use crate::payload::{Presence, Rest, UseKind};
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// Evaluates the object of a member that is written to. Where the object is unknown, it is replaced by a new open
    /// object, so that later reads find the written property.
    pub(crate) fn eval_written(&mut self, expr: &'a Expr) -> Value {
        let value = self.eval(expr);
        if !value.alternatives().iter().any(|alternative| matches!(alternative.kind, ValueKind::Unknown(_))) {
            return value;
        }
        let at = self.at(expr);
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Open);
        self.record.record_object_used(id, UseKind::Sent, at);
        let open = Alternative::new(ValueKind::Object(id), at);
        let known = |value: &Value| -> Value {
            let is_known = |alternative: &Alternative| !matches!(alternative.kind, ValueKind::Unknown(_));
            value
                .alternatives()
                .iter()
                .filter(|alternative| is_known(alternative))
                .cloned()
                .chain([open.clone()])
                .collect()
        };
        match strip(expr) {
            Expr::Ident(ident) => {
                let Some(cell) = self.control.scope.find(&ident.to_id()) else { return value };
                let Some(old) = self.heap.state.cell(cell).cloned() else { return value };
                // `if (payload.type === "payPal") payload.amount = total;`
                for (name, narrowed) in self.narrowed_members(cell) {
                    let definition = self.heap.copied(narrowed, at);
                    self.put_definition(id, &Keys::Known(vec![name]), &definition);
                }
                let known = known(&old);
                self.heap.set_cell(cell, known);
            }
            Expr::Member(member) if is_pure_name(&member.prop) => {
                let Some(name) = self.member_name(&member.prop) else { return value };
                let base = self.eval_written(&member.obj);
                let Some(id) = base.single().and_then(Alternative::object) else { return value };
                let definition = self.heap.copied(known(&value), at);
                self.heap.state.object_mut(id).each(|disjunct| {
                    let old = disjunct.properties.named_mut(&name);
                    match old {
                        Some(property) => {
                            let definitions = &mut Rc::make_mut(property).definitions;
                            definitions.each(|definition| definition.value = known(&definition.value));
                        }
                        None => disjunct.set(&name, definition.clone()),
                    }
                });
            }
            _ => return value,
        }
        known(&value)
    }

    /// The names that a written member may have; a computed key is evaluated.
    pub(crate) fn written_keys(&mut self, prop: &'a MemberProp) -> Keys {
        match prop {
            MemberProp::Ident(name) => Keys::Known(vec![name.sym.clone()]),
            MemberProp::PrivateName(name) => Keys::Known(vec![private(&name.name)]),
            MemberProp::Computed(computed) => {
                let key = self.eval(&computed.expr);
                self.record_text_read(&key, self.at(&*computed.expr));
                keys_of(&key)
            }
        }
    }

    /// The names that a read member may have. A computed key that unknown code may have replaced by now can be any
    /// name.
    pub(crate) fn read_keys(&mut self, prop: &'a MemberProp) -> Keys {
        let MemberProp::Computed(computed) = prop else { return self.written_keys(prop) };
        let key = self.eval(&computed.expr);
        let is_initial = key.alternatives().iter().any(|alternative| alternative.certainty == Certainty::Initial);
        if is_initial { Keys::Unknown } else { keys_of(&key) }
    }

    /// Writes a value into each object that `base` may be. The value escapes where one of them belongs to unknown code.
    pub(crate) fn write_members(&mut self, base: &Value, keys: &Keys, value: &Value, site: &WriteSite) {
        self.forget_named(keys);
        self.heap.state.count_pairs(base);
        let definition = self.written_definition(value, site);
        for alternative in base.alternatives() {
            match &alternative.kind {
                ValueKind::Object(id) if self.run_setter(*id, keys, value, site.key) => {}
                ValueKind::Object(id) => {
                    self.heap.adopt_methods(*id, value);
                    if let Keys::Known(names) = keys {
                        self.name_functions(value, &names[0]);
                    }
                    if keys.names().may_be(&Atom::new("__proto__")) && matches!(keys, Keys::Known(_)) {
                        // Reads through this prototype aren't followed.
                        self.record_escape(value, UseKind::Untold, site.key);
                    }
                    if matches!(self.heap.allocation(*id).kind, AllocationKind::Elsewhere) {
                        self.record_escape(value, UseKind::Sent, site.key);
                        self.keep_functions_in_open(*id, keys, value);
                    }
                    let update = self.heap.update_of(base, *id);
                    self.write_object(*id, keys, &definition, update);
                }
                ValueKind::Window => {
                    self.record_escape(value, UseKind::Sent, site.key);
                    self.heap.mark_externally_writable(value);
                    let is_certain = base.single().is_some() && matches!(keys, Keys::Known(names) if names.len() == 1);
                    if let Keys::Known(names) = keys {
                        for name in names {
                            let mut value = value.clone();
                            if !is_certain {
                                value.join(&self.read_window(name, site.key));
                            }
                            self.set_global(name, value);
                        }
                    }
                }
                // The written object belongs to unknown code.
                ValueKind::Unknown(_) | ValueKind::Builtin(_) | ValueKind::Foreign(_) => {
                    self.escape_to_unknown_code(value, site.key);
                    self.keep_written_functions(keys, value);
                }
                kind if kind.is_nullish() == Some(true) => {}
                // The members of such a value aren't followed.
                _ => self.record_escape(value, UseKind::Sent, site.key),
            }
        }
    }

    /// The definition that a write makes.
    pub(crate) fn written_definition(&mut self, value: &Value, site: &WriteSite) -> Definition {
        let origin = self.heap.origin(site.key, site.value, site.form);
        Definition { origin, value: value.clone(), getter: None }
    }

    /// Runs the setter of that name. True if the object or its class has one, so that nothing else is to be written. If
    /// the key may have other names, too, the setters run in states that are joined, and the write still has to be
    /// made.
    fn run_setter(&mut self, id: ObjectId, keys: &Keys, value: &Value, at: At) -> bool {
        if self.heap.setters.is_empty() {
            return false;
        }
        let is_sure = matches!(keys, Keys::Known(names) if names.len() == 1);
        for ((owner, name), setter) in self.heap.setters_of(id, keys) {
            self.record_read(&Value::of(ValueKind::Object(owner), at), KeySet::Known(&[name]), at);
            self.heap.untrack(value);
            let (this, arguments) = (Value::of(ValueKind::Object(id), at), Arguments::at(vec![value.clone()], at));
            if is_sure {
                self.invoke(setter, Some(this), &arguments, at);
                return true;
            }
            self.evaluate_maybe(|interpreter| interpreter.invoke(setter, Some(this), &arguments, at));
        }
        false
    }

    /// Runs the setters of the target that `Object.assign` writes to.
    pub(crate) fn run_setters(&mut self, target: &Value, source: &Value, at: At) {
        if self.heap.setters.is_empty() {
            return;
        }
        let disjuncts: Vec<Rc<Disjunct>> = source
            .objects()
            .filter_map(|id| self.heap.state.object(id))
            .flat_map(|object| object.disjuncts.iter().cloned())
            .collect();
        let is_one = source.single().is_some() && target.single().is_some() && disjuncts.len() == 1;
        for (name, property) in disjuncts.iter().flat_map(|disjunct| &disjunct.properties) {
            let (keys, value) = (Keys::Known(vec![name.clone()]), property.value());
            for id in target.objects() {
                if is_one && property.presence == Presence::Always {
                    self.run_setter(id, &keys, &value, at);
                } else {
                    self.evaluate_maybe(|interpreter| interpreter.run_setter(id, &keys, &value, at));
                }
            }
        }
    }

    /// Puts a definition into one object. An object without room for more properties gets it under an unknown key, and
    /// a property with an accessor keeps that: its update is weak.
    pub(crate) fn write_object(&mut self, id: ObjectId, keys: &Keys, definition: &Definition, update: Update) {
        self.heap.forget_member_sources(id, keys);
        let keys = if self.heap.has_room(id, keys) { keys } else { &Keys::Unknown };
        let object = self.heap.state.object_mut(id);
        let has_accessor = |name: &Atom| {
            object.disjuncts.iter().filter_map(|disjunct| disjunct.get(name)).any(PropertyState::is_read_by_code)
        };
        let is_strong =
            update == Update::Strong && !matches!(keys, Keys::Known(names) if names.iter().any(has_accessor));
        if is_strong {
            // No clone of the object before the write: a shared object would then be copied once more.
            let lost = if let Keys::Known(names) = keys
                && let [name] = &**names
            {
                overwritten(object, name, &definition.value)
            } else {
                Vec::new()
            };
            self.put_definition(id, keys, definition);
            for id in lost {
                kill_unowned(&self.heap.allocations, &mut self.heap.state, id);
            }
            return;
        }
        let before = object.clone();
        self.heap.state.count_compared(before.size());
        self.put_definition(id, keys, definition);
        self.heap.state.object_mut(id).join(&before);
    }

    /// `delete p.amount`
    pub(crate) fn delete(&mut self, target: &'a Expr) {
        let member = match strip(target) {
            Expr::Member(member) => member,
            Expr::OptChain(chain) => match chain.base.as_member() {
                Some(member) => member,
                None => return,
            },
            other => {
                self.eval(other);
                return;
            }
        };
        let base = self.eval(&member.obj);
        let keys = self.written_keys(&member.prop);
        self.delete_from(&base, &keys);
    }

    /// Deletes properties from each object that `base` may be. A key of several possible names, and a weak update,
    /// leave the properties there sometimes.
    pub(crate) fn delete_from(&mut self, base: &Value, keys: &Keys) {
        self.heap.state.count_pairs(base);
        for id in base.objects() {
            let update = self.heap.update_of(base, id);
            let before = self.heap.state.object_mut(id).clone();
            self.heap.state.count_compared(before.size());
            self.heap.forget_member_sources(id, keys);
            self.record.record_dropped(&before.disjuncts, keys.names());
            let object = self.heap.state.object_mut(id);
            match keys {
                Keys::Known(names) if names.len() == 1 => object.each(|disjunct| disjunct.remove(&names[0])),
                Keys::Known(names) => object.each(|disjunct| {
                    for (name, property) in disjunct.properties_mut() {
                        if names.contains(name) {
                            property.presence = Presence::Sometimes;
                        }
                    }
                }),
                Keys::Unknown => object.each(|disjunct| {
                    for (_, property) in disjunct.properties_mut() {
                        property.presence = property.presence.min(Presence::Presumed);
                    }
                }),
            }
            if update == Update::Weak {
                object.join(&before);
            }
        }
    }
}

/// The objects that a property no longer owns once this value is written into it.
fn overwritten(object: &Object, name: &str, value: &Value) -> Vec<ObjectId> {
    let old = object.disjuncts.iter().filter_map(|disjunct| disjunct.get(name));
    old.flat_map(|property| property.definitions.objects()).filter(|id| !value.holds(*id)).collect()
}
