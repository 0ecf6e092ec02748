//! External callers: unknown code that calls exported functions, and so gets the values that they return and write into
//! their arguments.
//!
//! ```js
//! export const build = amount => ({ type: "bPay", amount });   // another caller may need `amount`: no safe fix
//! ```
//!
//! These calls run after the program, only to record uses: they change no payload.

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::payload::{Rest, UseKind};

/// The number of arguments in which the writes of an exported function are recorded.
const WATCHED_ARGUMENTS: usize = 8;

impl Interpreter<'_> {
    /// Records the objects that external callers get from the exported functions that have run.
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
            // One run with unknown arguments, and one with objects, in which the writes of the function show.
            let objects: Vec<Value> = (0..WATCHED_ARGUMENTS).map(|_| self.unknown_object(at)).collect();
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

    /// Makes an unknown object to be passed as an argument.
    fn unknown_object(&mut self, at: At) -> Value {
        Value::of(ValueKind::Object(self.new_object(AllocationKind::Elsewhere, at, Rest::Open)), at)
    }

    /// Calls a function and records that its result and its arguments, with all that they hold, go to unknown code.
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
