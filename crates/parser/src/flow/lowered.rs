//! `a?.b` and `a ?? b` as compilers write them for older browsers.
//!
//! ```js
//! (_a = cart.session) === null || _a === void 0 ? void 0 : _a.id     // cart.session?.id
//! ```

use swc_common::Spanned;
use swc_ecma_ast::{BinExpr, BinaryOp, Callee, CondExpr, Expr, Lit};

use super::calls::as_member;
use super::machine::{Machine, Scope};
use super::quiet::{is_undefined, strip};
use crate::script::span_of;

impl Machine<'_> {
    /// Whether the conditional gives `undefined` only where the source looked at something that isn't there: the other
    /// arm starts with what the test asks about.
    pub(super) fn is_lowered_chain(&self, cond: &CondExpr, scope: &Scope) -> bool {
        if !is_undefined(&cond.cons) && !is_undefined(&cond.alt) {
            return false;
        }
        let mut subjects = Vec::new();
        let Some(nullish_holds) = nullish_test(&cond.test, &mut subjects) else { return false };
        let (missing, other) = if nullish_holds { (&cond.cons, &cond.alt) } else { (&cond.alt, &cond.cons) };
        let (Some(first), Some(last)) = (subjects.first(), subjects.last()) else { return false };
        let goes_on = |pair: &[&Expr]| self.goes_on(pair[1], pair[0], scope);
        let is_chain = || subjects.windows(2).all(goes_on) && self.starts_with(other, last, scope);
        is_undefined(missing) && (self.starts_with(other, first, scope) || is_chain())
    }

    /// Whether what a test asks about next is the same, or what is read from it: `(_b = _a.payment)` after `_a`.
    fn goes_on(&self, next: &Expr, before: &Expr, scope: &Scope) -> bool {
        let read = if let Expr::Assign(assign) = next { &*assign.right } else { next };
        self.is_same_text(next, before, scope) || self.starts_with(read, before, scope)
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

/// What a test asks about one after the other, if all it asks is whether that is `null` or `undefined`; and whether it
/// holds when it is.
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

/// What is compared with `null` or `undefined`.
fn compared(bin: &BinExpr) -> Option<&Expr> {
    let is_nullish = |expr: &Expr| is_undefined(expr) || matches!(strip(expr), Expr::Lit(Lit::Null(_)));
    if is_nullish(&bin.right) { Some(strip(&bin.left)) } else { is_nullish(&bin.left).then(|| strip(&bin.right)) }
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
}
