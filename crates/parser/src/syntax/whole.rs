//! Code that consists of tests and writes: `flag && (p.amount = 1)`. If all its writes are removed, so is the rest.

use swc_common::Spanned;
use swc_ecma_ast::{BinExpr, BinaryOp, Expr, Ident, IfStmt, Stmt};
use swc_ecma_visit::{Visit, VisitWith};

use crate::syntax::effects::effects;
use crate::syntax::facts::{Effects, Role, Whole};
use crate::text::mention::UNKNOWN;
use crate::text::source::Span;
use crate::tree::span::span_of;

/// Returns a statement that consists of tests and writes; `None` also for a plain write, which is recorded as such.
pub(super) fn statement(statement: &Stmt, role: Role) -> Option<Whole> {
    match statement {
        Stmt::Expr(one) => expression(&one.expr, role),
        // Without an `else`, an empty block stays when its only write goes.
        Stmt::If(choice) if choice.alt.is_some() => {
            let mut writes = Vec::new();
            only_writes_if(choice, &mut writes)?;
            Some(Whole { span: span_of(choice.span), role, writes, keeps: None })
        }
        _ => None,
    }
}

/// Returns an expression of unused value that consists of tests and writes; `None` also for a plain write.
pub(super) fn expression(expr: &Expr, role: Role) -> Option<Whole> {
    if matches!(expr, Expr::Assign(_) | Expr::Update(_)) {
        return None;
    }
    let span = span_of(expr.span());
    let mut writes = Vec::new();
    if only_writes(expr, &mut writes).is_some() {
        return Some(Whole { span, role, writes, keeps: None });
    }
    // `check() && (p.amount = 1)`: the call stays.
    let Expr::Bin(binary) = without_parens(expr) else { return None };
    writes.clear();
    only_writes(is_logical(binary).then_some(&binary.right)?, &mut writes)?;
    let keeps = Some(span_of(binary.left.span()));
    Some(Whole { span: span_of(binary.span), role, writes, keeps })
}

fn without_parens(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) => without_parens(&paren.expr),
        other => other,
    }
}

fn is_logical(binary: &BinExpr) -> bool {
    matches!(binary.op, BinaryOp::LogicalAnd | BinaryOp::LogicalOr | BinaryOp::NullishCoalescing)
}

/// Code that another language fills in may do anything: a test of a template stays.
fn is_pure(expr: &Expr) -> Option<()> {
    let mut filled = FilledIn(false);
    expr.visit_with(&mut filled);
    (!filled.0 && effects([expr]) == Effects::None).then_some(())
}

/// True once an island was seen.
struct FilledIn(bool);

impl Visit for FilledIn {
    fn visit_ident(&mut self, node: &Ident) {
        self.0 |= node.sym.starts_with(UNKNOWN);
    }
}

/// Adds the writes of an expression that consists of writes and tests without side effects.
fn only_writes(expr: &Expr, writes: &mut Vec<Span>) -> Option<()> {
    match without_parens(expr) {
        Expr::Assign(assign) => writes.push(span_of(assign.span)),
        Expr::Update(update) => writes.push(span_of(update.span)),
        Expr::Seq(sequence) => sequence.exprs.iter().try_for_each(|expr| only_writes(expr, writes))?,
        Expr::Cond(choice) => {
            is_pure(&choice.test)?;
            only_writes(&choice.cons, writes)?;
            only_writes(&choice.alt, writes)?;
        }
        Expr::Bin(binary) if is_logical(binary) => {
            is_pure(&binary.left)?;
            only_writes(&binary.right, writes)?;
        }
        _ => return None,
    }
    Some(())
}

fn only_writes_if(choice: &IfStmt, writes: &mut Vec<Span>) -> Option<()> {
    is_pure(&choice.test)?;
    only_writes_in(&choice.cons, writes)?;
    choice.alt.as_ref().map_or(Some(()), |alt| only_writes_in(alt, writes))
}

fn only_writes_in(statement: &Stmt, writes: &mut Vec<Span>) -> Option<()> {
    match statement {
        Stmt::Expr(one) => only_writes(&one.expr, writes),
        Stmt::Block(block) => block.stmts.iter().try_for_each(|one| only_writes_in(one, writes)),
        Stmt::If(choice) => only_writes_if(choice, writes),
        Stmt::Empty(_) => Some(()),
        _ => None,
    }
}
