//! Relevance: selects the functions that still run when the budget no longer allows all of them. A shop's few lines
//! often share one bundle with whole libraries.
//!
//! A function is relevant if it names a call of DigitalRiver.js, or names (by a name that isn't too short) a relevant
//! function; so are the functions that it calls, down to a few levels. Computed only when most of the budget is spent.

use crate::flow::interp::Interpreter;
use crate::slice::relevance::{RELEVANT_DEPTH, Relevance};
use crate::tree::node_key::NodeKey;

impl Interpreter<'_> {
    /// The number of further call levels that are still relevant below the running function. All are, until the budget
    /// is scarce.
    pub(crate) fn relevance(&mut self) -> usize {
        if !self.budget.is_scarce() {
            return RELEVANT_DEPTH;
        }
        if let Some(known) = self.control.frames.last().and_then(|frame| frame.relevance) {
            return known;
        }
        let mut near = 0;
        for index in 0..self.control.frames.len() {
            near = self.control.frames[index]
                .relevance
                .unwrap_or_else(|| self.relevance_below(near, self.control.frames[index].code));
            self.control.frames[index].relevance = Some(near);
        }
        near
    }

    /// The number of further call levels that are relevant in a function that the running one calls.
    pub(crate) fn relevance_of_call(&mut self, function: NodeKey) -> usize {
        if !self.budget.is_scarce() {
            return RELEVANT_DEPTH;
        }
        let caller = self.relevance();
        self.relevance_below(caller, function)
    }

    fn relevance_below(&mut self, caller: usize, function: NodeKey) -> usize {
        if self.relevant().has(function) { RELEVANT_DEPTH } else { caller.saturating_sub(1) }
    }

    /// The relevant functions of the program, computed on first use.
    pub(crate) fn relevant(&mut self) -> &Relevance {
        let program = self.program;
        self.unrun.relevance.get_or_insert_with(|| Relevance::of(program.scripts()))
    }
}
