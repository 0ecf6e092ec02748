//! Control: the functions and `try` blocks that are running.

use swc_ecma_ast::{Ident, TryStmt};

use crate::flow::budget::{MAX_ELEMENTS, MAX_INNER_ROUNDS, MAX_LOOPS, MAX_ROUNDS};
use crate::flow::domain::value::Value;
use crate::flow::heap::state::{Arrivals, State};
use crate::flow::interp::frame::{Frame, JumpTarget};
use crate::tree::node_key::NodeKey;

/// The functions and `try` blocks that are running.
#[derive(Default)]
pub(crate) struct Control {
    /// The functions, the innermost last.
    pub(crate) frames: Vec<Frame>,
    /// The states that a `catch` around the present statement may meet, by nesting of `try`.
    pub(crate) catchers: Vec<Arrivals>,
    /// How many runs are under way whose calls don't count because they only ask for a value.
    pub(crate) speculations: u32,
}

impl Control {
    /// The function that is running.
    pub(crate) fn running(&self) -> NodeKey {
        self.frames.last().map_or(NodeKey::TOP, |frame| frame.code)
    }

    /// True if the variable counts rounds of a loop that is run round by round. Whatever else a loop counts may be any
    /// number after it.
    pub(crate) fn counts(&self, name: &Ident) -> bool {
        let targets = self.frames.last().map_or(&[][..], |frame| &frame.targets);
        let id = name.to_id();
        targets.iter().rfind(|target| target.counters.contains(&id)).is_some_and(|target| !target.is_uncounted)
    }

    /// True if numbers are compared here: only in loops.
    pub(crate) fn is_counting(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.targets.iter().any(|target| target.is_loop))
    }

    /// How often the loop that begins is run; loops inside loops less often, so that their rounds don't multiply.
    pub(crate) fn rounds(&self) -> usize {
        let loops = |frame: &Frame| frame.targets.iter().filter(|target| target.is_loop).count();
        match self.frames.last().map_or(0, loops) {
            0 | 1 => MAX_ROUNDS,
            2..=MAX_LOOPS => MAX_INNER_ROUNDS,
            _ => 1,
        }
    }

    /// After so many rounds that were sure to come, others may come: the running loop's counters aren't known any more.
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

    pub(crate) fn add_finalizer(&mut self, stmt: &TryStmt, more: isize) {
        if let Some(frame) = self.frames.last_mut()
            && stmt.finalizer.is_some()
        {
            frame.finalizers = frame.finalizers.saturating_add_signed(more);
        }
    }

    /// Takes what the function has returned so far.
    pub(crate) fn take_exits(&mut self) -> (Value, Option<State>) {
        let taken = |frame: &mut Frame| (std::mem::take(&mut frame.returned), frame.exits.take());
        self.frames.last_mut().map(taken).unwrap_or_default()
    }
}
