//! What the name of a function tells of what it does and gives.

use swc_atoms::Atom;
use swc_ecma_ast::Expr;

use super::value::{Kind, Thing, Value};

pub(super) fn is_stripe_maker(name: &str) -> bool {
    matches!(name, "Stripe" | "loadStripe" | "StripeJS")
}

/// Whether a function throws where its first argument isn't true: `invariant(id)`, `assert(id)`, `assert.ok(id)`.
pub(super) fn is_assertion(callee: &Expr) -> bool {
    let names_one = |expr: &Expr| ["invariant", "assert"].iter().any(|name| expr.is_ident_ref_to(*name));
    names_one(callee)
        || callee.as_member().is_some_and(|member| names_one(&member.obj) && member.prop.is_ident_with("ok"))
}

/// When code that isn't seen runs the functions that it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Callbacks {
    /// After the code that is running.
    Later,
    /// When an event comes: after the code that is running, unless that triggers it.
    OnEvent,
    /// At once, later, several times or never.
    AnyTime,
}

/// Functions of the language, of browsers, Node, test runners, module loaders and frameworks that are documented to keep a
/// callback for later, whatever they are a member of; sorted. Nothing belongs here that some library calls at once.
const LATER: &[&str] = &[
    "$applyAsync",
    "$evalAsync",
    "$interval",
    "$nextTick",
    "$timeout",
    "addHook",
    "afterEach",
    "beforeEach",
    "catch",
    "define",
    "describe",
    "finally",
    "it",
    "nextTick",
    "onBeforeMount",
    "onBeforeUnmount",
    "onDestroy",
    "onMount",
    "onMounted",
    "onUnmounted",
    "onUpdated",
    "queueMicrotask",
    "removeEventListener",
    "removeListener",
    "requestAnimationFrame",
    "requestIdleCallback",
    "require",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "then",
    "useEffect",
    "useLayoutEffect",
];

/// Classes of browsers whose objects call the function that they are made with later.
const OBSERVERS: [&str; 5] =
    ["IntersectionObserver", "MutationObserver", "PerformanceObserver", "ReportingObserver", "ResizeObserver"];

/// Functions that trigger events, if they get no function; sorted.
const TRIGGERS: &[&str] = &[
    "$broadcast",
    "$emit",
    "blur",
    "change",
    "click",
    "dispatchEvent",
    "emit",
    "fire",
    "fireEvent",
    "focus",
    "requestSubmit",
    "select",
    "submit",
    "trigger",
    "triggerHandler",
];

/// True if a function of that name may run the handlers of events before it returns.
pub(super) fn triggers_events(name: &str) -> bool {
    TRIGGERS.binary_search(&name).is_ok()
}

impl Callbacks {
    /// When a function of that name runs the functions that it gets.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "$on" | "$once" | "addEventListener" | "addListener" | "attachEvent" => Self::OnEvent,
            _ if LATER.binary_search(&name).is_ok() => Self::Later,
            _ => Self::AnyTime,
        }
    }

    /// When `new` of that name does.
    pub(super) fn of_new(name: &str) -> Self {
        if OBSERVERS.contains(&name) { Self::Later } else { Self::AnyTime }
    }
}

/// The value of a function that says by its name what it gives: `const dr = getDigitalRiver()`.
pub(super) fn known_as(value: &Value, name: &Atom) -> Value {
    let named = |thing: &Thing| match thing.kind {
        Kind::Unknown(_) | Kind::Unset => Thing { kind: Kind::Unknown(Some(name.clone())), ..thing.clone() },
        _ => thing.clone(),
    };
    value.things().iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_keep_callbacks_are_found() {
        assert!(LATER.is_sorted() && TRIGGERS.is_sorted());
        assert_eq!(["addHook", "addListener"].map(Callbacks::of), [Callbacks::Later, Callbacks::OnEvent]);
    }
}
