//! Demand: runs what the slice needs, and passes over the rest.
//!
//! ```js
//! track("checkout");           // passed over: unknown code may run during it, and it may throw
//! dr.createSource(payload);    // needed
//! ```
//!
//! The slice is found before the run, by names. Where a function runs that it didn't foresee, or with an object that
//! matters as an argument, more is needed; where that was passed over, everything runs once more with the larger slice.

use swc_atoms::Atom;
use swc_common::Spanned;
use swc_ecma_ast::{Stmt, VarDeclOrExpr};

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::transfer::Transfer;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::flow::interp::frame::JumpTarget;
use crate::flow::interp::invocation::Invocation;
use crate::slice::functions::Entered;
use crate::slice::need::Need;
use crate::tree::node_key::NodeKey;

impl<'a> Interpreter<'a> {
    /// The need for a unit of the running script.
    pub(crate) fn need_of<T>(&self, unit: &T) -> Need {
        let (script, unit) = (self.control.scope.script, NodeKey::of(unit));
        let need = self.slice.need(script, unit);
        let may_trigger = || !self.escaped.listeners.is_empty() || self.escaped.waits_for_requests;
        if need == Need::NONE && self.slice.triggers(script, unit) && may_trigger() { Need::PLAIN } else { need }
    }

    /// Runs a unit if anything of it is needed. Returns `None` if it is passed over.
    pub(crate) fn run_needed<T: Spanned, R>(&mut self, unit: &T, run: impl FnOnce(&mut Self) -> R) -> Option<R> {
        let need = self.need_of(unit);
        if !need.has(Need::INSIDE) {
            self.pass_over(unit);
            return None;
        }
        let outer = std::mem::replace(&mut self.control.need, need);
        let result = run(self);
        self.control.need = outer;
        Some(result)
    }

    /// Passes over a unit that isn't needed: it may throw, and unknown code may run during it.
    pub(crate) fn pass_over<T: Spanned>(&mut self, unit: &T) {
        if self.slice.calls_inside(self.control.scope.script, NodeKey::of(unit)) {
            self.pass_over_call(unit);
        }
    }

    /// Passes over a call: it may throw, and unknown code may run during it.
    fn pass_over_call<T: Spanned>(&mut self, call: &T) {
        if self.heap.state.live {
            self.may_throw();
            let runs_unknown_code = || self.slice.runs_unknown_code(self.control.scope.script, NodeKey::of(call));
            if !self.escaped.effects.is_empty() && runs_unknown_code() {
                self.run_escaped(self.at(call));
            }
        }
    }

    /// Leaves by a statement whose value isn't needed.
    pub(crate) fn jump_over(&mut self, statement: &'a Stmt) {
        self.pass_over(statement);
        if !self.heap.state.live {
            return;
        }
        match statement {
            Stmt::Return(_) => self.leave_function(&Value::unknown(self.at(statement))),
            Stmt::Throw(_) => self.throw(),
            Stmt::Break(_) | Stmt::Continue(_) => self.run_statement(statement),
            _ => {}
        }
    }

    /// Runs what is inside a statement of which nothing else is needed: each branch may run, and each loop any number
    /// of times.
    pub(crate) fn run_inside(&mut self, statement: &'a Stmt, label: Option<&Atom>) {
        if self.slice.calls(self.control.scope.script, NodeKey::of(statement)) {
            self.pass_over_call(statement);
        }
        match statement {
            Stmt::If(stmt) => {
                let no = self.heap.state.fork();
                self.run_branches(stmt, no);
            }
            Stmt::Switch(stmt) => {
                for case in &stmt.cases {
                    self.hoist(case.cons.iter());
                }
                let entered = stmt.cases.iter().map(|_| Some(self.heap.state.fork())).collect::<Vec<_>>();
                let unmatched = Some(self.heap.state.fork());
                self.run_cases(stmt, label, entered.into_iter().chain([unmatched]).collect());
            }
            Stmt::While(stmt) => self.run_inside_loop(&stmt.body, label),
            Stmt::DoWhile(stmt) => self.run_inside_loop(&stmt.body, label),
            Stmt::For(stmt) => {
                if let Some(VarDeclOrExpr::VarDecl(var)) = &stmt.init {
                    self.run_var(var);
                }
                self.run_inside_loop(&stmt.body, label);
            }
            Stmt::ForIn(stmt) => self.run_inside_loop(&stmt.body, label),
            Stmt::ForOf(stmt) => self.run_inside_loop(&stmt.body, label),
            Stmt::With(stmt) => self.run(&stmt.body),
            _ => self.run_statement(statement),
        }
    }

    fn run_inside_loop(&mut self, body: &'a Stmt, label: Option<&Atom>) {
        self.control.push_target(JumpTarget::of_loop(label));
        self.run_rounds(body, |_| {});
        let mut target = self.control.pop_target();
        self.heap.land(target.broken.take());
    }

    /// Records that what a function that runs later does with the objects that it gets is needed. False if it has no
    /// code that matters.
    pub(crate) fn needs_later(&mut self, function: ObjectId, arguments: &[Value]) -> bool {
        let AllocationKind::Closure(closure) = &self.heap.allocation(function).kind else { return true };
        let (script, code) = (closure.scope.script, closure.code.key());
        let is_object = |position: usize| arguments.iter().skip(position).any(holds_object);
        let entered = Entered { result: Need::NONE, is_object: &is_object, this_is_object: false };
        self.slice.enter(script, code, &entered);
        self.slice.needs_function(script, code)
    }

    /// Records that what the methods of an object that reaches a call do with it is needed.
    pub(crate) fn demand_methods(&mut self, id: ObjectId) {
        let Some(object) = self.heap.state.object(id) else { return };
        let methods: Vec<ObjectId> = object.held().chain(object.getters()).collect();
        for method in methods {
            self.demand_this(method);
        }
    }

    /// Records that what a function does with `this` is needed, if the running unit hands on an object that matters.
    pub(crate) fn demand_method(&mut self, function: ObjectId) {
        if self.control.need.has(Need::VALUES) {
            self.demand_this(function);
        }
    }

    /// Records that what a function does with the objects that it is bound to is needed, if the running unit hands on an
    /// object that matters.
    pub(crate) fn demand_bound(&mut self, function: ObjectId, this: &Value, arguments: &[Value]) {
        if !self.control.need.has(Need::VALUES) {
            return;
        }
        let AllocationKind::Closure(closure) = &self.heap.allocation(function).kind else { return };
        let (script, code) = (closure.scope.script, closure.code.key());
        let is_object = |position: usize| arguments.iter().skip(position).any(holds_object);
        let entered = Entered { result: Need::NONE, is_object: &is_object, this_is_object: holds_object(this) };
        self.slice.enter(script, code, &entered);
    }

    fn demand_this(&mut self, function: ObjectId) {
        if let AllocationKind::Closure(closure) = &self.heap.allocation(function).kind {
            let entered = Entered { result: Need::NONE, is_object: &|_| false, this_is_object: true };
            self.slice.enter(closure.scope.script, closure.code.key(), &entered);
        }
    }

    /// Records what running a function needs: its result, and what it does with the objects that it gets.
    pub(crate) fn demand_run(&mut self, invocation: &Invocation<'_, 'a>) {
        let need = self.control.need;
        if !need.has(Need::PLAIN) {
            return;
        }
        let hands_on = need.has(Need::OBJECTS);
        let arguments = invocation.arguments;
        let is_object = |position: usize| {
            hands_on
                && (arguments.values.iter().skip(position).any(holds_object)
                    || arguments.last.iter().chain(&arguments.others).any(holds_object))
        };
        let this_is_object = hands_on && invocation.this.as_ref().is_some_and(holds_object);
        let entered = Entered { result: need, is_object: &is_object, this_is_object };
        self.slice.enter(invocation.closure.scope.script, invocation.closure.code.key(), &entered);
    }

    /// Returns the value of a variable before anything is assigned to it: unknown if the code that assigns it is passed
    /// over.
    pub(crate) fn initial_kind(&self, script: u32, name: &swc_ecma_ast::Id) -> ValueKind {
        if self.slice.needs_variable(script, name) { ValueKind::Undefined } else { ValueKind::Unknown(None) }
    }
}

/// True if a value may be an object of the program.
fn holds_object(value: &Value) -> bool {
    let is_object = |kind: &ValueKind| {
        matches!(kind, ValueKind::Object(_) | ValueKind::Json(_) | ValueKind::TextOf(_) | ValueKind::Method(..))
            || matches!(kind, ValueKind::Builtin(transfer) if !matches!(transfer, Transfer::Namespace(_)))
    };
    value.alternatives().iter().any(|alternative| is_object(&alternative.kind))
}
