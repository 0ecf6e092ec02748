//! Arithmetic on number literals.

use swc_ecma_ast::{BinaryOp, Expr, Lit};

use crate::flow::domain::number::Number;
use crate::flow::idioms::purity::strip;

/// Returns the result of arithmetic on two number literals: `60 * 1000`. Numbers in variables aren't folded, since
/// loops may change them in each round.
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

/// Returns the number that a literal is.
fn literal(expr: &Expr) -> Option<f64> {
    match strip(expr) {
        Expr::Lit(Lit::Num(number)) => Some(number.value),
        _ => None,
    }
}
