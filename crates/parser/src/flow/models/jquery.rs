//! The methods of jQuery, by name.

use crate::flow::domain::builtin::Builtin;
use crate::flow::domain::value::Alternative;
use crate::flow::domain::value_kind::{Foreign, ValueKind};

/// Methods of a collection that keep a function for an event; sorted.
pub(crate) const EVENTS: &[&str] = &[
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
pub(crate) const CHAINED: &[&str] = &[
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

/// True if it is a collection, known or named as one: `$rows`.
pub(crate) fn is_collection(alternative: &Alternative) -> bool {
    match &alternative.kind {
        ValueKind::Foreign(foreign) => *foreign == Foreign::JQueryCollection,
        ValueKind::Unknown(Some(name)) => name.len() > 1 && name.starts_with('$') && !name[1..].starts_with('$'),
        _ => false,
    }
}

/// True if it is the library itself.
pub(crate) fn is_library(alternative: &Alternative) -> bool {
    match &alternative.kind {
        ValueKind::Builtin(builtin) => *builtin == Builtin::JQuery,
        ValueKind::Unknown(Some(name)) => Builtin::library(name) == Some(Builtin::JQuery),
        _ => false,
    }
}

/// Functions of jQuery that send a request; sorted.
pub(crate) const REQUESTS: [&str; 5] = ["ajax", "get", "getJSON", "getScript", "post"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(EVENTS.is_sorted() && CHAINED.is_sorted());
    }
}
