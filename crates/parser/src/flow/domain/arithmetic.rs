//! Arithmetic and comparison of numbers, for values that may be unknown.

use swc_ecma_ast::{BinaryOp, UnaryOp};

use crate::flow::domain::id::At;
use crate::flow::domain::number::Number;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;

/// Returns the array index that a value is.
pub(crate) fn as_index(value: &Value) -> Option<u32> {
    if let ValueKind::Number(number) = value.single()?.kind { number?.index() } else { None }
}

/// Returns the result of `<`, `<=`, `>` or `>=` for two indexes.
pub(crate) fn ordered(left: &Value, right: &Value, op: BinaryOp) -> Option<bool> {
    let order = as_index(left)?.cmp(&as_index(right)?);
    Some(match op {
        BinaryOp::Lt => order.is_lt(),
        BinaryOp::LtEq => order.is_le(),
        BinaryOp::Gt => order.is_gt(),
        _ => order.is_ge(),
    })
}

/// Returns the difference of two indexes, if it is an index, too.
pub(crate) fn difference(left: &Value, right: &Value) -> Option<Number> {
    as_index(left)?.checked_sub(as_index(right)?).map(Number::from)
}

/// Returns the result of `-1` and `+true`; `None` for other operators.
pub(crate) fn signed(op: UnaryOp, value: &Value) -> Option<Number> {
    let Number(number) = match value.single()?.kind {
        ValueKind::Number(number) => number?,
        ValueKind::Bool(truth) => Number(f64::from(u8::from(truth))),
        _ => return None,
    };
    match op {
        UnaryOp::Minus => Some(Number(-number)),
        UnaryOp::Plus => Some(Number(number)),
        _ => None,
    }
}

/// Any number.
pub(crate) fn number(at: At) -> Value {
    Value::of(ValueKind::Number(None), at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::domain::testing::place;

    fn index(index: u32) -> Value {
        Value::of(ValueKind::Number(Some(index.into())), place(1))
    }

    #[test]
    fn indexes_are_compared_as_the_operator_says() {
        let operators = [BinaryOp::Lt, BinaryOp::LtEq, BinaryOp::Gt, BinaryOp::GtEq];
        let compared = |left, right| operators.map(|op| ordered(&index(left), &index(right), op));
        assert_eq!(compared(1, 2), [true, true, false, false].map(Some));
        assert_eq!(compared(2, 2), [false, true, false, true].map(Some));
        assert_eq!(compared(3, 2), [false, false, true, true].map(Some));
        assert_eq!(ordered(&index(1), &number(place(1)), BinaryOp::LtEq), None);
    }

    #[test]
    fn a_difference_is_known_unless_it_is_no_index() {
        assert_eq!(difference(&index(3), &index(1)), Some(Number::from(2)));
        assert_eq!(difference(&index(3), &index(3)), Some(Number::from(0)));
        assert_eq!(difference(&index(1), &index(3)), None);
        assert_eq!(difference(&number(place(1)), &index(1)), None);
    }
}
