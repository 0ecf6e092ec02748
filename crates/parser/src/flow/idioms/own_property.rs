//! Tests for a property of an object's own: `payload.hasOwnProperty("amount")`.

use swc_ecma_ast::{CallExpr, Callee, Expr, MemberProp};

use crate::flow::idioms::purity::strip;

/// Returns the object and the name in `object.hasOwnProperty(name)`, `Object.hasOwn(object, name)` and the like.
pub(crate) fn own_property_test(call: &CallExpr) -> Option<(&Expr, &Expr)> {
    let Callee::Expr(callee) = &call.callee else { return None };
    let Expr::Member(member) = strip(callee) else { return None };
    let MemberProp::Ident(method) = &member.prop else { return None };
    let is_own = |expr: &Expr| expr.as_member().is_some_and(|inner| inner.prop.is_ident_with("hasOwnProperty"));
    match (&*method.sym, &*call.args) {
        ("hasOwnProperty", [name]) => Some((&member.obj, &name.expr)),
        ("hasOwn", [object, name]) if member.obj.is_ident_ref_to("Object") => Some((&object.expr, &name.expr)),
        ("call", [object, name]) if is_own(strip(&member.obj)) => Some((&object.expr, &name.expr)),
        _ => None,
    }
}
