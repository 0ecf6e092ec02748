//! Tests of whether an object has a property of its own.

use swc_ecma_ast::{CallExpr, Callee, Expr, MemberProp};

use crate::flow::idioms::purity::strip;

/// What `holder.hasOwnProperty(name)` asks about, in any of its spellings.
pub(crate) fn own_property_test(call: &CallExpr) -> Option<(&Expr, &Expr)> {
    let Callee::Expr(callee) = &call.callee else { return None };
    let Expr::Member(member) = strip(callee) else { return None };
    let MemberProp::Ident(how) = &member.prop else { return None };
    let is_own = |expr: &Expr| expr.as_member().is_some_and(|inner| inner.prop.is_ident_with("hasOwnProperty"));
    match (&*how.sym, &*call.args) {
        ("hasOwnProperty", [name]) => Some((&member.obj, &name.expr)),
        ("hasOwn", [holder, name]) if member.obj.is_ident_ref_to("Object") => Some((&holder.expr, &name.expr)),
        ("call", [holder, name]) if is_own(strip(&member.obj)) => Some((&holder.expr, &name.expr)),
        _ => None,
    }
}
