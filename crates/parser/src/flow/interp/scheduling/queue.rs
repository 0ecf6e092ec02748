//! The queue of functions that run later: callbacks, once the code that registered them has ended, and functions
//! without known callers.
//!
//! ```js
//! const poll = () => setTimeout(poll, 500);   // registers itself again and again: runs a few times only
//! ```

use crate::flow::budget::{Limit, MAX_LINEAGE, MAX_QUEUED, MAX_QUEUED_AGAIN, Repetition};
use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::interp::Interpreter;
use crate::flow::schedule::queue::{Caller, Lineage, QueuedCall};

impl Interpreter<'_> {
    /// True if the function may be queued once more, given the functions of the lineage that led to it. Past a limit
    /// the function isn't run, and everything that it may write is widened.
    pub(crate) fn may_enqueue(&mut self, function: ObjectId, lineage: &Lineage) -> bool {
        let at = self.heap.allocation(function).at;
        let count = self.schedule.queued_at.entry(at).or_insert(0);
        *count += 1;
        let most = if self.schedule.repetition == Repetition::First { MAX_QUEUED } else { MAX_QUEUED_AGAIN };
        let is_allowed = *count <= most && lineage.count(at) < MAX_LINEAGE;
        if !is_allowed {
            self.budget.meet(Limit::Waiting, at);
            self.skip_function(function);
        }
        is_allowed
    }

    /// Queues a function to run once the running code has ended. Does nothing during speculation.
    pub(crate) fn enqueue(&mut self, function: ObjectId, this: Option<Value>, arguments: Option<Vec<Value>>) {
        if self.control.speculations > 0 || !self.heap.state.live {
            return;
        }
        let lineage = self.schedule.lineage.clone();
        if (self.schedule.queued.insert(function) || arguments.is_some()) && self.may_enqueue(function, &lineage) {
            this.iter().chain(arguments.iter().flatten()).for_each(|value| self.heap.untrack(value));
            let caller = if arguments.is_none() { Caller::Unknown } else { Caller::Known };
            self.schedule.queue.push(QueuedCall { this, arguments, caller, ..QueuedCall::new(function, lineage) });
        }
    }
}
