//! jQuery: collections, whose methods aren't those of the library itself.
//!
//! ```js
//! $(".row").each((i, row) => { p.amount = row.value });     // runs now, for each element that there is
//! $("#pay").on("click", () => dr.createSource(p));          // runs later
//! ```

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::{Foreign, ValueKind};
use crate::flow::interp::Interpreter;
use crate::flow::models::callbacks::Callbacks;
use crate::flow::models::jquery::{CHAINED, EVENTS, REQUESTS, is_collection, is_library};

impl Interpreter<'_> {
    /// When the functions run that a method of jQuery gets, if the object is the library or a collection and has one of
    /// that name.
    pub(crate) fn jquery_callbacks(&self, base: &Value, name: &str, arguments: &Arguments) -> Option<Callbacks> {
        if base.alternatives().iter().all(is_collection) {
            let is_event = EVENTS.binary_search(&name).is_ok();
            return is_event.then_some(Callbacks::OnEvent);
        }
        let is_later = name == "ready" || REQUESTS.contains(&name) && !self.may_be_waited_for(arguments);
        (is_later && base.alternatives().iter().all(is_library)).then_some(Callbacks::Later)
    }

    /// What a method of jQuery gives, where that is known.
    pub(crate) fn jquery_gives(&self, base: &Value, name: &str, arguments: &Arguments, at: At) -> Option<Value> {
        let foreign = if base.alternatives().iter().all(is_collection) {
            let is_chained = EVENTS.binary_search(&name).is_ok() || CHAINED.binary_search(&name).is_ok();
            is_chained.then_some(Foreign::JQueryCollection)?
        } else {
            let is_request = base.alternatives().iter().all(is_library) && REQUESTS.contains(&name);
            (is_request && self.may_be_waited_for(arguments)).then_some(Foreign::FinishedRequest)?
        };
        Some(Value::of(ValueKind::Foreign(foreign), at))
    }
}
