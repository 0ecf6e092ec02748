//! Lacks: checks that the session expression, which fixes put into literals and before calls, has a value there.
//!
//! ```js
//! pay();                                   // `cart` has no value yet when the literal in `pay` runs
//! const cart = await load();
//! function pay() { dr.createSource({ type: "konbini" }); }
//! ```
//!
//! Each time that a literal is evaluated or a member is written, the variables of the expression are looked up in the
//! present state. If a value may be missing there once, the place has a *lack*, and no fix puts the expression there.

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::Id;

use crate::expression::{Chain, Expression, Needs, Root};
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::inheritance::MAX_ANCESTORS;
use crate::flow::interp::Interpreter;
use crate::flow::record::needed::{Bases, Needed};
use crate::payload::{HeldValue, Presence, Rest};
use crate::sdk::SESSION_SECRET;
use crate::syntax::Lack;

impl Interpreter<'_> {
    /// Records the first value that the expression would lack if it ran now, at this place.
    pub(crate) fn record_needed(&mut self, at: At) {
        // In unreached code a missing value doesn't matter.
        if self.is_running_unreached() {
            return;
        }
        let script = self.script(at.script);
        let Some(needed) = &mut self.record.needed else { return };
        if needed.muted > 0 || needed.lacks.contains_key(&at) || !self.heap.state.live {
            return;
        }
        let Some(expression) = needed.expression(at.script) else { return };
        let variables = needed.variables(at, script, expression);
        let lack = self.lacking(expression, &variables, at);
        if let (Some(lack), Some(needed)) = (lack, &mut self.record.needed) {
            needed.lacks.insert(at, lack);
        }
    }

    /// Records the lack at a call without an argument, to which a fix may add one.
    pub(crate) fn record_needed_at_call(&mut self, arguments: &Arguments, at: At) {
        if !arguments.values.is_empty() || arguments.open.is_some() {
            return;
        }
        let running = self.control.frames.last().and_then(|frame| frame.scope.clone());
        let scope = running.or_else(|| self.modules.by_script.get(&at.script).map(|module| Rc::clone(&module.scope)));
        if let Some(scope) = scope.filter(|scope| scope.script == at.script) {
            self.in_scope(scope, |interpreter| interpreter.record_needed(at));
        }
    }

    /// The first lack of the expression in the present state: of its variables, its members, or the functions it calls.
    fn lacking(&mut self, expression: &Expression, variables: &[(Atom, Id)], at: At) -> Option<Lack> {
        let chain = expression.chain.as_ref();
        for name in &expression.names {
            let known = variables.iter().find(|(known, _)| **known == **name);
            let cell = known
                .and_then(|(_, id)| self.control.scope.find(id))
                .or_else(|| self.modules.globals.get(&Atom::new(name.as_str())).copied());
            let value = cell.and_then(|cell| self.heap.state.cell(cell)).cloned();
            let Some(value) = value.or_else(|| self.given_to(name, at)) else { continue };
            if let Some(missing) = missing(&value) {
                return Some(Lack { path: name.clone(), value: missing });
            }
            let has_members = |chain: &Chain| chain.root == Root::Name(name.clone()) && !chain.members.is_empty();
            let is_called = !chain.is_some_and(has_members);
            let lack = is_called.then(|| self.lacking_call(&value, name, None, at)).flatten();
            if lack.is_some() {
                return lack;
            }
            if let Some(chain) = chain.filter(|chain| chain.root == Root::Name(name.clone())) {
                let lack = self.lacking_member(&value, name.clone(), &chain.members, chain.is_whole, at);
                if lack.is_some() {
                    return lack;
                }
            }
        }
        let chain = chain.filter(|chain| chain.root == Root::This)?;
        let this = self.control.scope.this.clone()?;
        self.lacking_member(&this, "this".to_owned(), &chain.members, chain.is_whole, at)
    }

    /// The first member of a chain that may be missing; or the value of the last, if that is no usable text.
    fn lacking_member(
        &mut self,
        value: &Value,
        mut path: String,
        members: &[String],
        is_whole: bool,
        at: At,
    ) -> Option<Lack> {
        let mut value = value.clone();
        let mut base = None;
        for member in members {
            let read: Value = {
                let name = Atom::new(member.as_str());
                let alternatives: Vec<Alternative> = value.alternatives().to_vec();
                alternatives
                    .iter()
                    .flat_map(|alternative| self.held_by(alternative, &name, at).alternatives().to_vec())
                    .collect()
            };
            path = format!("{path}.{member}");
            if let Some(missing) = missing(&read) {
                return Some(Lack { path, value: missing });
            }
            base = Some(std::mem::replace(&mut value, read));
        }
        if !is_whole && base.is_some() {
            return self.lacking_call(&value, &path, base.as_ref(), at);
        }
        let unusable = value.alternatives().iter().find_map(|alternative| unusable_text(self, alternative))?;
        is_whole.then_some(Lack { path, value: unusable })
    }

    /// The `arguments` object of the running function, if the name is `arguments`.
    fn given_to(&mut self, name: &str, at: At) -> Option<Value> {
        let arguments = self.control.scope.arguments().filter(|_| name == "arguments")?;
        Some(self.rest_of(&arguments, 0, at))
    }

    /// The lack that calling a function of the program would show: a promise that isn't awaited, a variable in it
    /// without a value, or a missing result. The function is run speculatively.
    fn lacking_call(&mut self, function: &Value, path: &str, this: Option<&Value>, at: At) -> Option<Lack> {
        let waits = self.record.needed.as_ref().is_some_and(|needed| {
            needed.expression(at.script).is_some_and(|expression| expression.needs.contains(&Needs::Await))
        });
        for id in function.objects().collect::<Vec<_>>() {
            let AllocationKind::Closure(closure) = &self.heap.allocation(id).kind else { continue };
            let lack = |value| Lack { path: format!("{path}()"), value };
            if closure.code.is_async() && !waits {
                return Some(lack(HeldValue::Other("a promise")));
            }
            let bases = Bases::of(closure.code);
            let cells: Vec<_> = bases.iter().filter_map(|id| Some((id, closure.scope.find(id)?))).collect();
            let unready = cells.into_iter().find_map(|(id, cell)| Some((id, missing(self.heap.state.cell(cell)?)?)));
            if let Some(((name, _), value)) = unready {
                return Some(Lack { path: name.to_string(), value });
            }
            if self.record.needed.as_mut().is_some_and(Needed::takes_too_many_calls) {
                return Some(lack(HeldValue::Unknown { name: None }));
            }
            let had_run = self.schedule.ran.contains(&id);
            let given = self.evaluate_speculatively(|interpreter| {
                interpreter.invoke(id, this.cloned(), &Arguments::unknown(at), at)
            });
            if !had_run {
                self.schedule.ran.remove(&id);
            }
            if let Some(missing) = missing(&given) {
                return Some(lack(missing));
            }
            if given.is_empty() {
                return Some(lack(HeldValue::Undefined));
            }
        }
        None
    }

    /// The value of a member, without running accessors.
    fn held_by(&mut self, alternative: &Alternative, name: &Atom, at: At) -> Value {
        match &alternative.kind {
            ValueKind::Object(id) => match self.read_namespace(*id, name, at) {
                Some(value) => value,
                None => self.held_by_object(*id, name, at),
            },
            ValueKind::Window => self.read_window(name, at),
            _ => Value::named(name, at),
        }
    }

    /// The value of an own or inherited member of an object, without running accessors.
    fn held_by_object(&self, id: ObjectId, name: &Atom, at: At) -> Value {
        let mut value = Value::default();
        let mut here = id;
        let mut is_open = false;
        for _ in 0..MAX_ANCESTORS {
            let mut looks_further = false;
            for disjunct in self.heap.state.object(here).into_iter().flat_map(|object| &object.disjuncts) {
                let property = disjunct.get(name);
                for definition in property.iter().flat_map(|property| &property.definitions) {
                    let read_by_code = definition.getter.map(|_| Value::named(name, at));
                    value.join(read_by_code.as_ref().unwrap_or(&definition.value));
                }
                if property.is_none_or(|property| property.presence == Presence::Sometimes) {
                    looks_further = true;
                    is_open |= disjunct.rest == Rest::Open;
                }
            }
            if !looks_further {
                return value;
            }
            let Some(prototype) = self.heap.allocation(here).prototype else { break };
            here = prototype;
        }
        is_open |= matches!(self.heap.allocation(here).kind, AllocationKind::Elsewhere | AllocationKind::Bound(_))
            || self.extends_unknown(here);
        // A function that assigns it later may not have run yet: it may be missing.
        let is_known = !is_open || self.is_assigned_elsewhere(id, name);
        value.join(&if is_known { Value::undefined(at) } else { Value::named(name, at) });
        value
    }

    /// True for the prototype of a class that extends an unknown one.
    fn extends_unknown(&self, prototype: ObjectId) -> bool {
        let owner = self.heap.allocation(prototype).home_object;
        owner.is_some_and(|class| match &self.heap.allocation(class).kind {
            AllocationKind::Class(class) => class.parent.as_ref().is_some_and(Value::has_unknown),
            _ => false,
        })
    }
}

/// The `undefined` or `null` that a value may be.
fn missing(value: &Value) -> Option<HeldValue> {
    value.alternatives().iter().find_map(|alternative| match alternative.kind {
        ValueKind::Undefined => Some(HeldValue::Undefined),
        ValueKind::Null | ValueKind::Unset => Some(HeldValue::Null),
        _ => None,
    })
}

/// The alternative, if it can't serve as a session id: it is no text, a constant, or the session's secret.
fn unusable_text(interpreter: &Interpreter<'_>, alternative: &Alternative) -> Option<HeldValue> {
    match &alternative.kind {
        ValueKind::Unknown(Some(name)) if &**name == SESSION_SECRET => {
            Some(HeldValue::Unknown { name: Some(name.to_string()) })
        }
        ValueKind::Bool(_) | ValueKind::SomeBool => Some(HeldValue::Other("a boolean")),
        ValueKind::Number(_) => Some(HeldValue::Other("a number")),
        ValueKind::Text(text) => Some(HeldValue::Text(text.to_string())),
        ValueKind::Object(id) if interpreter.heap.is_callable(*id) => Some(HeldValue::Other("a function")),
        ValueKind::Object(id) if interpreter.heap.is_array(*id) => Some(HeldValue::Other("an array")),
        ValueKind::Object(_) | ValueKind::DigitalRiver | ValueKind::Window => Some(HeldValue::Other("an object")),
        _ => None,
    }
}
