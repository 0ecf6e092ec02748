//! `a?.b` and `a ?? b` as compilers write them for older browsers.
//!
//! ```js
//! (_a = cart.session) === null || _a === void 0 ? void 0 : _a.id     // cart.session?.id
//! ```

use swc_common::Spanned;
use swc_ecma_ast::{Callee, CondExpr, Expr};

use crate::flow::heap::scope::Scope;
use crate::flow::idioms::callee::as_member;
use crate::flow::idioms::optional_chain::nullish_test;
use crate::flow::idioms::purity::{is_undefined, strip};
use crate::flow::interp::Interpreter;
use crate::tree::span::span_of;

impl Interpreter<'_> {
    /// True if the conditional is a lowered `a?.b`: one arm is `undefined`, and the other begins with the expression
    /// that the test checks. Its `undefined` is then no mistake.
    pub(crate) fn is_lowered_chain(&self, cond: &CondExpr, scope: &Scope) -> bool {
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

    /// True if the next subject of a test is the one before it or is read from that: `(_b = _a.payment)` after `_a`.
    fn goes_on(&self, next: &Expr, before: &Expr, scope: &Scope) -> bool {
        let read = if let Expr::Assign(assign) = next { &*assign.right } else { next };
        self.is_same_text(next, before, scope) || self.starts_with(read, before, scope)
    }

    /// True if a chain of members and calls begins with the subject: `_a.payment.id` with `_a`.
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

    /// True if two expressions have the same text; an assignment counts as its target.
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
