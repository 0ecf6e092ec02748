//! `a?.b` and `a ?? b` as compilers write them for older browsers.
//!
//! ```js
//! (_a = cart.session) === null || _a === void 0 ? void 0 : _a.id     // cart.session?.id
//! ```

use swc_common::Spanned;
use swc_ecma_ast::{BinExpr, BinaryOp, Callee, CondExpr, Expr, Lit, UnaryOp};

use super::calls::as_member;
use super::machine::{Machine, Scope};
use super::narrowing::strip;
use crate::script::span_of;

impl Machine<'_> {
    /// Whether the conditional gives `undefined` only where the source looked at something that isn't there: the other
    /// arm starts with what the test asks about.
    pub(super) fn is_lowered_chain(&self, cond: &CondExpr, scope: &Scope) -> bool {
        let Some((subject, nullish_holds)) = nullish_test(&cond.test) else { return false };
        let (missing, other) = if nullish_holds { (&cond.cons, &cond.alt) } else { (&cond.alt, &cond.cons) };
        is_undefined(missing) && self.starts_with(other, subject, scope)
    }

    fn starts_with(&self, chain: &Expr, subject: &Expr, scope: &Scope) -> bool {
        let chain = strip(chain);
        if self.is_same_text(chain, subject, scope) {
            return true;
        }
        match chain {
            Expr::Call(call) => match &call.callee {
                Callee::Expr(callee) => self.starts_with(callee, subject, scope),
                Callee::Super(_) | Callee::Import(_) => false,
            },
            _ => as_member(chain).is_some_and(|member| self.starts_with(&member.obj, subject, scope)),
        }
    }

    /// Whether two expressions are the same, an assignment counting as the name that it is to.
    fn is_same_text(&self, left: &Expr, right: &Expr, scope: &Scope) -> bool {
        let file = &self.script(scope.script).file;
        let text = |expr: &Expr| match expr {
            Expr::Assign(assign) => Some(file.slice(span_of(assign.left.as_ident()?.span()))),
            Expr::Ident(_) | Expr::Member(_) | Expr::This(_) => Some(file.slice(span_of(expr.span()))),
            _ => None,
        };
        text(strip(left)).is_some_and(|left| text(strip(right)) == Some(left))
    }
}

/// What a test asks about, if it asks whether that is `null` or `undefined`; and whether it holds when it is.
fn nullish_test(test: &Expr) -> Option<(&Expr, bool)> {
    let Expr::Bin(bin) = strip(test) else { return None };
    match bin.op {
        BinaryOp::EqEq | BinaryOp::EqEqEq => Some((compared(bin)?, true)),
        BinaryOp::NotEq | BinaryOp::NotEqEq => Some((compared(bin)?, false)),
        BinaryOp::LogicalOr | BinaryOp::LogicalAnd => {
            let (subject, holds) = nullish_test(&bin.left)?;
            let (_, right_holds) = nullish_test(&bin.right)?;
            (holds == right_holds && holds == (bin.op == BinaryOp::LogicalOr)).then_some((subject, holds))
        }
        _ => None,
    }
}

/// What is compared with `null` or `undefined`.
fn compared(bin: &BinExpr) -> Option<&Expr> {
    let is_nullish = |expr: &Expr| is_undefined(expr) || matches!(strip(expr), Expr::Lit(Lit::Null(_)));
    if is_nullish(&bin.right) { Some(strip(&bin.left)) } else { is_nullish(&bin.left).then(|| strip(&bin.right)) }
}

fn is_undefined(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Unary(unary) => unary.op == UnaryOp::Void && matches!(&*unary.arg, Expr::Lit(_)),
        Expr::Ident(ident) => &*ident.sym == "undefined",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::payload::Value as Holds;
    use crate::source::SourceFile;
    use crate::{NoFiles, analyze};

    /// Whether what `expr` gives may be `undefined` for want of care.
    fn may_be_undefined(expr: &str) -> bool {
        let text = format!("var _a, _b; digitalRiver.createSource({{ type: \"bPay\", sessionId: {expr} }});");
        let analysis = analyze(&Arc::new(SourceFile::new("a.js", &text)), &NoFiles)
            .map_err(|error| error.message)
            .expect("it is JavaScript");
        let shapes = &analysis.calls[0].payload.shapes;
        let origins = shapes.iter().filter_map(|shape| shape.property("sessionId"));
        origins.flat_map(crate::payload::Property::holds).any(|held| held.value == Holds::Undefined)
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
        ] {
            assert!(!may_be_undefined(chain), "{chain}");
        }
    }

    #[test]
    fn another_test_may_leave_it_out() {
        for chain in
            ["flag ? cart.id : undefined", "flag == null ? void 0 : cart.id", "id !== null || flag ? id : undefined"]
        {
            assert!(may_be_undefined(chain), "{chain}");
        }
    }
}
