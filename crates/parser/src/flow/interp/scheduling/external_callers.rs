//! Callers out of sight, and what they get: what an exported function returns, and what it writes into its arguments.
//!
//! ```js
//! export const build = amount => ({ type: "bPay", amount });   // somebody else may need `amount`
//! ```
//!
//! What they do changes nothing that is known of the program. They are only asked for after it has run.

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::payload::{Rest, UseKind};

/// How many of its arguments are watched for what an exported function writes into them.
const WATCHED_ARGUMENTS: usize = 8;

impl Interpreter<'_> {
    /// Takes note of what the exported functions give that the program was seen to run: callers out of sight get it too.
    pub(crate) fn record_external_callers(&mut self) {
        if !self.has_payloads_from_elsewhere() {
            return;
        }
        let is_run = |id: &ObjectId| self.heap.is_callable(*id) && self.schedule.ran.contains(id);
        let mut exported: Vec<ObjectId> = self.modules.exported_seen.iter().copied().filter(is_run).collect();
        exported.sort_unstable();
        for function in exported {
            let at = self.heap.allocation(function).at;
            let nothing_known = Arguments::unknown(at);
            // Objects show what is written into them; what they are not is shown by values of which nothing is known.
            let objects: Vec<Value> = (0..WATCHED_ARGUMENTS).map(|_| self.written_into(at)).collect();
            for object in &objects {
                self.heap.untrack(object);
            }
            let watched = Arguments { open: Some(at), ..Arguments::at(objects, at) };
            for arguments in [nothing_known, watched] {
                self.budget.begin_entry();
                self.heap.state.live = true;
                self.evaluate_speculatively(|interpreter| interpreter.record_given(function, &arguments, at));
            }
        }
    }

    fn written_into(&mut self, at: At) -> Value {
        Value::of(ValueKind::Object(self.new_object(AllocationKind::Elsewhere, at, Rest::Open)), at)
    }

    fn record_given(&mut self, function: ObjectId, arguments: &Arguments, at: At) {
        let returned = if matches!(self.heap.allocation(function).kind, AllocationKind::Class(_)) {
            self.construct(function, arguments, at)
        } else {
            let this = self.this_of(function);
            self.invoke(function, this, arguments, at)
        };
        for given in [&returned].into_iter().chain(&arguments.values) {
            self.record_escape(given, UseKind::Returned, at);
        }
    }
}
