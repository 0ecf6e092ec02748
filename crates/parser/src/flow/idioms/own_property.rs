//! Tests for a property of an object's own: `payload.hasOwnProperty("amount")`.

use swc_ecma_ast::{CallExpr, Callee, Expr, MemberProp};

use crate::tree::casts::strip;

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

#[cfg(test)]
mod tests {
    use super::*;
    use swc_common::Spanned;

    use crate::flow::idioms::testing::parsed;
    use crate::tree::span::span_of;

    /// The texts of the holder and the name that a test asks about.
    fn asked(text: &str) -> Option<(String, String)> {
        let parsed = parsed(text);
        let expressions = parsed.expressions();
        let (holder, name) = own_property_test(expressions[0].as_call()?)?;
        let text = |expr: &Expr| parsed.file.slice(span_of(expr.span())).to_owned();
        Some((text(holder), text(name)))
    }

    #[test]
    fn each_spelling_asks_the_same() {
        for text in [
            "p.hasOwnProperty(key)",
            "Object.hasOwn(p, key)",
            "Object.prototype.hasOwnProperty.call(p, key)",
            "({}).hasOwnProperty.call(p, key)",
        ] {
            assert_eq!(asked(text), Some(("p".into(), "key".into())), "{text}");
        }
    }

    #[test]
    fn other_calls_ask_nothing() {
        for text in [
            "hasOwnProperty(key)",
            "p.hasOwnProperty()",
            "p.hasOwn(q, key)",
            "Object.hasOwn(p)",
            "f.call(p, key)",
            "p[hasOwnProperty](key)",
            "has.call(p, key)",
        ] {
            assert_eq!(asked(text), None, "{text}");
        }
    }
}
