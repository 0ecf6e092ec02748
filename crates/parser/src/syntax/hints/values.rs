//! Values by their spelling: those that may be nullish, and those that are promises.

use rustc_hash::FxHashSet;
use swc_ecma_ast::{AssignExpr, AssignTarget, BinaryOp, Expr, FnDecl, Id, Lit, Pat, SimpleAssignTarget, VarDeclarator};
use swc_ecma_visit::{Visit, VisitWith};

use crate::syntax::asked::is_nothing;

/// The variables that are assigned to after their declaration.
#[derive(Default)]
pub(super) struct Assigned(pub(super) FxHashSet<Id>);

impl Visit for Assigned {
    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let AssignTarget::Simple(SimpleAssignTarget::Ident(name)) = &node.left {
            self.0.insert(name.id.to_id());
        }
        node.visit_children_with(self);
    }
}

/// The `async` functions of a file.
#[derive(Default)]
pub(super) struct AsyncFunctions(FxHashSet<Id>);

impl AsyncFunctions {
    pub(super) fn is_promise(&self, value: &Expr) -> bool {
        match value {
            Expr::Paren(paren) => self.is_promise(&paren.expr),
            Expr::Call(call) => {
                let name = call.callee.as_expr().and_then(|callee| callee.as_ident());
                name.is_some_and(|name| self.0.contains(&name.to_id()))
            }
            _ => false,
        }
    }
}

impl Visit for AsyncFunctions {
    fn visit_fn_decl(&mut self, node: &FnDecl) {
        if node.function.is_async {
            self.0.insert(node.ident.to_id());
        }
        node.visit_children_with(self);
    }

    fn visit_var_declarator(&mut self, node: &VarDeclarator) {
        let is_async = match node.init.as_deref() {
            Some(Expr::Arrow(arrow)) => arrow.is_async,
            Some(Expr::Fn(function)) => function.function.is_async,
            _ => false,
        };
        if let (Pat::Ident(name), true) = (&node.name, is_async) {
            self.0.insert(name.id.to_id());
        }
        node.visit_children_with(self);
    }
}

/// True for a value that may be nullish by its spelling: `found || null`, `shop && shop.session`.
pub(super) fn may_give_nothing(value: &Expr) -> bool {
    match value {
        Expr::Paren(paren) => may_give_nothing(&paren.expr),
        Expr::TsAs(cast) => may_give_nothing(&cast.expr),
        Expr::Bin(bin) => match bin.op {
            BinaryOp::LogicalOr | BinaryOp::NullishCoalescing => gives_nothing(&bin.right),
            BinaryOp::LogicalAnd => true,
            _ => false,
        },
        Expr::Cond(cond) => [&cond.cons, &cond.alt].into_iter().any(|arm| gives_nothing(arm)),
        Expr::OptChain(_) => true,
        _ => false,
    }
}

fn gives_nothing(value: &Expr) -> bool {
    let is_empty = matches!(value, Expr::Lit(Lit::Str(text)) if text.value.is_empty());
    let is_false = matches!(value, Expr::Lit(Lit::Bool(text)) if !text.value);
    is_empty || is_false || is_nothing(value) || may_give_nothing(value)
}
