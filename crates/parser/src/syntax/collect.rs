//! The walk over a statement of the top level that collects its object literals and writes.

mod rows;

use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};
use swc_common::Spanned;
use swc_ecma_ast::{
    ArrowExpr, ArrowFunctionBody, AssignExpr, BlockStmt, DoWhileStmt, ForInStmt, ForOfStmt, ForStmt, FunctionBody,
    IfStmt, LabeledStmt, ObjectLit, Program, SeqExpr, SwitchStmt, TsInterfaceDecl, TsModuleBlock, TsType,
    TsTypeAliasDecl, TsTypeAnn, UnaryExpr, UnaryOp, UpdateExpr, WhileStmt, WithStmt,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::syntax::facts::{Literal, Member, Role, Row, Whole, Write};
use crate::syntax::parts::{after_colon, assignment, between_braces, deleted, increment, member};
use crate::syntax::top_level::rows_of;
use crate::text::nesting::with_stack;
use crate::text::source::Span;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// The object literals and writes of one file, apart for each statement of the top level: they are collected when
/// something in the statement is asked for, because a payment takes few statements of a file.
#[derive(Debug)]
pub(super) struct Parts {
    /// The statements of the top level, by position.
    statements: Vec<TopStatement>,
}

/// A statement of the top level.
#[derive(Debug)]
struct TopStatement {
    /// The statements of the same script, and its number among them.
    row: Arc<Row>,
    number: usize,
    /// Its number in the whole program.
    index: usize,
    code: OnceLock<Code>,
}

impl Parts {
    /// Nothing is collected yet.
    pub(super) fn new(script: &Script) -> Self {
        let items: Vec<Span> = match &script.program {
            Program::Module(module) => module.body.iter().map(|item| span_of(item.span())).collect(),
            Program::Script(classic) => classic.body.iter().map(|item| span_of(item.span())).collect(),
        };
        let rows = rows_of(script, &items);
        let statements = rows.into_iter().flat_map(|(row, indexes)| {
            let row = Arc::new(row);
            let statement =
                move |(number, index)| TopStatement { row: Arc::clone(&row), number, index, code: OnceLock::new() };
            indexes.into_iter().enumerate().map(statement)
        });
        Self { statements: statements.collect() }
    }

    /// The literals and writes of the statement around a byte of the text. Decorators stand before what they belong to.
    pub(super) fn at(&self, script: &Script, at: u32) -> Option<&Code> {
        let index = self.statements.partition_point(|statement| statement.row.items[statement.number].end <= at);
        let statement = self.statements.get(index)?;
        Some(statement.code.get_or_init(|| with_stack(script.levels, || Code::of(script, statement))))
    }
}

/// The object literals and writes of one statement of the top level.
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
}

impl Code {
    /// Collects the literals and writes of a statement of the top level of a script.
    fn of(script: &Script, TopStatement { row, number, index, .. }: &TopStatement) -> Self {
        let mut collect = Collect { text: script.file.text(), code: Self::default() };
        match &script.program {
            Program::Module(module) => {
                let item = &module.body[*index];
                if let Some(statement) = item.as_stmt() {
                    collect.row_statement(row, *number, statement);
                }
                item.visit_with(&mut collect);
            }
            Program::Script(classic) => {
                collect.row_statement(row, *number, &classic.body[*index]);
                classic.body[*index].visit_with(&mut collect);
            }
        }
        collect.code
    }
}

/// Returns the names of the properties that a script deletes.
pub(super) fn deletes(script: &Script) -> FxHashSet<String> {
    let mut deletes = Deletes::default();
    // Most texts don't have the word, and it can't be written in another way.
    if script.texts().any(|text| memchr::memmem::find(text, b"delete").is_some()) {
        script.program.visit_with(&mut deletes);
    }
    deletes.0
}

/// The names of the properties that are deleted.
#[derive(Default)]
struct Deletes(FxHashSet<String>);

impl Visit for Deletes {
    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Delete {
            self.0.extend(deleted(&node.arg));
        }
        node.visit_children_with(self);
    }
}

struct Collect<'t> {
    text: &'t str,
    code: Code,
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
