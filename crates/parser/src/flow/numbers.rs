//! Numbers, which matter only as indexes and as counters of loops.

use swc_ecma_ast::BinaryOp;

use super::value::{At, Kind, Value};

/// A number as an array index, if it is one.
pub(super) fn index(number: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by converting back")]
    let whole = number as u32;
    (f64::from(whole).to_bits() == number.to_bits()).then_some(whole)
}

/// The index that a value is.
pub(super) fn as_index(value: &Value) -> Option<u32> {
    if let Kind::Number(number) = value.single()?.kind { number } else { None }
}

/// What a comparison of two numbers gives.
pub(super) fn ordered(left: &Value, right: &Value, op: BinaryOp) -> Option<bool> {
    let order = as_index(left)?.cmp(&as_index(right)?);
    Some(match op {
        BinaryOp::Lt => order.is_lt(),
        BinaryOp::LtEq => order.is_le(),
        BinaryOp::Gt => order.is_gt(),
        _ => order.is_ge(),
    })
}

/// What one number less the other is, where both are indexes and that is one.
pub(super) fn difference(left: &Value, right: &Value) -> Option<u32> {
    as_index(left)?.checked_sub(as_index(right)?)
}

/// Any number.
pub(super) fn number(at: At) -> Value {
    Value::of(Kind::Number(None), at)
}
