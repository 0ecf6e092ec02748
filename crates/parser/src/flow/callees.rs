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

/// Functions that are known to keep a callback for later; sorted.
const LATER: &[&str] = &[
    "addEventListener",
    "addHook",
    "addListener",
    "after",
    "ajax",
    "always",
    "attachEvent",
    "before",
    "bind",
    "catch",
    "change",
    "click",
    "define",
    "delegate",
    "describe",
    "done",
    "error",
    "fail",
    "fetch",
    "finally",
    "focus",
    "get",
    "getJSON",
    "getScript",
    "it",
    "live",
    "load",
    "nextTick",
    "off",
    "on",
    "onMounted",
    "once",
    "one",
    "pipe",
    "post",
    "put",
    "queueMicrotask",
    "ready",
    "request",
    "requestAnimationFrame",
    "requestIdleCallback",
    "require",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "submit",
    "subscribe",
    "success",
    "then",
    "use",
    "useEffect",
    "useLayoutEffect",
    "watch",
    "watchEffect",
    "when",
];

/// Whether a function of that name is known to keep a callback for later, so that the code after it runs first.
pub(super) fn runs_callbacks_later(name: &str) -> bool {
    LATER.binary_search(&name).is_ok()
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
        assert!(runs_callbacks_later("addListener") && runs_callbacks_later("addHook"));
    }
}
