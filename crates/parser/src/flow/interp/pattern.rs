//! Destructuring: a pattern takes a value apart and assigns the parts.
//!
//! ```js
//! const { type = "payPal", ...details } = options;
//! ```

use swc_atoms::Atom;
use swc_ecma_ast::{ArrayPat, AssignTargetPat, Expr, ObjectPat, ObjectPatProp, Pat};

use crate::flow::domain::id::At;
use crate::flow::domain::keys::{KeySet, Keys};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::flow::interp::write_site::WriteSite;
use crate::flow::schedule::unreached::UnreachedSyntax;
use crate::payload::Rest;
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// Assigns the parts of a value to the variables of a pattern.
    pub(crate) fn bind(&mut self, pattern: &'a Pat, value: Value) {
        match pattern {
            Pat::Ident(ident) => {
                let value = self.as_declared(value, ident.type_ann.as_deref());
                self.assign_name(&ident.id, value);
            }
            Pat::Object(object) => self.bind_object(object, &value),
            Pat::Array(array) => self.bind_array(array, &value),
            Pat::Assign(assign) => {
                let value = self.or_default(value, &assign.right);
                self.bind(&assign.left, value);
            }
            Pat::Rest(rest) => self.bind(&rest.arg, value),
            Pat::Expr(expr) => self.bind_expr(expr, value),
            Pat::Invalid(_) => {}
        }
    }

    /// Assigns the parts of a value to the pattern on the left side of an assignment: `({ type } = options)`.
    pub(crate) fn bind_target(&mut self, pattern: &'a AssignTargetPat, value: &Value) {
        match pattern {
            AssignTargetPat::Array(array) => self.bind_array(array, value),
            AssignTargetPat::Object(object) => self.bind_object(object, value),
            AssignTargetPat::Invalid(_) => {}
        }
    }

    /// Assigns a value to a variable or member inside a pattern: `[p.amount] = amounts`.
    fn bind_expr(&mut self, expr: &'a Expr, value: Value) {
        match strip(expr) {
            Expr::Ident(ident) => self.assign_name(ident, value),
            Expr::Member(member) => {
                let base = self.eval_written(&member.obj);
                let keys = self.written_keys(&member.prop);
                let site = WriteSite::of_pattern(self.at(member));
                self.write_members(&base, &keys, &value, &site);
            }
            _ => {}
        }
    }

    /// The value, with a default in place of `undefined`: `{ type = "payPal" }`. The default runs only where the value
    /// may be missing.
    pub(crate) fn or_default(&mut self, value: Value, default: &'a Expr) -> Value {
        // An unset value may also be `false` or `null`, which don't take the default.
        let is_missing = |alternative: &Alternative| matches!(alternative.kind, ValueKind::Undefined);
        if !value.alternatives().iter().any(|alternative| {
            matches!(alternative.kind, ValueKind::Undefined | ValueKind::Unset | ValueKind::Unknown(_))
        }) {
            self.defer_unreached(UnreachedSyntax::Expression(default));
            return value;
        }
        let mut skipped = self.heap.state.fork();
        skipped.live = !value.alternatives().iter().all(is_missing);
        let fallback = self.eval(default);
        self.heap.state.join(skipped);
        let mut result: Value =
            value.alternatives().iter().filter(|alternative| !is_missing(alternative)).cloned().collect();
        // An unknown caller may pass anything: an empty default (`""`, `false`) isn't reported besides that.
        let has_other = result.has_unknown();
        for alternative in
            fallback.alternatives().iter().filter(|alternative| !has_other || alternative.kind.truth() != Some(false))
        {
            result.add(alternative);
        }
        result
    }

    fn bind_object(&mut self, pattern: &'a ObjectPat, value: &Value) {
        let at = self.at(pattern);
        let spelled = value.alternatives().iter().find_map(|alternative| match &alternative.kind {
            ValueKind::Unknown(name) => name.clone(),
            _ => None,
        });
        let mut taken: Vec<Atom> = Vec::new();
        for property in &pattern.props {
            match property {
                ObjectPatProp::KeyValue(pair) => {
                    let keys = self.property_keys(&pair.key);
                    let key_at = self.at(&pair.key);
                    self.record_read(value, keys.names(), key_at);
                    let read = match &keys {
                        Keys::Known(names) => {
                            taken.extend(names.iter().cloned());
                            self.read_each(value, names, spelled.as_ref(), key_at)
                        }
                        Keys::Unknown => self.read_any(value, &[], key_at),
                    };
                    self.bind(&pair.value, read);
                }
                ObjectPatProp::Assign(short) => {
                    let key_at = self.at(&short.key);
                    taken.push(short.key.sym.clone());
                    self.record_read(value, KeySet::Known(std::slice::from_ref(&short.key.sym)), key_at);
                    let mut read = self.read_property(value, &short.key.sym, spelled.as_ref(), key_at);
                    if let Some(default) = &short.value {
                        read = self.or_default(read, default);
                    }
                    self.assign_name(&short.key.id, read);
                }
                ObjectPatProp::Rest(rest) => {
                    let rest_of = self.without(value, &taken, at);
                    self.bind(&rest.arg, rest_of);
                }
            }
        }
    }

    /// Copies an object without the properties of these names: `...details` in a pattern.
    pub(crate) fn without(&mut self, value: &Value, names: &[Atom], at: At) -> Value {
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        self.spread_into(id, value, at);
        let whole = self.heap.state.object_mut(id).disjuncts.clone();
        self.record.record_dropped(&whole, KeySet::Known(names));
        self.heap.state.object_mut(id).each(|disjunct| {
            for name in names {
                disjunct.remove(name);
            }
        });
        Value::of(ValueKind::Object(id), at)
    }

    /// Reads a property whose name is one of several.
    fn read_each(&mut self, value: &Value, names: &[Atom], spelled: Option<&Atom>, at: At) -> Value {
        let mut read = Value::default();
        for name in names {
            read.join(&self.read_property(value, name, spelled, at));
        }
        read
    }

    fn bind_array(&mut self, pattern: &'a ArrayPat, value: &Value) {
        let elements = self.heap.elements(value);
        let is_list = value.objects().all(|id| self.heap.is_array(id));
        for (index, element) in pattern.elems.iter().enumerate() {
            let Some(element) = element else { continue };
            let at = self.at(element);
            if let Pat::Rest(rest) = element {
                let array = if let Some(elements) = &elements {
                    self.new_array(elements.get(index..).unwrap_or_default().to_vec(), Rest::Exact, at)
                } else {
                    let any = self.iterated(value, at);
                    self.array_of(any, at)
                };
                self.bind(&rest.arg, array);
                continue;
            }
            let read = match &elements {
                Some(elements) => elements.get(index).cloned().unwrap_or_else(|| Value::undefined(at)),
                None if is_list => self.read_any(value, &[Atom::from(index.to_string())], at),
                None => self.iterated(value, at),
            };
            self.bind(element, read);
        }
    }
}
