//! Assertions, which throw if their argument is false: after `invariant(id)`, `id` is true.

use swc_ecma_ast::Expr;

/// True for a function that throws if its first argument is false: `invariant(id)`, `assert(id)`, `assert.ok(id)`.
pub(crate) fn is_assertion(callee: &Expr) -> bool {
    let names_one = |expr: &Expr| ["invariant", "assert"].iter().any(|name| expr.is_ident_ref_to(*name));
    names_one(callee)
        || callee.as_member().is_some_and(|member| names_one(&member.obj) && member.prop.is_ident_with("ok"))
}
