//! Arithmetic on number literals.

use swc_ecma_ast::{BinaryOp, Expr, Lit};

use crate::flow::domain::number::Number;
use crate::flow::idioms::purity::strip;

/// What `1 / 0` and `60 * 1000` are: constants that are written out. Of others that loops change nothing is known.
pub(crate) fn folded(op: BinaryOp, left: &Expr, right: &Expr) -> Option<Number> {
    let (left, right) = (literal(left)?, literal(right)?);
    Some(Number(match op {
        BinaryOp::Sub => left - right,
        BinaryOp::Mul => left * right,
        BinaryOp::Div => left / right,
        BinaryOp::Mod => left % right,
        _ => return None,
    }))
}

pub(crate) fn literal(expr: &Expr) -> Option<f64> {
    match strip(expr) {
        Expr::Lit(Lit::Num(number)) => Some(number.value),
        _ => None,
    }
}
