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
    /// At once, later, several times or never.
    AnyTime,
}

/// Functions of the language, of browsers, Node, test runners, module loaders and frameworks that are documented to keep a
/// callback for later, whatever they are a member of; sorted. Nothing belongs here that some library calls at once.
const LATER: &[&str] = &[
    "$interval",
    "$timeout",
    "addEventListener",
    "addHook",
    "addListener",
    "afterEach",
    "attachEvent",
    "beforeEach",
    "catch",
    "define",
    "describe",
    "finally",
    "it",
    "nextTick",
    "onBeforeMount",
    "onBeforeUnmount",
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

impl Callbacks {
    /// When a function of that name runs the functions that it gets.
    pub(super) fn of(name: &str) -> Self {
        if LATER.binary_search(&name).is_ok() { Self::Later } else { Self::AnyTime }
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
        assert!(LATER.is_sorted());
        assert!(["addListener", "addHook"].iter().all(|name| Callbacks::of(name) == Callbacks::Later));
    }
}
