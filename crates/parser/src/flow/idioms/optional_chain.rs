//! `a?.b` and `a ?? b` as compilers write them for older browsers.
//!
//! ```js
//! (_a = cart.session) === null || _a === void 0 ? void 0 : _a.id     // cart.session?.id
//! ```

use swc_common::Spanned;
use swc_ecma_ast::{BinExpr, BinaryOp, Callee, CondExpr, Expr, Lit};

use crate::flow::idioms::callee::as_member;
use crate::flow::idioms::purity::is_undefined;
use crate::text::source::SourceFile;
use crate::tree::casts::strip;
use crate::tree::span::span_of;

/// True if the conditional is a lowered `a?.b`: one arm is `undefined`, and the other begins with the expression that the
/// test checks. Its `undefined` is then no mistake.
pub(crate) fn is_lowered_chain(cond: &CondExpr, file: &SourceFile) -> bool {
    if !is_undefined(&cond.cons) && !is_undefined(&cond.alt) {
        return false;
    }
    let mut subjects = Vec::new();
    let Some(nullish_holds) = nullish_test(&cond.test, &mut subjects) else { return false };
    let (missing, other) = if nullish_holds { (&cond.cons, &cond.alt) } else { (&cond.alt, &cond.cons) };
    let (Some(first), Some(last)) = (subjects.first(), subjects.last()) else { return false };
    let is_chain = || subjects.windows(2).all(|pair| goes_on(pair[1], pair[0], file)) && starts_with(other, last, file);
    is_undefined(missing) && (starts_with(other, first, file) || is_chain())
}

/// True if the next subject of a test is the one before it or is read from that: `(_b = _a.payment)` after `_a`.
fn goes_on(next: &Expr, before: &Expr, file: &SourceFile) -> bool {
    let read = if let Expr::Assign(assign) = next { &*assign.right } else { next };
    is_same_text(next, before, file) || starts_with(read, before, file)
}

/// True if a chain of members and calls begins with the subject: `_a.payment.id` with `_a`.
fn starts_with(chain: &Expr, subject: &Expr, file: &SourceFile) -> bool {
    let chain = strip(chain);
    if is_same_text(chain, subject, file) {
        return true;
    }
    match chain {
        Expr::Call(call) => match &call.callee {
            Callee::Expr(callee) => starts_with(callee, subject, file),
            Callee::Super(_) | Callee::Import(_) => false,
        },
        _ => as_member(chain).is_some_and(|member| starts_with(&member.obj, subject, file)),
    }
}

/// True if two expressions have the same text; an assignment counts as its target.
fn is_same_text(left: &Expr, right: &Expr, file: &SourceFile) -> bool {
    let text = |expr: &Expr| match expr {
        Expr::Assign(assign) => Some(file.slice(span_of(assign.left.as_ident()?.span()))),
        Expr::Ident(_) | Expr::Member(_) | Expr::This(_) => Some(file.slice(span_of(expr.span()))),
        _ => None,
    };
    text(strip(left)).is_some_and(|left| text(strip(right)) == Some(left))
}

/// Adds the expressions that a test compares with `null` or `undefined`, if it does nothing else. Returns true if the
/// test holds for nullish ones, false if it holds for others.
fn nullish_test<'t>(test: &'t Expr, subjects: &mut Vec<&'t Expr>) -> Option<bool> {
    let Expr::Bin(bin) = strip(test) else { return None };
    match bin.op {
        BinaryOp::EqEq | BinaryOp::EqEqEq | BinaryOp::NotEq | BinaryOp::NotEqEq => {
            subjects.push(compared(bin)?);
            Some(matches!(bin.op, BinaryOp::EqEq | BinaryOp::EqEqEq))
        }
        BinaryOp::LogicalOr | BinaryOp::LogicalAnd => {
            let holds = nullish_test(&bin.left, subjects)?;
            let right_holds = nullish_test(&bin.right, subjects)?;
            (holds == right_holds && holds == (bin.op == BinaryOp::LogicalOr)).then_some(holds)
        }
        _ => None,
    }
}

/// Returns the expression that is compared with `null` or `undefined`.
pub(crate) fn compared(bin: &BinExpr) -> Option<&Expr> {
    let is_nullish = |expr: &Expr| is_undefined(expr) || matches!(strip(expr), Expr::Lit(Lit::Null(_)));
    if is_nullish(&bin.right) { Some(strip(&bin.left)) } else { is_nullish(&bin.left).then(|| strip(&bin.right)) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::flow::idioms::testing::parsed;
    use crate::payload::HeldValue;
    use crate::{NoFiles, analyze};

    /// True if a report may say that the value of `expr` can be `undefined`.
    fn may_be_undefined(expr: &str) -> bool {
        let text = format!("var _a, _b; digitalRiver.createSource({{ type: \"bPay\", sessionId: {expr} }});");
        let analysis = analyze(&Arc::new(SourceFile::new("a.js", &text)), &NoFiles)
            .complete()
            .map_err(|error| error.message)
            .expect("it is JavaScript");
        let shapes = &analysis.calls[0].payload.shapes;
        let origins = shapes.iter().filter_map(|shape| shape.property("sessionId"));
        origins.flat_map(crate::payload::Property::holds).any(|held| held.value == HeldValue::Undefined)
    }

    #[test]
    fn a_lowered_chain_is_no_more_a_mistake_than_the_chain() {
        for chain in [
            "cart?.id",
            "(_a = cart.session) === null || _a === void 0 ? void 0 : _a.id",
            "(_b = (_a = cart.session) === null || _a === void 0 ? void 0 : _a.payment) == null ? void 0 : _b.id",
            "cart == null ? void 0 : cart.session.id",
            "null == cart ? void 0 : cart.getId()",
            "id !== null && id !== void 0 ? id : undefined",
            "cart === null || cart === void 0 || (_a = cart.session) === null || _a === void 0 ? void 0 : _a.id",
            "null == cart || null === (_a = cart.session) || void 0 === _a ? void 0 : _a.id",
            "cart == null || (_a = cart.session) == null || (_a = _a.payment) == null ? void 0 : _a.getId().id",
            "cart !== null && cart !== void 0 && (_a = cart.session) !== null && _a !== void 0 ? _a.id : void 0",
            "cart == null || cart.session == null ? undefined : cart.session.id",
        ] {
            assert!(!may_be_undefined(chain), "{chain}");
        }
    }

    #[test]
    fn another_test_may_leave_it_out() {
        for chain in [
            "flag ? cart.id : undefined",
            "flag == null ? void 0 : cart.id",
            "id !== null || flag ? id : undefined",
            "flag == null || (_a = cart.session) == null ? void 0 : _a.id",
        ] {
            assert!(may_be_undefined(chain), "{chain}");
        }
    }

    /// The answer to a question about an expression and another one.
    fn asked(ask: impl Fn(&Expr, &Expr, &SourceFile) -> bool, one: &str, other: &str) -> bool {
        let parsed = parsed(&format!("({one}); ({other})"));
        let expressions = parsed.expressions();
        ask(strip(expressions[0]), strip(expressions[1]), &parsed.file)
    }

    #[test]
    fn chains_start_with_their_subject() {
        for (chain, subject) in [("cart.a.b", "cart.a"), ("cart.get().b", "cart"), ("cart?.a", "_a = cart"), ("a", "a")]
        {
            assert_eq!(asked(starts_with, chain, subject), subject != "_a = cart", "{chain} {subject}");
        }
        assert!(!asked(starts_with, "cart.b.a", "cart.a"));
        assert!(!asked(starts_with, "import(\"a\")", "a"));
    }

    #[test]
    fn texts_are_the_same_by_name() {
        assert!(asked(is_same_text, "_a = cart.session", "_a"));
        assert!(asked(is_same_text, "this", "this"));
        assert!(!asked(is_same_text, "f()", "f()"), "each call may give another value");
        assert!(!asked(is_same_text, "a.b", "a.c"));
    }

    #[test]
    fn tests_go_on_with_what_is_read_from_the_subject_before() {
        assert!(asked(goes_on, "_b = _a.payment", "_a"));
        assert!(asked(goes_on, "_a", "_a = cart.session"));
        assert!(!asked(goes_on, "_b = cart.payment", "_a"));
    }

    #[test]
    fn lowered_chains_give_what_the_test_asks_about() {
        let is_lowered = |text: &str| {
            let parsed = parsed(text);
            let expression = parsed.expressions()[0];
            expression.as_cond().is_some_and(|cond| is_lowered_chain(cond, &parsed.file))
        };
        assert!(is_lowered("(_a = cart.session) === null || _a === void 0 ? void 0 : _a.id"));
        assert!(is_lowered("cart != null ? cart.id : undefined"));
        assert!(!is_lowered("cart == null ? void 0 : other.id"));
        assert!(!is_lowered("cart == null ? cart.id : void 0"), "the arms are the other way round");
        assert!(!is_lowered("cart ? cart.id : 1"));
    }
}
