//! Unreached code: code that the program certainly doesn't run. Each call in it is checked all the same, as if it were
//! reached.
//!
//! ```js
//! const DEBUG = false;
//! if (DEBUG) dr.createSource({ type: "bPay", amount: 1 });   // checked with all variables as they are here
//! ```
//!
//! The first time that such code is passed over, the state is kept. When everything else has run, the code runs in that
//! state. Nothing that it writes reaches the rest of the program, and a call that was recorded before keeps its
//! payload.
//!
//! In the same way, code that leads to a call runs once more if the budget wasn't enough for everything: functions that
//! were skipped the first time may have run since then.

use std::rc::Rc;

use swc_common::Spanned;
use swc_ecma_ast::{Decl, ModuleItem, Program, Stmt};
use swc_ecma_visit::VisitWith;

use crate::flow::budget::Repetition;
use crate::flow::domain::id::At;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::state::State;
use crate::flow::interp::Interpreter;
use crate::flow::interp::frame::Frame;
use crate::flow::schedule::queue::QueuedCall;
use crate::flow::schedule::unreached::{Branch, Running, UnreachedSyntax};
use crate::slice::relevance::Mentions;
use crate::text::mention::mentions_call;
use crate::tree::node_key::NodeKey;
use crate::tree::span::span_of;

/// The top-level statements of a script, without its imports and exports.
fn top_statements(program: &Program) -> Box<dyn Iterator<Item = &Stmt> + '_> {
    match program {
        Program::Script(script) => Box::new(script.body.iter()),
        Program::Module(module) => Box::new(module.body.iter().filter_map(ModuleItem::as_stmt)),
    }
}

impl<'a> Interpreter<'a> {
    /// Keeps unreached code to be run at the end, if it contains a call of DigitalRiver.js or leads to one.
    pub(crate) fn defer_unreached(&mut self, code: UnreachedSyntax<'a>) {
        let at = match code {
            // Function declarations are hoisted: the function exists since the block began.
            UnreachedSyntax::Statement(Stmt::Decl(Decl::Fn(_))) => return,
            UnreachedSyntax::Statement(statement) => self.at(statement),
            UnreachedSyntax::Expression(expr) => self.at(expr),
        };
        if self.unrun.unreached.last.encloses(at) || !self.unrun.unreached.seen.insert(at) {
            return;
        }
        self.unrun.unreached.last = at;
        if !self.leads_to_call(code, at) {
            return;
        }
        let mut state = self.heap.state.fork();
        state.live = true;
        let function = self.control.running();
        self.unrun.unreached.branches.push_back(Branch {
            code,
            at,
            state,
            scope: self.control.scope.capture(),
            function,
        });
    }

    /// True if the code names a call of DigitalRiver.js, or a function that leads to one.
    fn leads_to_call(&mut self, code: UnreachedSyntax<'a>, at: At) -> bool {
        if mentions_call(self.script(at.script).file.slice(at.span).as_bytes()) {
            return true;
        }
        let mut mentions = Mentions::of(self.relevant());
        match code {
            UnreachedSyntax::Statement(statement) => statement.visit_with(&mut mentions),
            UnreachedSyntax::Expression(expr) => expr.visit_with(&mut mentions),
        }
        mentions.found
    }

    /// Runs the unreached code that was kept, each branch in its own state.
    pub(crate) fn run_unreached(&mut self) {
        let after = std::mem::replace(&mut self.heap.state, State::dead());
        while let Some(branch) = self.unrun.unreached.branches.pop_front() {
            self.unrun.unreached.running = Some(Running::Unreached(branch.at));
            self.unrun.unreached.last = At::default();
            self.run_branch(branch);
        }
        self.unrun.unreached.running = None;
        self.heap.state = after;
    }

    /// Runs one piece of unreached code, and the functions that it makes.
    fn run_branch(&mut self, branch: Branch<'a>) {
        let Branch { code, state, scope, function, .. } = branch;
        let mut next = self.schedule.functions.len();
        self.heap.state = state;
        self.budget.begin_entry();
        self.control.frames.push(Frame::new(function, Repetition::First, None));
        self.in_scope(scope, |interpreter| match code {
            UnreachedSyntax::Statement(statement) => interpreter.run(statement),
            UnreachedSyntax::Expression(expr) => drop(interpreter.eval(expr)),
        });
        let exits = self.control.frames.pop().and_then(|mut frame| frame.exits.take());
        self.heap.land(exits);
        self.run_new_functions(&mut next);
    }

    /// True while unreached code runs.
    pub(crate) fn is_running_unreached(&self) -> bool {
        matches!(self.unrun.unreached.running, Some(Running::Unreached(_)))
    }

    /// True if a call at this place is to be recorded. While unreached or left-out code runs again, only calls without
    /// a known payload are, so that payloads of calls that really run stay as they are.
    pub(crate) fn may_record(&self, call: At) -> bool {
        let (Some(running), Some(found)) = (self.unrun.unreached.running, self.record.calls.get(&call)) else {
            return true;
        };
        match running {
            Running::Unreached(branch) => !branch.encloses(call) && !found.has_known_payload(),
            Running::Skipped => !found.has_known_payload(),
        }
    }

    /// Runs the entry points and top-level statements that lead to a call once more, in the final state, with a reserve
    /// of the budget.
    pub(crate) fn run_left_out(&mut self, entries: &[QueuedCall]) {
        self.unrun.unreached.running = Some(Running::Skipped);
        self.budget.begin_last();
        let before = self.heap.state.fork();
        for entry in entries {
            if let AllocationKind::Closure(closure) = &self.heap.allocation(entry.function).kind {
                let code = closure.code.key();
                if self.relevant().has(code) {
                    self.run_entry(entry);
                }
            }
        }
        self.run_top_statements();
        self.heap.state = before;
        self.unrun.unreached.running = None;
    }

    /// Runs the top-level statements of each script that contain a call.
    fn run_top_statements(&mut self) {
        let program = self.program;
        for (number, script) in (0..).zip(program.scripts()) {
            let module = self.module(number);
            if !module.begun.get() {
                continue;
            }
            let has_call = |statement: &&Stmt| mentions_call(script.file.slice(span_of(statement.span())).as_bytes());
            self.control.frames.push(Frame::new(NodeKey::TOP, Repetition::First, None));
            for statement in top_statements(&script.program).filter(has_call) {
                self.heap.state.live = true;
                self.in_scope(Rc::clone(&module.scope), |interpreter| interpreter.run(statement));
            }
            self.control.frames.pop();
        }
    }
}
