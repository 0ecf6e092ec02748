//! Code about which nothing more is known than its parts: names in it are read, and functions in it may be called later.

use swc_common::Spanned;
use swc_ecma_ast::{
    ArrowExpr, BindingIdent, BlockStmt, Constructor, Expr, Function, Ident, ObjectLit, ParamOrTsParamProp, PropOrSpread,
};
use swc_ecma_visit::{Visit, VisitWith};

use super::walk::{Value, Walk};
use crate::tree::node_key::NodeKey;
use crate::tree::span::span_of;

/// The parts of code.
pub(super) struct Parts<'a, 'w>(pub(super) &'a mut Walk<'w>);

impl Visit for Parts<'_, '_> {
    fn visit_expr(&mut self, node: &Expr) {
        self.0.expression(node, Value::Used);
    }

    fn visit_ident(&mut self, node: &Ident) {
        self.0.read(&node.to_id());
    }

    fn visit_binding_ident(&mut self, node: &BindingIdent) {
        self.0.read(&node.id.to_id());
        node.type_ann.visit_with(self);
    }

    fn visit_object_lit(&mut self, node: &ObjectLit) {
        for prop in &node.props {
            self.visit_prop_or_spread(prop);
        }
    }

    fn visit_prop_or_spread(&mut self, node: &PropOrSpread) {
        self.0.visit(span_of(node.span()), |walk| node.visit_children_with(&mut Parts(walk)));
    }

    fn visit_function(&mut self, node: &Function) {
        self.0.function(node, None);
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        self.0.arrow(node, None);
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        node.key.visit_with(self);
        self.0.method(NodeKey::of(node), |walk| {
            for param in &node.params {
                match param {
                    ParamOrTsParamProp::Param(param) => walk.parameter(param),
                    ParamOrTsParamProp::TsParamProp(property) => property.visit_children_with(&mut Parts(walk)),
                }
            }
            node.body.iter().for_each(|body| walk.function_body(body));
        });
    }

    fn visit_block_stmt(&mut self, node: &BlockStmt) {
        self.0.block(node);
    }
}
