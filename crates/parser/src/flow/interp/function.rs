//! Functions: making them, and running known ones where they are called, with the arguments of that call.
//!
//! ```js
//! const build = amount => ({ type: "bPay", amount });
//! dr.createSource(build(5));               // runs `build` with `amount` as 5
//! ```

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::{ArrowFunctionBody, Ident, ParamOrTsParamProp, Pat, Stmt, TsParamPropParam};

use crate::flow::budget::{Limit, MAX_RECURSION, Repetition};
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::{AllocationKind, Closure, Code};
use crate::flow::heap::state::State;
use crate::flow::interp::Interpreter;
use crate::flow::interp::frame::Frame;
use crate::flow::interp::invocation::Invocation;
use crate::flow::interp::site::Site;
use crate::payload::Rest;
use crate::tree::node_key::NodeKey;

/// The stack, in bytes, that must be left to run a function, and the size of a new piece of stack if less is left.
const STACK_LEFT: usize = 512 * 1024;
const STACK_MORE: usize = 8 * 1024 * 1024;

impl<'a> Interpreter<'a> {
    /// Makes a function that captures the scope.
    pub(crate) fn closure(&mut self, code: Code<'a>, at: At, name: Option<&'a Ident>) -> Value {
        let closure = Closure { code, scope: self.control.scope.capture(), name, class: None };
        Value::of(ValueKind::Object(self.new_object(AllocationKind::Closure(closure), at, Rest::Exact)), at)
    }

    /// Records the name that anonymous functions are assigned to.
    pub(crate) fn name_functions(&mut self, value: &Value, name: &Atom) {
        for id in value.objects() {
            if let AllocationKind::Closure(closure) = &self.heap.allocation(id).kind {
                self.facts.function_names.entry(closure.code.key()).or_insert_with(|| name.clone());
            }
        }
    }

    /// Runs a known function and returns its result. `this` is an unknown value where `None` is passed. The arguments
    /// escape if the function has no code that can be run here.
    pub(crate) fn invoke(&mut self, function: ObjectId, this: Option<Value>, arguments: &Arguments, at: At) -> Value {
        match self.heap.allocation(function).kind.clone() {
            AllocationKind::Closure(closure) => {
                let code = closure.code.key();
                let recursion = self.control.frames.iter().filter(|frame| frame.code == code).count();
                self.run_closure(Invocation { function, closure: &closure, this, arguments, at, recursion })
            }
            AllocationKind::Bound(bound) => {
                let (target, this, first) = &*bound;
                let mut all = Arguments::at(first.clone(), at);
                all.values.extend(arguments.values.iter().cloned());
                all.places.extend(arguments.places.iter().copied());
                all.open = arguments.open;
                all.last.clone_from(&arguments.last);
                all.others.clone_from(&arguments.others);
                let site = Site::free(at);
                self.call_value(target, Some(this.clone()), &all, &site)
            }
            AllocationKind::Class(_)
            | AllocationKind::Literal
            | AllocationKind::Array
            | AllocationKind::Instance
            | AllocationKind::Elsewhere => {
                self.escape_arguments(arguments, at);
                Value::unknown(at)
            }
        }
    }

    /// Runs a closure, unless recursion or the budget forbids it: then its effects are widened and its arguments
    /// escape.
    fn run_closure(&mut self, invocation: Invocation<'_, 'a>) -> Value {
        let Invocation { function, closure, ref this, arguments, at, recursion } = invocation;
        let key = closure.code.key();
        if recursion >= MAX_RECURSION && !self.is_no_recursion(&invocation) {
            self.budget.meet(Limit::Recursion, at);
            self.record_arguments_left_out(key, arguments, at);
            return self.end_recursion(invocation);
        }
        let relevance = self.relevance_of_call(key);
        if let Some(limit) = self.budget.refusal(self.control.frames.len(), relevance, at) {
            if limit == Limit::Steps {
                self.leave_out(function, key, this.as_ref(), arguments);
            } else {
                self.skip_call(function, this.as_ref(), arguments);
            }
            self.escape_arguments(arguments, at);
            return Value::unknown(at);
        }
        self.schedule.ran.insert(function);
        self.demand_run(&invocation);
        stacker::maybe_grow(STACK_LEFT, STACK_MORE, || self.run_code(invocation))
    }

    /// Runs the code of a closure in a new frame, whatever the limits say.
    pub(crate) fn run_code(&mut self, invocation: Invocation<'_, 'a>) -> Value {
        let Invocation { function, closure, this, arguments, at, recursion } = invocation;
        let key = closure.code.key();
        self.record.record_arguments(key, arguments);
        let is_arrow = matches!(closure.code, Code::Arrow(_));
        if let Some(this) = &this {
            self.heap.untrack(this);
        }
        let own_this = if is_arrow { None } else { Some(this.unwrap_or_else(|| Value::named(&"this".into(), at))) };
        let scope = self.enter(key, at, &closure.scope, own_this);
        let outer = std::mem::replace(&mut self.control.scope, Rc::clone(&scope));
        if let Some(name) = closure.name {
            self.assign_name(name, Value::of(ValueKind::Object(function), at));
        }
        if !is_arrow {
            scope.arguments.replace(Some(arguments.clone()));
        }
        let run = if self.schedule.codes_run.insert(key) { Repetition::First } else { Repetition::Again };
        let given = self.functions_given(arguments);
        self.control.frames.push(Frame {
            function: Some(function),
            given,
            ..Frame::new(key, run, Some(Rc::clone(&scope)))
        });
        let outer_need = std::mem::replace(&mut self.control.need, self.slice.need_of_head(closure.scope.script, key));
        self.bind_parameters(closure.code, arguments, at);
        let falls_through = self.run_body(closure.code);
        self.control.need = outer_need;
        self.control.scope = outer;
        let mut state = std::mem::replace(&mut self.heap.state, State::dead());
        self.leave_scopes(&mut state, &Value::default(), &scope);
        self.heap.state = state;
        let mut frame = self.control.frames.pop().unwrap_or_else(|| Frame::new(NodeKey::TOP, Repetition::First, None));
        let mut returned = frame.returned;
        if self.heap.state.live && falls_through {
            returned.add(&Alternative::new(ValueKind::Undefined, at));
        }
        if let Some(exits) = frame.exits.take() {
            self.heap.state.join(exits);
        }
        if recursion == 0 && !self.heap.state.live && self.budget.has_met(Limit::Recursion) {
            // All branches that were followed recurse. Go on with an unknown result rather than take the caller for
            // dead.
            self.heap.state.live = true;
            return Value::unknown(at);
        }
        let returned = settle_returned(&returned);
        if is_generator(closure.code) && !self.facts.lowered_async.contains(&key) {
            self.generator(returned, at)
        } else {
            returned
        }
    }

    /// Runs the body. True if reaching its end returns `undefined`; false for an arrow function with an expression.
    fn run_body(&mut self, code: Code<'a>) -> bool {
        let body: Option<&'a [Stmt]> = match code {
            Code::Function(function) => function.body.as_ref().map(|body| &*body.stmts),
            Code::Constructor(constructor) => constructor.body.as_ref().map(|body| &*body.stmts),
            Code::Arrow(arrow) => match &*arrow.body {
                ArrowFunctionBody::FunctionBody(block) => Some(&block.stmts),
                ArrowFunctionBody::Expr(expr) => {
                    let value = self.run_needed(&**expr, |interpreter| interpreter.eval(expr));
                    let value = value.unwrap_or_else(|| Value::unknown(self.at(&**expr)));
                    if self.heap.state.live {
                        self.leave_function(&value);
                    }
                    None
                }
            },
        };
        if let Some(body) = body {
            self.run_all(body);
        }
        body.is_some()
    }

    /// Assigns the arguments to the parameters.
    fn bind_parameters(&mut self, code: Code<'a>, arguments: &Arguments, at: At) {
        match code {
            Code::Function(function) => {
                for (index, param) in function.params.iter().enumerate() {
                    self.bind_parameter(&param.pat, index, arguments, at);
                }
            }
            Code::Arrow(arrow) => {
                for (index, param) in arrow.params.iter().enumerate() {
                    self.bind_parameter(param, index, arguments, at);
                }
            }
            Code::Constructor(constructor) => {
                for (index, param) in constructor.params.iter().enumerate() {
                    match param {
                        ParamOrTsParamProp::Param(param) => {
                            self.bind_parameter(&param.pat, index, arguments, at);
                        }
                        ParamOrTsParamProp::TsParamProp(property) => {
                            self.bind_property_parameter(&property.param, arguments.get(index, at));
                        }
                    }
                }
            }
        }
    }

    fn bind_parameter(&mut self, pattern: &'a Pat, index: usize, arguments: &Arguments, at: At) {
        if let Pat::Rest(rest) = pattern {
            let array = self.rest_of(arguments, index, at);
            self.bind(&rest.arg, array);
            return;
        }
        self.bind(pattern, arguments.get(index, at));
    }

    /// The arguments from an index on, as an array: `...rest`.
    pub(crate) fn rest_of(&mut self, arguments: &Arguments, index: usize, at: At) -> Value {
        let values = arguments.values.get(index..).unwrap_or_default().to_vec();
        match (arguments.open, &arguments.others) {
            (None, _) => self.new_array(values, Rest::Exact, at),
            (Some(_), None) => self.new_array(values, Rest::Open, at),
            (Some(_), Some(others)) => self.array_with_tail(values, others.clone(), Rest::Open, at),
        }
    }

    /// `constructor(private readonly payload: Payload)` in TypeScript: a parameter and a property.
    fn bind_property_parameter(&mut self, param: &'a TsParamPropParam, value: Value) {
        let ident = match param {
            TsParamPropParam::Ident(ident) => {
                let value = self.as_declared(value, ident.type_ann.as_deref());
                self.assign_name(&ident.id, value);
                &ident.id
            }
            TsParamPropParam::Assign(assign) => {
                let Pat::Ident(ident) = &*assign.left else { return };
                let value = self.or_default(value, &assign.right);
                let value = self.as_declared(value, ident.type_ann.as_deref());
                self.assign_name(&ident.id, value);
                &ident.id
            }
        };
        let value = self.read_name(ident);
        let at = self.at(ident);
        let definition = self.heap.copied(value, at);
        for id in self.control.scope.this.iter().flat_map(Value::objects).collect::<Vec<_>>() {
            self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&ident.sym, definition.clone()));
        }
    }

    /// Runs code only for its result. Calls of DigitalRiver.js in it aren't recorded, and its changes are undone except
    /// for new objects.
    pub(crate) fn evaluate_speculatively<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        self.record.needed.iter_mut().for_each(|needed| needed.muted += 1);
        let (result, after) = self.evaluate_apart(run);
        self.record.needed.iter_mut().for_each(|needed| needed.muted -= 1);
        self.heap.state.adopt(&after.0, after.1, after.2);
        result
    }

    /// Runs code that may or may not have run by now: its changes are joined to the present state. Calls of
    /// DigitalRiver.js in it aren't recorded. Returns the variables and objects that it changes, if there are any.
    pub(crate) fn evaluate_maybe<T>(
        &mut self,
        run: impl FnOnce(&mut Self) -> T,
    ) -> Option<(Vec<CellId>, Vec<ObjectId>)> {
        let (_, (after, first_object, first_cell)) = self.evaluate_apart(run);
        if !after.live {
            return None;
        }
        let (cells, objects) = after.differing(&self.heap.state, (first_object, first_cell));
        if cells.is_empty() && objects.is_empty() {
            return None;
        }
        self.heap.state.join(after);
        Some((cells, objects))
    }

    /// Runs code speculatively. Returns its result and the state after it, with the first object and cell that it made;
    /// the present state stays as it was.
    fn evaluate_apart<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> (T, (State, ObjectId, CellId)) {
        let (first_object, first_cell) = self.heap.next_ids();
        let before = self.heap.state.fork();
        self.control.speculations += 1;
        let result = run(self);
        self.control.speculations -= 1;
        let after = std::mem::replace(&mut self.heap.state, before);
        (result, (after, first_object, first_cell))
    }
}

fn is_generator(code: Code<'_>) -> bool {
    match code {
        Code::Function(function) => function.is_generator,
        Code::Arrow(_) | Code::Constructor(_) => false,
    }
}

/// The result of a function for its caller. `undefined` and `null` become unset beside other alternatives: callers are
/// taken to handle them, so they are no mistake in a payload.
fn settle_returned(returned: &Value) -> Value {
    let nullish = |alternative: &Alternative| alternative.kind.is_nullish() == Some(true);
    if returned.alternatives().iter().all(nullish) {
        return returned.clone();
    }
    let settle = |alternative: &Alternative| {
        let kind = if nullish(alternative) { ValueKind::Unset } else { alternative.kind.clone() };
        Alternative::new(kind, alternative.at)
    };
    returned.alternatives().iter().map(settle).collect()
}
