//! Functions and classes: what is in them is needed with them.

use swc_common::Spanned;
use swc_ecma_ast::{ArrowExpr, ArrowFunctionBody, Class, ClassMember, FnExpr, Function, FunctionBody, Param, Pat};
use swc_ecma_visit::VisitWith;

use super::graph::Node;
use super::parts::Parts;
use super::walk::{Source, Value, Walk};
use crate::syntax::facts::Role;
use crate::syntax::parts::between_braces;
use crate::text::source::Span;
use crate::tree::node_key::NodeKey;
use crate::tree::scope::names_of;
use crate::tree::span::span_of;

impl Walk<'_> {
    /// Walks a function of some kind that stands in the visited code, and may be called at any time.
    pub(super) fn method(&mut self, key: NodeKey, walk: impl FnOnce(&mut Self)) {
        let unit = self.describe(Span { start: 0, end: 0 }, None, None);
        self.inside_function(key, unit, None, walk);
    }

    pub(super) fn function_expression(&mut self, node: &FnExpr, inline: Option<Node>) {
        self.function(&node.function, inline);
    }

    /// Walks a function; `inline` is the unit that calls it in its place.
    pub(super) fn function(&mut self, node: &Function, inline: Option<Node>) {
        let unit = self.describe(span_of(node.span), None, None);
        self.inside_function(NodeKey::of(node), unit, inline, |walk| walk.of_function(node));
    }

    /// Walks a function's declaration, which stands so.
    pub(super) fn function_declaration(&mut self, node: &Function, span: Span, role: Role) -> Node {
        let key = NodeKey::of(node);
        let unit = self.describe(span, Some(role), None);
        self.inside_function(key, unit, None, |walk| walk.of_function(node));
        self.function_nodes(key).function
    }

    fn of_function(&mut self, node: &Function) {
        node.this_param.visit_with(&mut Parts(self));
        node.type_params.visit_with(&mut Parts(self));
        node.return_type.visit_with(&mut Parts(self));
        node.decorators.visit_with(&mut Parts(self));
        if node.is_generator {
            self.effect(Source::Code);
        }
        node.params.iter().for_each(|param| self.parameter(param));
        node.body.iter().for_each(|body| self.function_body(body));
    }

    /// Walks an arrow function; `inline` is the unit that calls it in its place.
    pub(super) fn arrow(&mut self, node: &ArrowExpr, inline: Option<Node>) {
        let unit = self.describe(span_of(node.span), None, None);
        self.inside_function(NodeKey::of(node), unit, inline, |walk| {
            node.type_params.visit_with(&mut Parts(walk));
            node.return_type.visit_with(&mut Parts(walk));
            node.params.iter().for_each(|param| walk.pattern(param));
            match &*node.body {
                ArrowFunctionBody::FunctionBody(body) => walk.function_body(body),
                // Its callers are unknown, so that its value counts as used.
                ArrowFunctionBody::Expr(body) => walk.expression(body, Value::Used),
            }
        });
    }

    pub(super) fn parameter(&mut self, param: &Param) {
        param.decorators.visit_with(&mut Parts(self));
        self.pattern(&param.pat);
    }

    /// Walks the pattern of a parameter: it reads its defaults, and declares names.
    pub(super) fn pattern(&mut self, pattern: &Pat) {
        for name in names_of(pattern) {
            self.declare_parameter(&name.to_id());
        }
        self.defaults(pattern);
    }

    /// Walks what a pattern reads.
    pub(super) fn defaults(&mut self, pattern: &Pat) {
        match pattern {
            Pat::Ident(name) => name.type_ann.visit_with(&mut Parts(self)),
            Pat::Array(array) => {
                array.type_ann.visit_with(&mut Parts(self));
                array.elems.iter().flatten().for_each(|element| self.defaults(element));
            }
            Pat::Rest(rest) => {
                rest.type_ann.visit_with(&mut Parts(self));
                self.defaults(&rest.arg);
            }
            Pat::Object(object) => {
                object.type_ann.visit_with(&mut Parts(self));
                object.props.iter().for_each(|prop| self.defaults_of(prop));
            }
            Pat::Assign(assign) => {
                self.defaults(&assign.left);
                self.expression(&assign.right, Value::Used);
            }
            Pat::Expr(_) | Pat::Invalid(_) => pattern.visit_with(&mut Parts(self)),
        }
    }

    pub(super) fn function_body(&mut self, body: &FunctionBody) {
        self.row(between_braces(body.span), body.stmts.iter().map(Some), &body.stmts);
    }

    /// Walks a class. Its methods may be called wherever it is mentioned.
    pub(super) fn class(&mut self, class: &Class) {
        let runs = |member: &ClassMember| match member {
            ClassMember::StaticBlock(_) | ClassMember::AutoAccessor(_) => true,
            ClassMember::ClassProp(prop) => prop.is_static,
            ClassMember::PrivateProp(prop) => prop.is_static,
            ClassMember::Constructor(_)
            | ClassMember::Method(_)
            | ClassMember::PrivateMethod(_)
            | ClassMember::TsIndexSignature(_)
            | ClassMember::Empty(_) => false,
        };
        if !class.decorators.is_empty() || class.body.iter().any(runs) {
            self.effect(Source::Code);
        }
        class.visit_children_with(&mut Parts(self));
    }
}

/// The bytes of code before another piece, without the blanks between them: the head of a statement.
pub(super) fn head(text: &str, whole: &impl Spanned, body: &impl Spanned) -> Span {
    let (whole, body) = (span_of(whole.span()), span_of(body.span()));
    let code = text.get(whole.start as usize..body.start as usize).unwrap_or_default().trim_end();
    Span { start: whole.start, end: whole.start + u32::try_from(code.len()).unwrap_or_default() }
}
