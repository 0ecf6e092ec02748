//! Purity: expressions that can be evaluated once more, because they call and assign nothing.
//!
//! ```js
//! if (payload.type) …       // pure: names, members of names, constants
//! if (next(payload)) …      // not pure: the call would run twice
//! ```

use swc_ecma_ast::{Expr, ExprOrSpread, MemberProp, Prop, PropOrSpread, UnaryOp};

use crate::tree::casts::strip;

/// True if the expression can't assign to a variable of the code around it.
pub(crate) fn leaves_variables(expr: &Expr) -> bool {
    let all = |items: &[Option<ExprOrSpread>]| items.iter().flatten().all(|item| leaves_variables(&item.expr));
    match strip(expr) {
        Expr::Lit(_) | Expr::Ident(_) | Expr::This(_) | Expr::Fn(_) | Expr::Arrow(_) => true,
        Expr::Member(member) => match &member.prop {
            MemberProp::Computed(computed) => leaves_variables(&computed.expr) && leaves_variables(&member.obj),
            MemberProp::Ident(_) | MemberProp::PrivateName(_) => leaves_variables(&member.obj),
        },
        Expr::Cond(cond) => [&cond.test, &cond.cons, &cond.alt].into_iter().all(|part| leaves_variables(part)),
        Expr::Bin(bin) => leaves_variables(&bin.left) && leaves_variables(&bin.right),
        Expr::Unary(unary) => leaves_variables(&unary.arg),
        Expr::Array(array) => all(&array.elems),
        Expr::Tpl(template) => template.exprs.iter().all(|part| leaves_variables(part)),
        Expr::Object(object) => object.props.iter().all(|property| match property {
            PropOrSpread::Spread(spread) => leaves_variables(&spread.expr),
            PropOrSpread::Prop(property) => match &**property {
                Prop::KeyValue(pair) => leaves_variables(&pair.value),
                _ => true,
            },
        }),
        _ => false,
    }
}

/// True if evaluating a test once more changes nothing.
pub(crate) fn is_pure_test(test: &Expr) -> bool {
    match strip(test) {
        Expr::Bin(bin) => is_pure_test(&bin.left) && is_pure_test(&bin.right),
        Expr::Unary(unary) => unary.op != UnaryOp::Delete && is_pure_test(&unary.arg),
        other => is_pure(other),
    }
}

/// True if evaluating the name of a member once more changes nothing.
pub(crate) fn is_pure_name(prop: &MemberProp) -> bool {
    match prop {
        MemberProp::Computed(computed) => is_pure(&computed.expr),
        MemberProp::Ident(_) | MemberProp::PrivateName(_) => true,
    }
}

/// True if evaluating the expression runs no code: names, members of names, constants.
pub(crate) fn is_pure(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Ident(_) | Expr::This(_) => true,
        Expr::Lit(_) => true,
        Expr::Tpl(template) => template.exprs.is_empty(),
        Expr::Member(member) => is_pure_name(&member.prop) && is_pure(&member.obj),
        Expr::OptChain(chain) => {
            chain.base.as_member().is_some_and(|member| is_pure_name(&member.prop) && is_pure(&member.obj))
        }
        Expr::Unary(unary) => unary.op == UnaryOp::Void && is_pure(&unary.arg),
        Expr::Array(array) => {
            array.elems.iter().flatten().all(|element| element.spread.is_none() && is_pure(&element.expr))
        }
        _ => false,
    }
}

/// True for `undefined` and `void 0`.
pub(crate) fn is_undefined(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Unary(unary) => unary.op == UnaryOp::Void && strip(&unary.arg).is_lit(),
        Expr::Ident(ident) => &*ident.sym == "undefined",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::idioms::testing::ask;

    #[test]
    fn names_members_and_constants_are_pure() {
        for text in ["a", "this", "1", "`a`", "a.b", "a[b]", "a?.b", "void 0", "[a, 1]", "a[0].b", "(a as any).b"] {
            assert!(ask(text, is_pure), "{text}");
        }
        for text in
            ["f()", "a[f()]", "`${a}`", "a = 1", "[...a]", "[f()]", "!a", "a?.()", "a?.[f()]", "() => a", "{}.a"]
        {
            assert!(!ask(text, is_pure), "{text}");
        }
    }

    #[test]
    fn tests_of_pure_parts_are_pure() {
        for text in ["a", "!a", "a === b", "typeof a.b !== \"string\" || !b", "-a < 1"] {
            assert!(ask(text, is_pure_test), "{text}");
        }
        for text in ["f()", "!f()", "a && f()", "a === (b = 1)", "delete a.b"] {
            assert!(!ask(text, is_pure_test), "{text}");
        }
    }

    #[test]
    fn names_of_members_are_pure_where_they_run_nothing() {
        for (text, expected) in [("a.b", true), ("a[b]", true), ("a[b.c]", true), ("a[f()]", false), ("f().b", true)] {
            assert_eq!(ask(text, |expr| expr.as_member().map(|member| is_pure_name(&member.prop))), Some(expected));
        }
    }

    #[test]
    fn undefined_is_written_in_two_ways() {
        for text in ["undefined", "void 0", "(void 0)", "void \"\""] {
            assert!(ask(text, is_undefined), "{text}");
        }
        for text in ["null", "void f()", "a.undefined", "!0", "\"undefined\""] {
            assert!(!ask(text, is_undefined), "{text}");
        }
    }

    #[test]
    fn variables_stay_where_nothing_is_assigned_or_called() {
        for text in [
            "a",
            "1",
            "this",
            "a.b[c]",
            "a ? b : c",
            "a + b",
            "-a",
            "[a, b]",
            "`${a}`",
            "({ a: b, c, ...d })",
            "() => (a = 1)",
            "function () { a = 1 }",
        ] {
            assert!(ask(text, leaves_variables), "{text}");
        }
        for text in [
            "a = 1",
            "a++",
            "f()",
            "a[b = 1]",
            "(b = 1).c",
            "a ? b = 1 : c",
            "a + f()",
            "!f()",
            "[a = 1]",
            "`${f()}`",
            "({ a: b = 1 })",
            "({ ...f() })",
            "new A()",
            "await a",
            "f().b",
        ] {
            assert!(!ask(text, leaves_variables), "{text}");
        }
    }
}
