//! jQuery: collections, whose methods aren't those of the library itself.
//!
//! ```js
//! $(".row").each((i, row) => { p.amount = row.value });     // runs now, for each element that there is
//! $("#pay").on("click", () => dr.createSource(p));          // runs later
//! ```

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::builtin::Builtin;
use crate::flow::domain::id::At;
use crate::flow::domain::value::{Thing, Value};
use crate::flow::domain::value_kind::{Foreign, Kind};
use crate::flow::interp::interpreter::Machine;
use crate::flow::interp::library::request::REQUESTS;
use crate::flow::models::callbacks::Callbacks;

/// Methods of a collection that keep a function for an event; sorted.
const EVENTS: &[&str] = &[
    "ajaxComplete",
    "ajaxError",
    "ajaxStart",
    "ajaxStop",
    "ajaxSuccess",
    "bind",
    "blur",
    "change",
    "click",
    "contextmenu",
    "dblclick",
    "delegate",
    "error",
    "focus",
    "focusin",
    "focusout",
    "hover",
    "input",
    "keydown",
    "keypress",
    "keyup",
    "live",
    "load",
    "mousedown",
    "mouseenter",
    "mouseleave",
    "mousemove",
    "mouseout",
    "mouseover",
    "mouseup",
    "off",
    "on",
    "one",
    "ready",
    "resize",
    "scroll",
    "select",
    "submit",
    "unbind",
    "unload",
];

/// Methods of a collection that give one, besides those for events; sorted.
const CHAINED: &[&str] = &[
    "add",
    "addBack",
    "addClass",
    "after",
    "append",
    "appendTo",
    "before",
    "children",
    "clone",
    "closest",
    "contents",
    "detach",
    "each",
    "empty",
    "end",
    "eq",
    "fadeIn",
    "fadeOut",
    "filter",
    "find",
    "first",
    "has",
    "hide",
    "insertAfter",
    "insertBefore",
    "last",
    "next",
    "nextAll",
    "not",
    "parent",
    "parents",
    "prepend",
    "prependTo",
    "prev",
    "prevAll",
    "remove",
    "removeAttr",
    "removeClass",
    "show",
    "siblings",
    "slice",
    "slideDown",
    "slideUp",
    "toggleClass",
    "trigger",
];

impl Machine<'_> {
    /// When the functions run that a method of jQuery gets, if the object is the library or a collection and has one of
    /// that name.
    pub(crate) fn jquery_callbacks(&self, base: &Value, name: &str, arguments: &Arguments) -> Option<Callbacks> {
        if base.things().iter().all(is_collection) {
            let is_event = EVENTS.binary_search(&name).is_ok();
            return is_event.then_some(Callbacks::OnEvent);
        }
        let is_later = name == "ready" || REQUESTS.contains(&name) && !self.may_be_waited_for(arguments);
        (is_later && base.things().iter().all(is_library)).then_some(Callbacks::Later)
    }

    /// What a method of jQuery gives, where that is known.
    pub(crate) fn jquery_gives(&self, base: &Value, name: &str, arguments: &Arguments, at: At) -> Option<Value> {
        let foreign = if base.things().iter().all(is_collection) {
            let is_chained = EVENTS.binary_search(&name).is_ok() || CHAINED.binary_search(&name).is_ok();
            is_chained.then_some(Foreign::JQueryCollection)?
        } else {
            let is_request = base.things().iter().all(is_library) && REQUESTS.contains(&name);
            (is_request && self.may_be_waited_for(arguments)).then_some(Foreign::FinishedRequest)?
        };
        Some(Value::of(Kind::Foreign(foreign), at))
    }
}

/// True if it is a collection, known or named as one: `$rows`.
pub(crate) fn is_collection(thing: &Thing) -> bool {
    match &thing.kind {
        Kind::Foreign(foreign) => *foreign == Foreign::JQueryCollection,
        Kind::Unknown(Some(name)) => name.len() > 1 && name.starts_with('$') && !name[1..].starts_with('$'),
        _ => false,
    }
}

/// True if it is the library itself.
pub(crate) fn is_library(thing: &Thing) -> bool {
    match &thing.kind {
        Kind::Builtin(builtin) => *builtin == Builtin::JQuery,
        Kind::Unknown(Some(name)) => Builtin::library(name) == Some(Builtin::JQuery),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(EVENTS.is_sorted() && CHAINED.is_sorted());
    }
}
