//! `try`, `catch` and `finally`. A `catch` starts in the join of all states in which its block may have thrown.
//!
//! ```js
//! try { payload.amount = await total(); }
//! catch { delete payload.amount; }         // starts with and without the amount
//! ```

use swc_ecma_ast::{BlockStmt, TryStmt};

use crate::flow::domain::value::Value;
use crate::flow::heap::state::{Arrivals, State};
use crate::flow::interp::Interpreter;

impl<'a> Interpreter<'a> {
    /// Runs a `try` statement: its block, then its `catch` in the states in which the block may throw, then its
    /// `finally`.
    pub(crate) fn run_try(&mut self, stmt: &'a TryStmt) {
        let outer = stmt.finalizer.as_ref().map(|_| self.control.take_exits());
        self.control.add_finalizer(stmt, 1);
        let caught = self.run_guarded(&stmt.block);
        if let Some(handler) = &stmt.handler
            && let Some(caught) = caught
        {
            let after = std::mem::replace(&mut self.heap.state, caught);
            if let Some(param) = &handler.param {
                let at = self.at(param);
                self.bind(param, Value::unknown(at));
            }
            self.run_all(&handler.body.stmts);
            self.heap.state.join(after);
        } else if let (Some(finalizer), Some(caught)) = (&stmt.finalizer, caught) {
            // Without a `catch`, an exception leaves through `finally` to the next `try` around it.
            if self.budget.allows_repeat(self.at(finalizer)) {
                let after = std::mem::replace(&mut self.heap.state, caught);
                self.run_again(finalizer);
                self.throw();
                self.heap.state = after;
            } else {
                self.heap.state.join(caught);
                self.may_throw();
            }
        }
        self.control.add_finalizer(stmt, -1);
        if let Some(finalizer) = &stmt.finalizer {
            self.run_finally(finalizer);
        }
        if let Some(outer) = outer
            && let Some(frame) = self.control.frames.last_mut()
        {
            frame.returned.join(&outer.0);
            if let Some(mut exits) = outer.1 {
                frame.exits.add(&mut exits);
            }
        }
    }

    /// Runs a block and returns the state in which its `catch` starts: the join of the states at all places that may
    /// throw, such as calls of unknown code and `await`.
    fn run_guarded(&mut self, block: &'a BlockStmt) -> Option<State> {
        let start = self.heap.state.fork();
        self.control.catchers.push(Arrivals::default());
        self.run_all(&block.stmts);
        let caught = self.control.catchers.pop().and_then(|mut catcher| catcher.take());
        // Without such a place the block may still throw, for instance at a member of `undefined`.
        caught.or_else(|| {
            let mut any = start;
            any.join(self.heap.state.fork());
            Some(any)
        })
    }

    /// Runs a block once more, charged to the budget for repeated work.
    fn run_again(&mut self, block: &'a BlockStmt) {
        self.budget.begin_repeat();
        self.run_all(&block.stmts);
        self.budget.end_repeat();
    }

    /// Runs a `finally` block once for normal completion and `return` together, when the budget doesn't allow one run
    /// for each. After the block, both are one state.
    fn run_finally_once(&mut self, block: &'a BlockStmt) {
        let (returned, exits) = self.control.take_exits();
        let leaves = exits.is_some();
        self.heap.land(exits);
        self.run_all(&block.stmts);
        if leaves && self.heap.state.live {
            let mut left = self.heap.state.fork();
            if let Some(frame) = self.control.frames.last_mut() {
                frame.returned.join(&returned);
                frame.exits.add(&mut left);
            }
        }
    }

    /// Runs a `finally` block: once after normal completion, and once for the `return`s that leave through it.
    fn run_finally(&mut self, block: &'a BlockStmt) {
        if !self.budget.allows_repeat(self.at(block)) {
            self.run_finally_once(block);
            return;
        }
        self.run_all(&block.stmts);
        let (returned, exits) = self.control.take_exits();
        if let Some(exits) = exits {
            let after = std::mem::replace(&mut self.heap.state, exits);
            self.run_again(block);
            let mut left = std::mem::replace(&mut self.heap.state, after);
            if let Some(frame) = self.control.frames.last_mut()
                && left.live
            {
                // A `return` in the `finally` block would have won.
                frame.returned.join(&returned);
                frame.exits.add(&mut left);
            }
        }
    }
}
