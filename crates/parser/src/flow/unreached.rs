//! Code that the program surely doesn't get to. Each call that is written in it is judged all the same, as if it were
//! reached.
//!
//! ```js
//! const DEBUG = false;
//! if (DEBUG) dr.createSource({ type: "bPay", amount: 1 });   // judged with what holds where the test fails
//! ```
//!
//! The state in which such code is passed over first is kept. When everything else has run, the code runs in that state.
//! Nothing that it writes reaches the rest of the program, and a call that was recorded before keeps its payload.

use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::FxHashSet;
use swc_ecma_ast::{Decl, Expr, Stmt};
use swc_ecma_visit::VisitWith;

use super::machine::{Frame, Machine, Run, Scope};
use super::relevance::Mentions;
use super::state::State;
use super::value::At;
use crate::mention::mentions_call;
use crate::scope::NodeKey;

/// The code that was passed over.
#[derive(Default)]
pub(super) struct Unreached<'a> {
    /// The places that were looked at.
    seen: FxHashSet<At>,
    /// The one that was looked at last: what is inside of it isn't looked at again.
    last: At,
    branches: VecDeque<Branch<'a>>,
    /// Where the branch stands that runs now.
    running: Option<At>,
}

/// A statement or an expression that was passed over, and what holds before it.
struct Branch<'a> {
    code: Passed<'a>,
    at: At,
    state: State,
    scope: Rc<Scope>,
    function: NodeKey,
}

/// A piece of syntax that was passed over.
#[derive(Clone, Copy)]
pub(super) enum Passed<'a> {
    Statement(&'a Stmt),
    Expression(&'a Expr),
}

impl<'a> Machine<'a> {
    /// Keeps code that the program doesn't get to, if a call may be in it or behind it.
    pub(super) fn pass_over(&mut self, code: Passed<'a>, scope: &Rc<Scope>) {
        let at = match code {
            // Its function was made where the block began.
            Passed::Statement(Stmt::Decl(Decl::Fn(_))) => return,
            Passed::Statement(statement) => Self::at(scope, statement),
            Passed::Expression(expr) => Self::at(scope, expr),
        };
        if self.unreached.last.encloses(at) || !self.unreached.seen.insert(at) {
            return;
        }
        self.unreached.last = at;
        if !self.leads_to_call(code, at) {
            return;
        }
        let mut state = self.state.fork();
        state.live = true;
        let function = self.running();
        self.unreached.branches.push_back(Branch { code, at, state, scope: scope.capture(), function });
    }

    fn leads_to_call(&mut self, code: Passed<'a>, at: At) -> bool {
        if mentions_call(self.script(at.script).file.slice(at.span).as_bytes()) {
            return true;
        }
        let mut mentions = Mentions::of(self.relevant());
        match code {
            Passed::Statement(statement) => statement.visit_with(&mut mentions),
            Passed::Expression(expr) => expr.visit_with(&mut mentions),
        }
        mentions.found
    }

    /// Runs what was passed over, each branch apart from the rest of the program.
    pub(super) fn run_unreached(&mut self) {
        let after = std::mem::replace(&mut self.state, State::dead());
        while let Some(branch) = self.unreached.branches.pop_front() {
            self.unreached.running = Some(branch.at);
            self.unreached.last = At::default();
            self.run_branch(branch);
        }
        self.unreached.running = None;
        self.state = after;
    }

    fn run_branch(&mut self, branch: Branch<'a>) {
        let Branch { code, state, scope, function, .. } = branch;
        let mut next = self.functions.len();
        self.state = state;
        self.limits.begin_entry();
        self.frames.push(Frame::new(function, Run::First, None));
        match code {
            Passed::Statement(statement) => self.run(statement, &scope),
            Passed::Expression(expr) => drop(self.eval(expr, &scope)),
        }
        let exits = self.frames.pop().and_then(|mut frame| frame.exits.take());
        self.land(exits);
        self.run_made_since(&mut next);
    }

    /// Records a call unless it is known already: in code that runs, or with a payload.
    pub(super) fn records(&self, call: At) -> bool {
        let Some(branch) = self.unreached.running else { return true };
        match self.found.get(&call) {
            Some(found) => !branch.encloses(call) && !found.has_known_payload(),
            None => true,
        }
    }
}
