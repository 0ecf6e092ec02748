//! Requests that a page waits for: what handles the answer has run by then.
//!
//! ```js
//! $.ajax({ url: "/cart", async: false, success(cart) { total = cart.total } });
//! request.open("GET", "/cart", false);
//! ```

use swc_atoms::Atom;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::transfer::Transfer;
use crate::flow::domain::value::Value;
use crate::flow::heap::object::Disjunct;
use crate::flow::interp::Interpreter;
use crate::flow::interp::library::jquery::is_library;
use crate::flow::models::callbacks::Callbacks;
use crate::flow::models::lookup;
use crate::flow::models::table::Receiver;
use crate::payload::Rest;

impl Interpreter<'_> {
    /// True if the page may wait for a request of jQuery's with these settings.
    pub(crate) fn may_be_waited_for(&self, arguments: &Arguments) -> bool {
        self.escaped.waits_for_requests || self.is_synchronous(arguments)
    }

    /// Records that the page waits for requests from here on: `$.ajaxSetup({ async: false })`,
    /// `request.open(how, url, false)`.
    pub(crate) fn record_request(&mut self, base: &Value, name: &str, arguments: &Arguments) {
        let sets_up = lookup::method(Receiver::JQuery, name)
            .is_some_and(|model| model.transfer == Transfer::SetUpRequests)
            && base.alternatives().iter().all(is_library)
            && self.is_synchronous(arguments);
        let opens = lookup::named(name) == Transfer::OpenRequest
            && arguments.values.get(2).is_some_and(|is_async| is_async.truth() == Some(false));
        self.escaped.waits_for_requests |= sets_up || opens;
    }

    /// Runs what prepares a request, which happens before the call returns: `beforeSend` and `xhr` of its settings.
    pub(crate) fn run_before_request(&mut self, arguments: &Arguments, at: At) {
        let alternatives = arguments.values.iter().flat_map(Value::alternatives);
        let settings: Value = alternatives.filter(|alternative| alternative.object().is_some()).cloned().collect();
        for name in ["beforeSend", "xhr"].map(Atom::from) {
            let functions = self.read_property(&settings, &name, None, at);
            if functions.objects().any(|id| self.heap.is_callable(id)) {
                self.escape_to_callee(&Arguments::at(vec![functions], at), Callbacks::AnyTime, at);
            }
        }
    }

    fn is_synchronous(&self, arguments: &Arguments) -> bool {
        let objects = arguments.values.iter().flat_map(Value::objects).filter(|id| !self.heap.is_callable(*id));
        let disjuncts = objects.filter_map(|id| self.heap.state.object(id)).flat_map(|object| &object.disjuncts);
        let mut settings = disjuncts.map(|disjunct| &**disjunct);
        settings.any(|settings: &Disjunct| match settings.get("async") {
            Some(property) => property.value().truth() != Some(true),
            None => settings.rest == Rest::Open,
        })
    }
}
