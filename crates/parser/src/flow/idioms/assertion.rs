//! Assertions, which throw if their argument is false: after `invariant(id)`, `id` is true.

use swc_ecma_ast::Expr;

/// True for a function that throws if its first argument is false: `invariant(id)`, `assert(id)`, `assert.ok(id)`.
pub(crate) fn is_assertion(callee: &Expr) -> bool {
    let names_one = |expr: &Expr| ["invariant", "assert"].iter().any(|name| expr.is_ident_ref_to(*name));
    names_one(callee)
        || callee.as_member().is_some_and(|member| names_one(&member.obj) && member.prop.is_ident_with("ok"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::idioms::testing::ask;

    #[test]
    fn assertions_are_known_by_name() {
        for callee in ["invariant", "assert", "assert.ok", "invariant.ok"] {
            assert!(ask(callee, is_assertion), "{callee}");
        }
        for callee in ["check", "assert.equal", "test.ok", "lib.assert", "assert[\"ok\"]", "assert()"] {
            assert!(!ask(callee, is_assertion), "{callee}");
        }
    }
}
