//! Rows: statements in a block and expressions in a sequence, with the writes among them.

use std::sync::Arc;

use swc_common::Spanned;
use swc_ecma_ast::{Expr, ExprStmt, ModuleItem, SeqExpr, Stmt};

use crate::syntax::collect::Collect;
use crate::syntax::facts::{Role, Row, Whole};
use crate::syntax::parts::{assignment, increment};
use crate::syntax::whole;
use crate::text::source::Span;
use crate::tree::span::span_of;

impl Collect<'_> {
    /// Records the statements of a block and the writes among them.
    pub(super) fn row<'s>(
        &mut self,
        span: Span,
        statements: impl Iterator<Item = Option<&'s Stmt>> + Clone,
        spans: Vec<Span>,
    ) {
        let row = Arc::new(Row { span, items: spans });
        for (index, statement) in statements.enumerate() {
            if let Some(statement) = statement {
                self.row_statement(&row, index, statement);
            }
        }
    }

    /// Records a statement of a block and the write that it is.
    pub(super) fn row_statement(&mut self, row: &Arc<Row>, index: usize, statement: &Stmt) {
        let role = Role::Statement(Arc::clone(row), index);
        self.whole(whole::statement(statement, role.clone()));
        if let Stmt::Expr(statement) = statement {
            self.statement(statement, role);
        }
    }

    pub(super) fn block_row(&mut self, span: Span, statements: &[Stmt]) {
        let spans = statements.iter().map(|statement| span_of(statement.span())).collect();
        self.row(span, statements.iter().map(Some), spans);
    }

    pub(super) fn item_row(&mut self, span: Span, items: &[ModuleItem]) {
        let spans = items.iter().map(|item| span_of(item.span())).collect();
        self.row(span, items.iter().map(ModuleItem::as_stmt), spans);
    }

    /// Records the write that a statement consists of, or the writes in its sequence.
    pub(super) fn statement(&mut self, statement: &ExprStmt, role: Role) {
        match &*statement.expr {
            Expr::Seq(sequence) => self.sequence(sequence, sequence.exprs.len()),
            expr => self.write(expr, role),
        }
    }

    /// Records the writes among the first expressions of a sequence, whose values are unused.
    pub(super) fn sequence(&mut self, sequence: &SeqExpr, unused: usize) {
        let items: Vec<Span> = sequence.exprs.iter().map(|expr| span_of(expr.span())).collect();
        let row = Arc::new(Row { span: span_of(sequence.span), items });
        for (index, expr) in sequence.exprs.iter().take(unused).enumerate() {
            let role = Role::Element(Arc::clone(&row), index);
            self.whole(whole::expression(expr, role.clone()));
            self.write(expr, role);
        }
    }

    /// Records code that is removed together with its writes.
    pub(super) fn whole(&mut self, whole: Option<Whole>) {
        let Some(whole) = whole.map(Arc::new) else { return };
        for write in &whole.writes {
            self.code.wholes.entry(*write).or_default().push(Arc::clone(&whole));
        }
    }

    /// Records the writes of a statement that is the body of another, without braces.
    pub(super) fn body(&mut self, body: &Stmt) {
        self.whole(whole::statement(body, Role::Body(span_of(body.span()))));
        if let Stmt::Expr(statement) = body {
            self.statement(statement, Role::Body(span_of(statement.span)));
        }
    }

    /// Records a write, unless the visit of an outer node already has.
    pub(super) fn write(&mut self, expr: &Expr, role: Role) {
        let write = match expr {
            Expr::Assign(assign) => assignment(assign, role),
            Expr::Update(update) => increment(update, role),
            _ => None,
        };
        if let Some(write) = write {
            self.code.writes.entry(write.span).or_insert(write);
        }
    }

    pub(super) fn case_row(&mut self, statements: &[Stmt], colon: Option<u32>, end: u32) {
        let start = colon.or_else(|| Some(span_of(statements.first()?.span()).start)).unwrap_or(end);
        self.block_row(Span { start, end }, statements);
    }
}
