//! Whether an expression does anything besides giving a value.

use swc_ecma_ast::{
    ArrowExpr, AssignExpr, AwaitExpr, CallExpr, Constructor, Function, JSXElement, JSXFragment, NewExpr, OptCall,
    TaggedTpl, TsType, UnaryExpr, UnaryOp, UpdateExpr, YieldExpr,
};
use swc_ecma_visit::{Visit, VisitWith};

use super::Effects;

/// What the nodes that `visit` shows do when they are evaluated. A function that is only made does nothing.
pub(super) fn effects<'n, N>(nodes: impl IntoIterator<Item = &'n N>) -> Effects
where
    N: VisitWith<Search> + 'n,
{
    let mut search = Search { found: Effects::None };
    for node in nodes {
        node.visit_with(&mut search);
    }
    search.found
}

/// Looks for what does something.
pub(super) struct Search {
    found: Effects,
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
        visit_call_expr: CallExpr,
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

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Delete {
            self.found = Effects::Some;
        }
        node.visit_children_with(self);
    }
}
