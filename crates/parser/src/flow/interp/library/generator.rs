//! Generators: a generator's object keeps what the function returns, for `yield*` to give.
//!
//! ```js
//! function* build(cart) { yield load(cart); return { type: "bPay" }; }
//! function* pay(cart) { const payload = yield* build(cart); }
//! ```

use swc_atoms::Atom;
use swc_ecma_ast::YieldExpr;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::flow::interp::site::Site;
use crate::payload::Rest;

/// Private name of a generator object's return value. Only objects that are made here are asked for it: a program may
/// have properties of that name.
const RETURNED: &str = "#returned";

/// Private name of an effect's result, which `yield` gives.
const EFFECT: &str = "#effect";

impl<'a> Interpreter<'a> {
    /// The object that calling a generator gives, which will return this value.
    pub(crate) fn generator(&mut self, returned: Value, at: At) -> Value {
        self.wrap(RETURNED, returned, at)
    }

    /// Makes an open object with this one property.
    fn wrap(&mut self, name: &str, value: Value, at: At) -> Value {
        if !value
            .alternatives()
            .iter()
            .any(|alternative| matches!(alternative.kind, ValueKind::Object(_) | ValueKind::Text(_)))
        {
            return Value::unknown(at);
        }
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Open);
        let definition = self.heap.copied(value, at);
        self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&Atom::new(name), definition.clone()));
        Value::of(ValueKind::Object(id), at)
    }

    /// `call(f, a)`, `call([dr, dr.createSource], a)`, `call([dr, "createSource"], a)`
    pub(crate) fn call_effect(&mut self, arguments: &Arguments, site: &Site) -> Value {
        let name_at = arguments.places.first().copied().unwrap_or(site.at);
        let site = Site { name_at, name: None, ..*site };
        let function = arguments.get(0, site.at);
        let passed = arguments.after_first();
        let given = match self.heap.elements(&function).as_deref() {
            Some([this, method]) => {
                let method = match method.text().cloned() {
                    Some(name) => self.read_property(this, &name, None, name_at),
                    None => method.clone(),
                };
                self.call_value(&method, Some(this.clone()), &passed, &site)
            }
            _ => self.call_value(&function, None, &passed, &site),
        };
        let returned = self.unwrapped(RETURNED, &given);
        self.wrap(EFFECT, returned.unwrap_or(given), site.at)
    }

    /// `yield e`: whoever runs the generator gets `e`, and says what the `yield` gives. `yield* e` gives what `e` returns.
    pub(crate) fn run_yield(&mut self, yielded: &'a YieldExpr, at: At) -> Value {
        let Some(argument) = &yielded.arg else { return Value::unknown(at) };
        if self.is_lowered() && !yielded.delegate {
            let value = self.eval_awaited(argument);
            self.may_throw();
            return value;
        }
        let value = self.eval(argument);
        if yielded.delegate {
            self.may_throw();
            return self.returned_by(&value, at);
        }
        if let Some(given) = self.unwrapped(EFFECT, &value) {
            return given;
        }
        self.escape_to_unknown_code(&value, at);
        Value::unknown(at)
    }

    fn returned_by(&mut self, generators: &Value, at: At) -> Value {
        let mut returned = Value::default();
        for alternative in generators.alternatives() {
            let generator = Value::of(alternative.kind.clone(), alternative.at);
            if let Some(known) = self.unwrapped(RETURNED, &generator) {
                returned.join(&known);
            } else {
                self.escape_to_unknown_code(&generator, at);
                returned.join(&Value::unknown(at));
            }
        }
        if returned.is_empty() { Value::unknown(at) } else { returned }
    }

    /// The value of that private property.
    fn unwrapped(&self, name: &str, value: &Value) -> Option<Value> {
        let id = value
            .single()?
            .object()
            .filter(|id| matches!(self.heap.allocation(*id).kind, AllocationKind::Elsewhere))?;
        let object = self.heap.state.object(id)?;
        let mut unwrapped = Value::default();
        for property in object.disjuncts.iter().filter_map(|disjunct| disjunct.get(name)) {
            unwrapped.join(&property.value());
        }
        (!unwrapped.is_empty()).then_some(unwrapped)
    }
}
