//! Expressions as tests look at them: without casts, and whether they can be looked at once more.

use swc_ecma_ast::{Expr, MemberProp, UnaryOp};

/// The expression without parentheses and TypeScript's casts.
pub(super) fn strip(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) => strip(&paren.expr),
        Expr::TsAs(cast) => strip(&cast.expr),
        Expr::TsNonNull(cast) => strip(&cast.expr),
        Expr::TsConstAssertion(cast) => strip(&cast.expr),
        Expr::TsTypeAssertion(cast) => strip(&cast.expr),
        Expr::TsSatisfies(cast) => strip(&cast.expr),
        Expr::TsInstantiation(cast) => strip(&cast.expr),
        _ => expr,
    }
}

/// Whether a test can be evaluated once more.
pub(super) fn is_quiet_test(test: &Expr) -> bool {
    match strip(test) {
        Expr::Bin(bin) => is_quiet_test(&bin.left) && is_quiet_test(&bin.right),
        Expr::Unary(unary) => unary.op != UnaryOp::Delete && is_quiet_test(&unary.arg),
        other => is_quiet(other),
    }
}

/// Whether the name of a member can be evaluated once more.
pub(super) fn is_quiet_name(prop: &MemberProp) -> bool {
    match prop {
        MemberProp::Computed(computed) => is_quiet(&computed.expr),
        MemberProp::Ident(_) | MemberProp::PrivateName(_) => true,
    }
}

/// Whether looking at the expression runs nothing: names, members of names, constants.
pub(super) fn is_quiet(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Ident(_) | Expr::This(_) => true,
        Expr::Lit(_) => true,
        Expr::Tpl(template) => template.exprs.is_empty(),
        Expr::Member(member) => is_quiet_name(&member.prop) && is_quiet(&member.obj),
        Expr::OptChain(chain) => {
            chain.base.as_member().is_some_and(|member| is_quiet_name(&member.prop) && is_quiet(&member.obj))
        }
        Expr::Unary(unary) => unary.op == UnaryOp::Void && is_quiet(&unary.arg),
        Expr::Array(array) => {
            array.elems.iter().flatten().all(|element| element.spread.is_none() && is_quiet(&element.expr))
        }
        _ => false,
    }
}

/// Whether the expression is written as `undefined` or `void 0`.
pub(super) fn is_undefined(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Unary(unary) => unary.op == UnaryOp::Void && strip(&unary.arg).is_lit(),
        Expr::Ident(ident) => &*ident.sym == "undefined",
        _ => false,
    }
}
