//! jQuery: collections, whose methods aren't those of the library itself.
//!
//! ```js
//! $(".row").each((i, row) => { p.amount = row.value });     // runs now, for each element that there is
//! $("#pay").on("click", () => dr.createSource(p));          // runs later
//! ```

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::transfer::{Namespace, Transfer};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::{Foreign, ValueKind};
use crate::flow::interp::Interpreter;
use crate::flow::models::callbacks::Callbacks;
use crate::flow::models::lookup;
use crate::flow::models::table::{Model, Receiver};

impl Interpreter<'_> {
    /// The time at which the functions run that a method of jQuery gets, if the object is the library or a collection and
    /// has one of that name.
    pub(crate) fn jquery_callbacks(&self, base: &Value, name: &str, arguments: &Arguments) -> Option<Callbacks> {
        let model = jquery_method(base, name)?;
        let is_now = model.transfer == Transfer::Request && self.may_be_waited_for(arguments);
        (!is_now).then_some(model.callbacks)
    }

    /// The value that a method of jQuery gives, where that is known.
    pub(crate) fn jquery_gives(&self, base: &Value, name: &str, arguments: &Arguments, at: At) -> Option<Value> {
        let foreign = match jquery_method(base, name)?.transfer {
            Transfer::Chained => Foreign::JQueryCollection,
            Transfer::Request if self.may_be_waited_for(arguments) => Foreign::FinishedRequest,
            _ => return None,
        };
        Some(Value::of(ValueKind::Foreign(foreign), at))
    }
}

/// The method of that name, if the object is surely a collection or the library itself.
fn jquery_method(base: &Value, name: &str) -> Option<Model> {
    if base.alternatives().iter().all(is_collection) {
        lookup::method(Receiver::Collection, name)
    } else {
        lookup::method(Receiver::JQuery, name).filter(|_| base.alternatives().iter().all(is_library))
    }
}

/// True if it is a collection, known or named as one: `$rows`.
fn is_collection(alternative: &Alternative) -> bool {
    match &alternative.kind {
        ValueKind::Foreign(foreign) => *foreign == Foreign::JQueryCollection,
        ValueKind::Unknown(Some(name)) => name.len() > 1 && name.starts_with('$') && !name[1..].starts_with('$'),
        _ => false,
    }
}

/// True if it is the library itself.
pub(crate) fn is_library(alternative: &Alternative) -> bool {
    let library = match &alternative.kind {
        ValueKind::Builtin(transfer) => Some(*transfer),
        ValueKind::Unknown(Some(name)) => lookup::library(name),
        _ => None,
    };
    library == Some(Transfer::Namespace(Namespace::JQuery))
}
