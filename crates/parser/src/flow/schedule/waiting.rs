//! Functions that run later: once the code that registered them has ended, or because nobody is seen calling them. One that
//! registers itself again and again is run a few times only.

use crate::flow::budget::{Limit, MAX_LINEAGE, MAX_WAITING, MAX_WAITING_AGAIN, Run};
use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::interp::interpreter::Machine;
use crate::flow::schedule::queue::{Caller, Lineage, Waiting};

impl Machine<'_> {
    /// Counts one more function that is to run later, to which those of the lineage led. False past a limit: then it is never run.
    pub(crate) fn may_wait(&mut self, function: ObjectId, lineage: &Lineage) -> bool {
        let at = self.made(function).at;
        let count = self.waited.entry(at).or_insert(0);
        *count += 1;
        let most = if self.round == Run::First { MAX_WAITING } else { MAX_WAITING_AGAIN };
        let is_allowed = *count <= most && lineage.count(at) < MAX_LINEAGE;
        if !is_allowed {
            self.limits.meet(Limit::Waiting, at);
            self.skip_function(function);
        }
        is_allowed
    }

    /// Lets a function run once the code that registers it has ended.
    pub(crate) fn wait_for(&mut self, function: ObjectId, this: Option<Value>, arguments: Option<Vec<Value>>) {
        if self.rehearsals > 0 || !self.state.live {
            return;
        }
        let lineage = self.lineage.clone();
        if (self.waiting_seen.insert(function) || arguments.is_some()) && self.may_wait(function, &lineage) {
            this.iter().chain(arguments.iter().flatten()).for_each(|value| self.let_go(value));
            let caller = if arguments.is_none() { Caller::Unseen } else { Caller::Seen };
            self.waiting.push(Waiting { this, arguments, caller, ..Waiting::new(function, lineage) });
        }
    }
}
