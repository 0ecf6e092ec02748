//! Statements: the variables that they read, and their effects.

use std::sync::Arc;

use swc_common::Spanned;
use swc_ecma_ast::{
    BlockStmt, Expr, ForHead, ForInStmt, ForOfStmt, ForStmt, Ident, IfStmt, Pat, Stmt, SwitchStmt, TryStmt,
    VarDeclOrExpr,
};
use swc_ecma_visit::VisitWith;

use super::functions::head;
use super::parts::Parts;
use super::walk::{Source, Value, Walk};
use crate::syntax::facts::UnusedKind;
use crate::syntax::facts::{Role, Row};
use crate::syntax::parts::{after_colon, between_braces};
use crate::text::source::Span;
use crate::tree::casts::strip;
use crate::tree::scope::names_of;
use crate::tree::span::span_of;

impl Walk<'_> {
    /// Walks statements that stand among others; those that are `None` are no statements.
    pub(super) fn row<'s>(
        &mut self,
        span: Span,
        statements: impl Iterator<Item = Option<&'s Stmt>>,
        items: &[impl Spanned],
    ) {
        let row = Arc::new(Row { span, items: items.iter().map(|item| span_of(item.span())).collect() });
        for (index, statement) in statements.enumerate() {
            if let Some(statement) = statement {
                self.statement(statement, Role::Statement(Arc::clone(&row), index));
            }
        }
    }

    pub(super) fn block(&mut self, block: &BlockStmt) {
        let follows = std::mem::take(&mut self.else_follows);
        self.row(between_braces(block.span), block.stmts.iter().map(Some), &block.stmts);
        self.else_follows = follows;
    }

    /// Walks the body of another statement.
    fn body(&mut self, body: &Stmt) {
        match body {
            Stmt::Block(block) => self.block(block),
            other => self.statement(other, Role::Body(span_of(other.span()))),
        }
    }

    /// Walks a statement that can be removed.
    fn unit_of(
        &mut self,
        statement: &Stmt,
        role: Role,
        named: Option<(UnusedKind, Span)>,
        walk: impl FnOnce(&mut Self),
    ) {
        let role = (role != Role::Used).then_some(role);
        if role.is_none() {
            return walk(self);
        }
        let unit = self.describe(span_of(statement.span()), role, named);
        self.inside_unit(unit, walk);
    }

    /// Walks a statement, which stands so.
    pub(super) fn statement(&mut self, statement: &Stmt, role: Role) {
        self.visit(span_of(statement.span()), |walk| walk.statement_here(statement, role));
    }

    fn statement_here(&mut self, statement: &Stmt, role: Role) {
        match statement {
            Stmt::Empty(_) => {}
            Stmt::Block(block) => self.block(block),
            Stmt::Expr(one) => self.unit_of(statement, role, None, |walk| walk.expression(&one.expr, Value::Dropped)),
            Stmt::Decl(declaration) => self.declaration(declaration, span_of(statement.span()), role),
            Stmt::If(choice) => {
                let head = head(self.script.file.text(), choice, &*choice.cons);
                self.unit_of(statement, role, Some((UnusedKind::Branch, head)), |walk| walk.choice(choice));
            }
            Stmt::For(_) | Stmt::ForIn(_) | Stmt::ForOf(_) | Stmt::While(_) | Stmt::DoWhile(_) => {
                let head = self.loop_head(statement);
                self.unit_of(statement, role, Some((UnusedKind::Loop, head)), |walk| walk.repetition(statement));
            }
            Stmt::Switch(switch) => {
                let start = span_of(switch.span).start;
                let head = Span { start, end: span_of(switch.discriminant.span()).end };
                self.unit_of(statement, role, Some((UnusedKind::Branch, head)), |walk| walk.switch(switch));
            }
            Stmt::Try(attempt) => self.unit_of(statement, role, None, |walk| walk.attempt(attempt)),
            Stmt::Labeled(labeled) => self.unit_of(statement, role, None, |walk| walk.body(&labeled.body)),
            Stmt::Return(one) => {
                self.needed_by_function();
                one.arg.iter().for_each(|arg| self.expression(arg, Value::Used));
            }
            Stmt::Break(one) => self.jump(one.label.as_ref(), self.breaks),
            Stmt::Continue(one) => self.jump(one.label.as_ref(), self.continues),
            Stmt::Throw(_) | Stmt::Debugger(_) | Stmt::With(_) => self.anything(statement),
        }
    }

    fn choice(&mut self, choice: &IfStmt) {
        self.expression(&choice.test, Value::Used);
        let follows = self.else_follows;
        self.else_follows |= choice.alt.is_some();
        self.body(&choice.cons);
        self.else_follows = follows;
        match &choice.alt {
            Some(alt) if self.ends_without_else(&choice.cons) => {
                let (before, alt_span) = (span_of(choice.cons.span()), span_of(alt.span()));
                let whole = Span { start: before.end, end: alt_span.end };
                let unit = self.describe(alt_span, Some(Role::Else(whole)), None);
                self.inside_unit(unit, |walk| walk.body(alt));
            }
            Some(alt) => self.body(alt),
            None => {}
        }
    }

    /// True if an `else` after this can go: the code before it has an end of its own, and no other `else` takes its place.
    fn ends_without_else(&self, before: &Stmt) -> bool {
        let text = self.script.file.text().get(..span_of(before.span()).end as usize).unwrap_or_default();
        !self.else_follows && (before.is_block() || text.ends_with(';'))
    }

    fn attempt(&mut self, attempt: &TryStmt) {
        self.block(&attempt.block);
        if let Some(handler) = &attempt.handler {
            handler.param.iter().for_each(|param| self.defaults(param));
            self.block(&handler.body);
        }
        attempt.finalizer.iter().for_each(|block| self.block(block));
    }

    fn switch(&mut self, switch: &SwitchStmt) {
        self.expression(&switch.discriminant, Value::Used);
        let outer = self.breaks.replace(self.unit());
        let end = span_of(switch.span).end.saturating_sub(1);
        for (index, case) in switch.cases.iter().enumerate() {
            case.test.iter().for_each(|test| self.expression(test, Value::Used));
            let next = switch.cases.get(index + 1).map_or(end, |next| span_of(next.span).start);
            let head = case.test.as_ref().map_or(span_of(case.span).start, |test| span_of(test.span()).end);
            let start = after_colon(self.script.file.text(), head).unwrap_or(next);
            self.row(Span { start, end: next }, case.cons.iter().map(Some), &case.cons);
        }
        self.breaks = outer;
    }

    /// Records a jump out of the visited code.
    fn jump(&mut self, label: Option<&Ident>, to: Option<super::graph::Node>) {
        match (label, to) {
            (None, Some(node)) => self.needed_by(node),
            (None, None) | (Some(_), _) => self.needed_by_function(),
        }
    }

    fn loop_head(&self, statement: &Stmt) -> Span {
        let text = self.script.file.text();
        match statement {
            Stmt::For(one) => head(text, one, &*one.body),
            Stmt::ForIn(one) => head(text, one, &*one.body),
            Stmt::ForOf(one) => head(text, one, &*one.body),
            Stmt::While(one) => head(text, one, &*one.body),
            Stmt::DoWhile(one) => head(text, one, &*one.body),
            _ => span_of(statement.span()),
        }
    }

    fn repetition(&mut self, statement: &Stmt) {
        let outer = (self.breaks.replace(self.unit()), self.continues.replace(self.unit()));
        match statement {
            Stmt::For(one) => self.counted(one),
            Stmt::ForIn(ForInStmt { left, right, body, .. }) => self.each(left, right, body),
            Stmt::ForOf(ForOfStmt { left, right, body, is_await, .. }) => {
                if *is_await {
                    self.effect(Source::Code);
                }
                self.each(left, right, body);
            }
            Stmt::While(one) => {
                self.expression(&one.test, Value::Used);
                self.body(&one.body);
            }
            Stmt::DoWhile(one) => {
                self.body(&one.body);
                self.expression(&one.test, Value::Used);
            }
            _ => {}
        }
        (self.breaks, self.continues) = outer;
    }

    fn counted(&mut self, one: &ForStmt) {
        match &one.init {
            Some(VarDeclOrExpr::VarDecl(variables)) => {
                for declarator in &variables.decls {
                    self.head_declares(&declarator.name);
                    declarator.init.iter().for_each(|init| self.expression(init, Value::Used));
                }
            }
            Some(VarDeclOrExpr::Expr(expr)) => self.in_head(expr),
            None => {}
        }
        one.test.iter().for_each(|test| self.expression(test, Value::Used));
        one.update.iter().for_each(|update| self.in_head(update));
        self.body(&one.body);
    }

    /// Walks an expression of a loop's head of which nothing is removed alone.
    fn in_head(&mut self, expr: &Expr) {
        match strip(expr) {
            Expr::Seq(sequence) => sequence.exprs.iter().for_each(|expr| self.in_head(expr)),
            other => self.expression(other, Value::Dropped),
        }
    }

    /// Declares the names of a pattern in a loop's head: they go with the loop.
    fn head_declares(&mut self, pattern: &Pat) {
        for name in names_of(pattern) {
            self.declare(&name.to_id(), self.unit());
        }
        self.defaults(pattern);
    }

    fn each(&mut self, left: &ForHead, right: &Expr, body: &Stmt) {
        match left {
            ForHead::VarDecl(variables) => {
                variables.decls.iter().for_each(|declarator| self.head_declares(&declarator.name));
            }
            ForHead::Pat(pattern) => match &**pattern {
                Pat::Ident(name) => self.write(&name.id.to_id()),
                other => {
                    self.effect(Source::Code);
                    other.visit_with(&mut Parts(self));
                }
            },
            ForHead::UsingDecl(declaration) => self.anything(&**declaration),
        }
        self.expression(right, Value::Used);
        self.body(body);
    }
}
