//! Arithmetic on number literals.

use swc_ecma_ast::{BinaryOp, Expr, Lit};

use crate::flow::domain::number::Number;
use crate::tree::casts::strip;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::idioms::testing::ask;

    fn result(text: &str) -> Option<f64> {
        ask(text, |expr| expr.as_bin().and_then(|bin| folded(bin.op, &bin.left, &bin.right)).map(|number| number.0))
    }

    #[test]
    fn literals_are_calculated_with() {
        assert_eq!(result("60 * 1000"), Some(60_000.0));
        assert_eq!(result("(7 - 2)"), None, "parentheses are no calculation");
        assert_eq!(result("7 - (2)"), Some(5.0));
        assert_eq!(result("7 % 2"), Some(1.0));
        assert_eq!(result("1 / 0"), Some(f64::INFINITY));
        assert_eq!(result("1 / 4"), Some(0.25));
    }

    #[test]
    fn of_others_nothing_is_known() {
        for text in ["a * 2", "2 * a", "1 + 2", "1 < 2", "\"2\" * 2", "-2 * 2"] {
            assert_eq!(result(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_literals() {
        assert_eq!(ask("1.5", literal), Some(1.5));
        assert_eq!(ask("2 as any", literal), Some(2.0));
        assert_eq!(ask("\"1\"", literal), None);
    }
}
