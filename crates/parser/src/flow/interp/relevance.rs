//! Which functions matter when there is not work left for all of them: a shop's few lines often stand in one file with
//! whole libraries.
//!
//! A function matters that names a call of DigitalRiver.js itself, or a function that matters by a name of some length;
//! and what it calls, down to a few calls. Looked at only when a file has taken most of its steps.

use crate::flow::interp::Interpreter;
use crate::slice::relevance::{RELEVANT_DEPTH, Relevance};
use crate::tree::node_key::NodeKey;

impl Interpreter<'_> {
    /// How near what is running is to what names a call. Not asked before there is too little work left for everything.
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

    /// The same for a function that is called from there.
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

    /// The functions that matter; looked for when they are first asked for.
    pub(crate) fn relevant(&mut self) -> &Relevance {
        let program = self.program;
        self.unrun.relevance.get_or_insert_with(|| Relevance::of(program.scripts()))
    }
}
