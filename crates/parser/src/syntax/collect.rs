//! The walk over a program that collects its object literals and writes.

mod rows;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_common::Spanned;
use swc_ecma_ast::{
    ArrowExpr, ArrowFunctionBody, AssignExpr, BlockStmt, DoWhileStmt, ForInStmt, ForOfStmt, ForStmt, FunctionBody,
    IfStmt, LabeledStmt, Module, ObjectLit, Script as Classic, SeqExpr, SwitchStmt, TsInterfaceDecl, TsModuleBlock,
    TsType, TsTypeAliasDecl, TsTypeAnn, UnaryExpr, UnaryOp, UpdateExpr, WhileStmt, WithStmt,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::syntax::facts::{Literal, Member, Role, Whole, Write};
use crate::syntax::parts::{after_colon, assignment, between_braces, deleted, increment, member};
use crate::text::source::Span;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// The object literals and writes of one file.
#[derive(Debug, Default)]
pub(super) struct Code {
    pub(super) literals: Vec<Arc<Literal>>,
    /// The indexes of a literal and of its member, by the bytes of the key.
    pub(super) keys: FxHashMap<Span, (usize, usize)>,
    /// The indexes of literals, by the bytes of the whole literal.
    pub(super) by_span: FxHashMap<Span, usize>,
    /// The writes, by the bytes of the whole assignment.
    pub(super) writes: FxHashMap<Span, Write>,
    /// The code that consists of tests and writes, by the bytes of each write in it; the outermost first.
    pub(super) wholes: FxHashMap<Span, Vec<Arc<Whole>>>,
    /// The names of the properties that are deleted.
    pub(super) deletes: FxHashSet<String>,
}

impl Code {
    /// Collects the literals and writes of a script.
    pub(super) fn of(script: &Script) -> Self {
        let text = script.file.text();
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let whole = Span { start: script.file.bom_len(), end };
        let mut collect = Collect { text, code: Self::default(), whole };
        script.program.visit_with(&mut collect);
        collect.code
    }
}

struct Collect<'t> {
    text: &'t str,
    code: Code,
    /// All of the text.
    whole: Span,
}

impl Visit for Collect<'_> {
    fn visit_object_lit(&mut self, node: &ObjectLit) {
        let members: Vec<Member> = node.props.iter().map(member).collect();
        let index = self.code.literals.len();
        for (number, member) in members.iter().enumerate() {
            self.code.keys.insert(member.key, (index, number));
        }
        let span = span_of(node.span);
        self.code.by_span.insert(span, index);
        self.code.literals.push(Arc::new(Literal { span, members }));
        node.visit_children_with(self);
    }

    fn visit_module(&mut self, node: &Module) {
        self.item_row(self.whole, &node.body);
        node.visit_children_with(self);
    }

    fn visit_script(&mut self, node: &Classic) {
        self.block_row(self.whole, &node.body);
        node.visit_children_with(self);
    }

    fn visit_ts_module_block(&mut self, node: &TsModuleBlock) {
        self.item_row(between_braces(node.span), &node.body);
        node.visit_children_with(self);
    }

    fn visit_block_stmt(&mut self, node: &BlockStmt) {
        self.block_row(between_braces(node.span), &node.stmts);
        node.visit_children_with(self);
    }

    fn visit_function_body(&mut self, node: &FunctionBody) {
        self.block_row(between_braces(node.span), &node.stmts);
        node.visit_children_with(self);
    }

    fn visit_switch_stmt(&mut self, node: &SwitchStmt) {
        let end = span_of(node.span).end.saturating_sub(1);
        for (index, case) in node.cases.iter().enumerate() {
            let next = node.cases.get(index + 1).map_or(end, |next| span_of(next.span).start);
            let head = case.test.as_ref().map_or(span_of(case.span).start, |test| span_of(test.span()).end);
            self.case_row(&case.cons, after_colon(self.text, head), next);
        }
        node.visit_children_with(self);
    }

    fn visit_if_stmt(&mut self, node: &IfStmt) {
        self.body(&node.cons);
        if let Some(alt) = &node.alt {
            self.body(alt);
        }
        node.visit_children_with(self);
    }

    fn visit_for_stmt(&mut self, node: &ForStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_for_in_stmt(&mut self, node: &ForInStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_for_of_stmt(&mut self, node: &ForOfStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_while_stmt(&mut self, node: &WhileStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_do_while_stmt(&mut self, node: &DoWhileStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_labeled_stmt(&mut self, node: &LabeledStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_with_stmt(&mut self, node: &WithStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_seq_expr(&mut self, node: &SeqExpr) {
        self.sequence(node, node.exprs.len().saturating_sub(1));
        node.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let Some(write) = assignment(node, Role::Used) {
            self.code.writes.entry(write.span).or_insert(write);
        }
        node.visit_children_with(self);
    }

    fn visit_update_expr(&mut self, node: &UpdateExpr) {
        if let Some(write) = increment(node, Role::Used) {
            self.code.writes.entry(write.span).or_insert(write);
        }
        node.visit_children_with(self);
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Delete {
            self.code.deletes.extend(deleted(&node.arg));
        }
        node.visit_children_with(self);
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        if let ArrowFunctionBody::Expr(body) = &*node.body {
            self.write(body, Role::ArrowBody);
        }
        node.visit_children_with(self);
    }

    fn visit_ts_type(&mut self, _: &TsType) {}
    fn visit_ts_type_ann(&mut self, _: &TsTypeAnn) {}
    fn visit_ts_interface_decl(&mut self, _: &TsInterfaceDecl) {}
    fn visit_ts_type_alias_decl(&mut self, _: &TsTypeAliasDecl) {}
}
