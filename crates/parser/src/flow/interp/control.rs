//! Control: the stack of running functions, each with its jump targets, and the `try` blocks around the present
//! statement.

use std::rc::Rc;

use swc_ecma_ast::{Ident, TryStmt};

use crate::flow::budget::{MAX_ELEMENTS, MAX_INNER_ROUNDS, MAX_LOOPS, MAX_ROUNDS};
use crate::flow::domain::value::Value;
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::{Arrivals, State};
use crate::flow::interp::frame::{Frame, JumpTarget};
use crate::slice::need::Need;
use crate::tree::node_key::NodeKey;

/// The functions and `try` blocks that are running.
pub(crate) struct Control {
    /// The scope in which names are looked up now.
    pub(crate) scope: Rc<Scope>,
    /// The running functions, the innermost last.
    pub(crate) frames: Vec<Frame>,
    /// The states in which each surrounding `catch` may start, the innermost last.
    pub(crate) catchers: Vec<Arrivals>,
    /// The number of speculative runs under way: calls of DigitalRiver.js in them aren't recorded.
    pub(crate) speculations: u32,
    /// The need for the unit that is running.
    pub(crate) need: Need,
}

impl Control {
    /// Nothing is running.
    pub(crate) fn new() -> Self {
        Self { scope: Scope::top(0, None), frames: Vec::new(), catchers: Vec::new(), speculations: 0, need: Need::RUN }
    }

    /// The code of the innermost running function.
    pub(crate) fn running(&self) -> NodeKey {
        self.frames.last().map_or(NodeKey::TOP, |frame| frame.code)
    }

    /// True if the variable is the counter of a loop that runs round by round: its number is known. All other counters
    /// may be any number.
    pub(crate) fn counts(&self, name: &Ident) -> bool {
        let targets = self.frames.last().map_or(&[][..], |frame| &frame.targets);
        let id = name.to_id();
        targets.iter().rfind(|target| target.counters.contains(&id)).is_some_and(|target| !target.is_uncounted)
    }

    /// True inside loops. Only there are numbers compared, to know when a counted loop ends.
    pub(crate) fn is_counting(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.targets.iter().any(|target| target.is_loop))
    }

    /// The number of rounds that a loop runs before its changes are widened. Fewer for loops inside loops, so that
    /// their rounds don't multiply.
    pub(crate) fn rounds(&self) -> usize {
        let loops = |frame: &Frame| frame.targets.iter().filter(|target| target.is_loop).count();
        match self.frames.last().map_or(0, loops) {
            0 | 1 => MAX_ROUNDS,
            2..=MAX_LOOPS => MAX_INNER_ROUNDS,
            _ => 1,
        }
    }

    /// Stops counting the rounds of the running loop if this many have run: its counters may then be any number.
    pub(crate) fn stop_counting_after(&mut self, counted: usize) {
        if let Some(target) = self.frames.last_mut().and_then(|frame| frame.targets.last_mut()) {
            target.is_uncounted |= counted >= MAX_ELEMENTS;
        }
    }

    pub(crate) fn pop_target(&mut self) -> JumpTarget {
        self.frames.last_mut().and_then(|frame| frame.targets.pop()).unwrap_or_default()
    }

    pub(crate) fn push_target(&mut self, target: JumpTarget) {
        if let Some(frame) = self.frames.last_mut() {
            frame.targets.push(target);
        }
    }

    /// Counts a `finally` block around the present statement: 1 when its `try` begins, −1 when that ends.
    pub(crate) fn add_finalizer(&mut self, stmt: &TryStmt, more: isize) {
        if let Some(frame) = self.frames.last_mut()
            && stmt.finalizer.is_some()
        {
            frame.finalizers = frame.finalizers.saturating_add_signed(more);
        }
    }

    /// Takes the values that the function has returned so far, and the join of the states at these returns.
    pub(crate) fn take_exits(&mut self) -> (Value, Option<State>) {
        let taken = |frame: &mut Frame| (std::mem::take(&mut frame.returned), frame.exits.take());
        self.frames.last_mut().map(taken).unwrap_or_default()
    }
}
