//! Generators: a generator's object keeps what the function returns, for `yield*` to give.
//!
//! ```js
//! function* build(cart) { yield load(cart); return { type: "bPay" }; }
//! function* pay(cart) { const payload = yield* build(cart); }
//! ```

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::YieldExpr;

use super::machine::{Machine, Maker, Scope};
use super::state::Slot;
use super::value::{At, Kind, Value};
use crate::payload::Rest;

/// The name under which it is kept, which no program can write.
const RETURNED: &str = "#returned";

impl<'a> Machine<'a> {
    /// What calling a generator gives that will return this value.
    pub(super) fn generator(&mut self, returned: Value, at: At) -> Value {
        if !returned.things().iter().any(|thing| matches!(thing.kind, Kind::Object(_) | Kind::Text(_))) {
            return Value::unknown(at);
        }
        let id = self.new_object(Maker::Elsewhere, at, Rest::Unknown);
        let entry = self.copied(returned, at);
        self.state.object_mut(id).each(|variant| variant.set(&Atom::new(RETURNED), entry.clone()));
        Value::of(Kind::Object(id), at)
    }

    /// `yield e`: whoever runs the generator gets `e`, and says what the `yield` gives. `yield* e` gives what `e` returns.
    pub(super) fn run_yield(&mut self, yielded: &'a YieldExpr, at: At, scope: &Rc<Scope>) -> Value {
        let Some(argument) = &yielded.arg else { return Value::unknown(at) };
        if self.is_lowered() && !yielded.delegate {
            let value = self.eval_awaited(argument, scope);
            self.may_throw();
            return value;
        }
        let value = self.eval(argument, scope);
        if yielded.delegate {
            self.may_throw();
            return self.returned_by(&value, at);
        }
        self.hand_over(&value, at);
        Value::unknown(at)
    }

    fn returned_by(&mut self, generators: &Value, at: At) -> Value {
        let mut returned = Value::default();
        for thing in generators.things() {
            let object = thing.object().and_then(|id| self.state.object(id));
            let slots = object.iter().flat_map(|object| &object.variants).filter_map(|variant| variant.get(RETURNED));
            let known: Vec<Value> = slots.map(Slot::value).collect();
            if known.is_empty() {
                self.hand_over(&Value::of(thing.kind.clone(), thing.at), at);
                returned.join(&Value::unknown(at));
            }
            for value in &known {
                returned.join(value);
            }
        }
        if returned.is_empty() { Value::unknown(at) } else { returned }
    }
}
