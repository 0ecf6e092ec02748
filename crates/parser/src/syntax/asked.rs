//! Paths that code tests for a value: `cart?.total`, `cart && cart.total`. Such code expects that there may be none.

use rustc_hash::FxHashMap;
use swc_common::Spanned;
use swc_ecma_ast::{BinExpr, BinaryOp, CondExpr, Expr, IfStmt, Lit, OptChainBase, OptChainExpr, UnaryExpr, UnaryOp};
use swc_ecma_visit::{Visit, VisitWith};

use crate::expression::path_of;
use crate::text::source::Span;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// The places of the tests, by paths such as `cart.paymentSession`.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked(FxHashMap<String, Vec<Span>>);

impl Asked {
    pub(super) fn of(script: &Script) -> Self {
        let mut asked = Self::default();
        script.program.visit_with(&mut asked);
        asked
    }

    /// True if code in these bytes tests for a value under the path.
    pub(super) fn asks(&self, within: Span, path: &str) -> bool {
        self.0.get(path).is_some_and(|spans| spans.iter().any(|span| within.contains(*span)))
    }

    /// Records a test for a value.
    fn add(&mut self, expr: &Expr) {
        match expr {
            Expr::Paren(paren) => self.add(&paren.expr),
            Expr::Unary(unary) if matches!(unary.op, UnaryOp::Bang | UnaryOp::TypeOf) => self.add(&unary.arg),
            Expr::Assign(assign) => self.add(&assign.right),
            other => {
                if let Some(path) = path_of(other) {
                    self.0.entry(path).or_default().push(span_of(other.span()));
                }
            }
        }
    }
}

impl Visit for Asked {
    fn visit_opt_chain_expr(&mut self, node: &OptChainExpr) {
        if node.optional {
            match &*node.base {
                OptChainBase::Member(member) => self.add(&member.obj),
                OptChainBase::Call(call) => self.add(&call.callee),
            }
        }
        node.visit_children_with(self);
    }

    fn visit_bin_expr(&mut self, node: &BinExpr) {
        match node.op {
            BinaryOp::LogicalAnd | BinaryOp::LogicalOr | BinaryOp::NullishCoalescing => self.add(&node.left),
            BinaryOp::EqEq | BinaryOp::EqEqEq | BinaryOp::NotEq | BinaryOp::NotEqEq => {
                for (one, other) in [(&node.left, &node.right), (&node.right, &node.left)] {
                    if is_nothing(other) {
                        self.add(one);
                    }
                }
            }
            _ => {}
        }
        node.visit_children_with(self);
    }

    fn visit_cond_expr(&mut self, node: &CondExpr) {
        self.add(&node.test);
        node.visit_children_with(self);
    }

    fn visit_if_stmt(&mut self, node: &IfStmt) {
        self.add(&node.test);
        node.visit_children_with(self);
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Bang {
            self.add(&node.arg);
        }
        node.visit_children_with(self);
    }
}

/// True for `null`, `undefined`, `void 0`, and `"undefined"`, which `typeof` gives.
pub(super) fn is_nothing(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(Lit::Null(_)) => true,
        Expr::Lit(Lit::Str(text)) => text.value.as_str() == Some("undefined"),
        Expr::Ident(name) => &*name.sym == "undefined",
        Expr::Unary(unary) => unary.op == UnaryOp::Void,
        Expr::Paren(paren) => is_nothing(&paren.expr),
        _ => false,
    }
}
