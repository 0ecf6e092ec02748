//! Side effects of expressions: removing a property must not remove them.

use swc_ecma_ast::{
    ArrowExpr, AssignExpr, AwaitExpr, BinaryOp, CallExpr, Constructor, Expr, Function, JSXElement, JSXFragment, Lit,
    MemberExpr, NewExpr, OptCall, TaggedTpl, TsType, UnaryExpr, UnaryOp, UpdateExpr, YieldExpr,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::syntax::facts::Effects;

/// Maximum depth of expressions that are searched: each level of nested literals searches all that are inside it.
const MAX_DEPTH: u32 = 48;

/// Returns the side effects of evaluating the nodes. A function that isn't called has none; code that is nested too
/// deep counts as having some.
pub(super) fn effects<'n, N>(nodes: impl IntoIterator<Item = &'n N>) -> Effects
where
    N: VisitWith<Search> + 'n,
{
    let mut search = Search { found: Effects::None, depth: 0 };
    for node in nodes {
        node.visit_with(&mut search);
    }
    search.found
}

/// A search for side effects.
pub(super) struct Search {
    found: Effects,
    /// Number of expressions around the visited one.
    depth: u32,
}

macro_rules! does_something {
    ($($visit:ident: $node:ty),* $(,)?) => {
        $(fn $visit(&mut self, _: &$node) {
            self.found = Effects::Some;
        })*
    };
}

macro_rules! does_nothing {
    ($($visit:ident: $node:ty),* $(,)?) => {
        $(fn $visit(&mut self, _: &$node) {})*
    };
}

impl Visit for Search {
    does_something! {
        visit_opt_call: OptCall,
        visit_new_expr: NewExpr,
        visit_await_expr: AwaitExpr,
        visit_yield_expr: YieldExpr,
        visit_tagged_tpl: TaggedTpl,
        visit_assign_expr: AssignExpr,
        visit_update_expr: UpdateExpr,
        visit_jsx_element: JSXElement,
        visit_jsx_fragment: JSXFragment,
    }

    does_nothing! {
        visit_function: Function,
        visit_arrow_expr: ArrowExpr,
        visit_constructor: Constructor,
        visit_ts_type: TsType,
    }

    fn visit_call_expr(&mut self, node: &CallExpr) {
        match concatenated(node) {
            Some(text) => {
                text.visit_with(self);
                node.args.visit_with(self);
            }
            None => self.found = Effects::Some,
        }
    }

    fn visit_expr(&mut self, node: &Expr) {
        if self.found == Effects::Some {
            return;
        }
        if self.depth == MAX_DEPTH {
            self.found = Effects::Some;
            return;
        }
        self.depth += 1;
        node.visit_children_with(self);
        self.depth -= 1;
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Delete {
            self.found = Effects::Some;
        }
        node.visit_children_with(self);
    }
}

/// Returns the text in `"".concat(a, " ")`, which is how compilers write templates.
fn concatenated(call: &CallExpr) -> Option<&Expr> {
    let MemberExpr { obj, prop, .. } = call.callee.as_expr()?.as_member()?;
    (prop.is_ident_with("concat") && is_text(obj)).then_some(&**obj)
}

/// True if the expression is surely a text.
fn is_text(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(Lit::Str(_)) | Expr::Tpl(_) => true,
        Expr::Paren(paren) => is_text(&paren.expr),
        Expr::Bin(bin) => bin.op == BinaryOp::Add && (is_text(&bin.left) || is_text(&bin.right)),
        Expr::Call(call) => concatenated(call).is_some(),
        _ => false,
    }
}
