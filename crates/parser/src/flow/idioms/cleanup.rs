//! Cleanups: `if (p[key] == null) delete p[key]` deletes a property only if it is empty, so it is skipped.
//!
//! Otherwise each property of the payload would be there only sometimes, since its value is unknown.

use swc_common::Spanned;
use swc_ecma_ast::{BinaryOp, Expr, IfStmt, Lit, Stmt, UnaryOp};

use crate::flow::idioms::purity::{is_pure, is_undefined};
use crate::text::source::SourceFile;
use crate::tree::casts::strip;
use crate::tree::span::span_of;

/// True if the statement deletes a property in case it is empty, and does nothing else.
pub(crate) fn is_cleanup(stmt: &IfStmt, file: &SourceFile) -> bool {
    let only = match &*stmt.cons {
        Stmt::Block(block) => block.stmts.first().filter(|_| block.stmts.len() == 1),
        other => Some(other),
    };
    let Some(Stmt::Expr(body)) = only else { return false };
    let Expr::Unary(delete) = strip(&body.expr) else { return false };
    let text = |expr: &Expr| file.slice(span_of(expr.span()));
    stmt.alt.is_none()
        && delete.op == UnaryOp::Delete
        && strip(&delete.arg).is_member()
        && is_pure(&delete.arg)
        && is_empty_test(&stmt.test, &|subject| text(strip(subject)) == text(strip(&delete.arg)))
}

/// True for a test that holds only if its subject is empty: `!x`, `x == null`, `typeof x === "undefined"`, `x === ""`.
fn is_empty_test(test: &Expr, is_meant: &impl Fn(&Expr) -> bool) -> bool {
    match strip(test) {
        Expr::Unary(not) if not.op == UnaryOp::Bang => is_meant(&not.arg),
        Expr::Bin(bin) if bin.op == BinaryOp::LogicalOr => {
            is_empty_test(&bin.left, is_meant) && is_empty_test(&bin.right, is_meant)
        }
        Expr::Bin(bin) if matches!(bin.op, BinaryOp::EqEq | BinaryOp::EqEqEq) => {
            let sides = [(&bin.left, &bin.right), (&bin.right, &bin.left)];
            sides.into_iter().any(|(subject, other)| match strip(subject) {
                Expr::Unary(unary) if unary.op == UnaryOp::TypeOf => {
                    is_meant(&unary.arg)
                        && matches!(strip(other), Expr::Lit(Lit::Str(text)) if text.value == "undefined")
                }
                subject => is_meant(subject) && is_nothing(strip(other)),
            })
        }
        _ => false,
    }
}

fn is_nothing(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(Lit::Null(_)) => true,
        Expr::Lit(Lit::Str(text)) => text.value.is_empty(),
        other => is_undefined(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::idioms::testing::parsed;

    fn cleans_up(text: &str) -> bool {
        let parsed = parsed(text);
        parsed.statements()[0].as_if_stmt().is_some_and(|stmt| is_cleanup(stmt, &parsed.file))
    }

    #[test]
    fn properties_that_hold_nothing_are_cleaned_up() {
        for text in [
            "if (!p[key]) delete p[key];",
            "if (p[key] == null) { delete p[key]; }",
            "if (undefined === p.amount) delete p.amount;",
            "if (typeof p.amount === \"undefined\") delete p.amount;",
            "if (p[key] === null || p[key] === void 0 || p[key] === \"\") delete p[key];",
        ] {
            assert!(cleans_up(text), "{text}");
        }
    }

    #[test]
    fn what_takes_away_more_is_no_cleanup() {
        for text in [
            "if (flag) delete p.amount;",
            "if (!p.amount) delete p.currency;",
            "if (!p.amount) { delete p.amount; f(); }",
            "if (!p.amount) delete p.amount; else f();",
            "if (!p[f()]) delete p[f()];",
            "if (p.amount === 0) delete p.amount;",
            "if (p.amount == null || flag) delete p.amount;",
            "if (!p.amount) p.amount = 1;",
            "if (!p) delete p;",
            "if (p.amount != null) delete p.amount;",
            "if (p.amount == null && p.amount == null) delete p.amount;",
            "if (!p.amount) {}",
        ] {
            assert!(!cleans_up(text), "{text}");
        }
    }
}
