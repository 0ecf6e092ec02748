//! Helpers that compilers for older browsers put in the place of syntax: the rows of `flow/models/compilers.rs` say what
//! they do by their names; their code isn't looked at.

use swc_atoms::Atom;
use swc_ecma_ast::{Expr, ExprOrSpread};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::keys_of;
use crate::flow::domain::transfer::{Lowering, Transfer};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::{AllocationKind, Closure, Code};
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::PropertyState;
use crate::flow::idioms::callee::{as_member, last_name};
use crate::flow::idioms::regenerator::{has_steps, runs_steps, wraps_steps};
use crate::flow::interp::Interpreter;
use crate::flow::interp::lowering::state_machine::RETURN;
use crate::flow::interp::site::{Site, Spelling, Timing};
use crate::flow::models::callbacks::Callbacks;
use crate::flow::models::lookup::helper;
use crate::payload::Rest;
use crate::tree::span::span_of;

/// The transfer of the helper that a callee names, alone or as a member of the module that brings it: `_extends2.default`,
/// `tslib_1.__assign`, `_object_spread._`.
fn called(callee: &Expr) -> Option<Transfer> {
    let name: Atom = last_name(callee)?;
    match as_member(callee) {
        Some(member) if matches!(&*name, "default" | "_") => helper(&last_name(&member.obj)?),
        Some(_) => helper(&name),
        None => callee.is_ident().then(|| helper(&name)).flatten(),
    }
}

impl<'a> Interpreter<'a> {
    /// Evaluates a compiler's helper as the syntax that it replaces; `None` if the callee is none.
    pub(crate) fn call_helper(&mut self, callee: &'a Expr, args: &'a [ExprOrSpread], at: At) -> Option<Value> {
        if let Some(value) = self.call_steps(callee, args, at) {
            return Some(value);
        }
        let transfer = called(callee)?;
        if transfer == Transfer::Same && self.is_known_function(callee) {
            // An interop helper whose code is part of the program is run as it is.
            return None;
        }
        let arguments = self.arguments(args);
        let name_at = self.at(callee);
        let name = last_name(callee);
        let site = Site { at, name_at, base_at: None, name, spelling: Spelling::Free, timing: Timing::Later };
        Some(self.call_builtin(transfer, &arguments, &site))
    }

    /// Evaluates a compiler's helper as the syntax that it replaces.
    pub(crate) fn lower(&mut self, lowering: Lowering, arguments: &Arguments, at: At) -> Value {
        match lowering {
            Lowering::Define => {
                let target = arguments.get(0, at);
                let place = arguments.places.get(2).copied().unwrap_or(at);
                self.define(&target, &arguments.get(1, at), &arguments.get(2, at), place);
                target
            }
            Lowering::Async(index) => {
                let generator = self.as_async(arguments.get(index, at));
                let this = arguments.get(0, at);
                let passed = match self.heap.elements(&arguments.get(1, at)) {
                    Some(elements) => Arguments::at(elements, at),
                    None => Arguments::unknown(at),
                };
                self.call_value(&generator, Some(this), &passed, &Site::free(at))
            }
            Lowering::Steps => self.run_generator(arguments, at),
            Lowering::Rest => {
                let names = self.heap.elements(&arguments.get(1, at)).unwrap_or_default();
                let names: Option<Vec<Atom>> = names.iter().map(|name| name.text().cloned()).collect();
                match names {
                    Some(names) => self.without(&arguments.get(0, at), &names, at),
                    None => Value::unknown(at),
                }
            }
            Lowering::Class => {
                let class = arguments.get(0, at);
                self.define_members(&class, arguments, at);
                class
            }
            Lowering::Inherit => {
                self.inherit(&arguments.get(0, at), &arguments.get(1, at), at);
                Value::undefined(at)
            }
            Lowering::Super => self.call_super(arguments, at),
            Lowering::AsyncFunction => self.as_async(arguments.get(0, at)),
        }
    }

    /// Evaluates a call that belongs to the steps of a lowered `async` function; `None` for all other calls.
    fn call_steps(&mut self, callee: &'a Expr, args: &'a [ExprOrSpread], at: At) -> Option<Value> {
        if let Some(value) = self.call_step(callee, args, at) {
            return Some(value);
        }
        if has_steps(args) {
            // The callee has many names, so the argument decides.
            let arguments = self.arguments(args);
            let this = self.control.scope.this.clone();
            return Some(self.call_value(&arguments.get(0, at), this, &Arguments::unknown(at), &Site::free(at)));
        }
        if let [marked] = args
            && wraps_steps(&marked.expr)
        {
            return Some(self.eval(&marked.expr));
        }
        None
    }

    /// True if the function is a helper itself: its effect is known, so that it isn't run as an entry point.
    pub(crate) fn is_helper(&self, id: ObjectId) -> bool {
        let allocation = self.heap.allocation(id);
        let AllocationKind::Closure(Closure { code: Code::Function(function), .. }) = &allocation.kind else {
            return false;
        };
        let file = &self.script(allocation.at.script).file;
        helper(file.slice(allocation.at.span)).is_some() || runs_steps(file.slice(span_of(function.span)))
    }

    fn is_known_function(&mut self, callee: &'a Expr) -> bool {
        let value = self.peek(callee);
        value.objects().any(|id| self.heap.is_callable(id))
    }

    /// Defines a property by a call: no fix can remove it alone.
    fn define(&mut self, target: &Value, key: &Value, value: &Value, at: At) {
        let definition = self.heap.copied(value.clone(), at);
        let keys = keys_of(key);
        for id in target.objects() {
            self.heap.adopt_methods(id, value);
            let update = self.heap.update_of(target, id);
            self.write_object(id, &keys, &definition, update);
        }
    }

    /// `__generator(this, function (_a) { … return [2, value]; })`
    fn run_generator(&mut self, arguments: &Arguments, at: At) -> Value {
        let this = arguments.get(0, at);
        let steps = self.call_value(&arguments.get(1, at), Some(this), &Arguments::unknown(at), &Site::free(at));
        let mut value = Value::default();
        for id in steps.objects() {
            let step = self.heap.elements(&Value::of(ValueKind::Object(id), at)).unwrap_or_default();
            if let [how, returned] = &*step
                && how.single().is_some_and(|alternative| alternative.kind == ValueKind::Number(Some(RETURN.into())))
            {
                value.join(returned);
            }
        }
        if value.is_empty() { Value::unknown(at) } else { value }
    }

    /// `_createClass(C, [{ key, value }, …], [{ key, get }, …])`: members of the prototype, and static ones.
    fn define_members(&mut self, class: &Value, arguments: &Arguments, at: At) {
        let Some(class) = class.single().and_then(Alternative::object).filter(|id| self.heap.is_callable(*id)) else {
            return;
        };
        let prototype = self.prototype_of(class, at);
        for (owner, index) in [(prototype, 1), (class, 2)] {
            for member in self.heap.elements(&arguments.get(index, at)).unwrap_or_default() {
                self.define_member(owner, &member, at);
            }
        }
    }

    fn define_member(&mut self, owner: ObjectId, member: &Value, at: At) {
        let Some(id) = member.single().and_then(Alternative::object) else { return };
        let Some(object) = self.heap.state.object(id) else { return };
        let [disjunct] = &*object.disjuncts else { return };
        let part = |name: &str| disjunct.get(name).map(PropertyState::value);
        let (key, value, get, set) = (part("key"), part("value"), part("get"), part("set"));
        let keys = keys_of(&key.unwrap_or_default());
        for function in [&value, &get, &set].into_iter().flatten().flat_map(Value::objects) {
            // `this` is the class or its prototype, not the `{ key, value }` that describes the member.
            self.heap.allocation_mut(function).home_object = Some(owner);
        }
        if let Some(set) = &set {
            self.heap.add_setter(owner, &keys, set);
        }
        let getter = get.and_then(|get| get.objects().next());
        if let Some(held) = value.or_else(|| getter.map(|_| Value::unknown(at))) {
            let definition = Definition { getter, ..self.heap.copied(held, at) };
            self.put_definition(owner, &keys, &definition);
        }
    }

    fn inherit(&mut self, class: &Value, parent: &Value, at: At) {
        let Some(class) = class.single().and_then(Alternative::object).filter(|id| self.heap.is_callable(*id)) else {
            return;
        };
        let prototype = self.prototype_of(class, at);
        match parent.single().and_then(Alternative::object).filter(|id| self.heap.is_callable(*id)) {
            Some(parent) => {
                self.heap.allocation_mut(class).prototype = Some(parent);
                self.heap.subclasses.entry(parent).or_default().push(class);
                let inherited = self.prototype_of(parent, at);
                self.heap.allocation_mut(prototype).prototype = Some(inherited);
            }
            None => self.heap.state.object_mut(prototype).each(|disjunct| disjunct.rest = Rest::Open),
        }
    }

    /// `_callSuper(this, C, [a, b])`: the constructor of C's parent on this object.
    fn call_super(&mut self, arguments: &Arguments, at: At) -> Value {
        let this = arguments.get(0, at);
        let class = arguments.get(1, at);
        let parent =
            class.single().and_then(Alternative::object).and_then(|class| self.heap.allocation(class).prototype);
        let passed = match self.heap.elements(&arguments.get(2, at)) {
            Some(elements) => Arguments::at(elements, at),
            None => Arguments::unknown(at),
        };
        match parent {
            Some(parent) => {
                self.invoke(parent, Some(this.clone()), &passed, at);
            }
            None => self.escape_to_callee(&passed, Callbacks::AnyTime, at),
        }
        this
    }

    /// Marks the generator as an `async` function: its `yield` is an `await`.
    fn as_async(&mut self, generator: Value) -> Value {
        for id in generator.objects() {
            if let AllocationKind::Closure(closure) = &self.heap.allocation(id).kind {
                let key = closure.code.key();
                self.facts.lowered_async.insert(key);
            }
        }
        generator
    }

    /// True if the running function is a generator that stands for an `async` function.
    pub(crate) fn is_lowered(&self) -> bool {
        self.control.frames.last().is_some_and(|frame| self.facts.lowered_async.contains(&frame.code))
    }
}
