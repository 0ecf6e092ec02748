//! Numbers: constants, indexes, and counters of loops.

use swc_ecma_ast::{BinaryOp, Expr, Lit, UnaryOp};

use super::quiet::strip;
use super::value::{At, Kind, Value};

/// Numbers from here on have no exact neighbours, and JavaScript writes them in another way.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// A number that is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number(f64);

/// Alike, not equal as JavaScript has it: see [`Number::equals`].
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl Eq for Number {}

impl Number {
    /// This number.
    pub(super) fn of(number: f64) -> Self {
        Self(number)
    }

    /// An index or a count; `None` where it is too large to be one.
    pub(super) fn counted(count: usize) -> Option<Self> {
        u32::try_from(count).ok().map(Self::from)
    }

    /// The number as an array index, if it is one.
    pub(super) fn index(self) -> Option<u32> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by converting back")]
        let whole = self.0 as u32;
        (f64::from(whole).to_bits() == self.0.to_bits()).then_some(whole)
    }

    /// Returns whether it is true in a test: `0` and `NaN` aren't.
    pub(super) fn truth(self) -> bool {
        self.0 != 0.0 && !self.0.is_nan()
    }

    /// What `===` gives.
    #[expect(clippy::float_cmp, reason = "this is what JavaScript does")]
    pub(super) fn equals(self, other: Self) -> bool {
        self.0 == other.0
    }

    /// The number as a key or in a string, where Rust writes it as JavaScript does.
    pub(super) fn text(self) -> Option<String> {
        let is_plain = self.0.abs() < MAX_EXACT && (self.0 == 0.0 || self.0.abs() > 1e-6);
        is_plain.then(|| (self.0 + 0.0).to_string())
    }
}

impl From<u32> for Number {
    fn from(index: u32) -> Self {
        Self(f64::from(index))
    }
}

/// The index that a value is.
pub(super) fn as_index(value: &Value) -> Option<u32> {
    if let Kind::Number(number) = value.single()?.kind { number?.index() } else { None }
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
pub(super) fn difference(left: &Value, right: &Value) -> Option<Number> {
    as_index(left)?.checked_sub(as_index(right)?).map(Number::from)
}

/// What `-1`, `+true` and `~0` are.
pub(super) fn signed(op: UnaryOp, value: &Value) -> Option<Number> {
    let Number(number) = match value.single()?.kind {
        Kind::Number(number) => number?,
        Kind::Bool(truth) => Number(f64::from(u8::from(truth))),
        _ => return None,
    };
    match op {
        UnaryOp::Minus => Some(Number(-number)),
        UnaryOp::Plus => Some(Number(number)),
        _ => None,
    }
}

/// What `1 / 0` and `60 * 1000` are: constants that are written out. Of others that loops change nothing is known.
pub(super) fn folded(op: BinaryOp, left: &Expr, right: &Expr) -> Option<Number> {
    let (left, right) = (literal(left)?, literal(right)?);
    Some(Number(match op {
        BinaryOp::Sub => left - right,
        BinaryOp::Mul => left * right,
        BinaryOp::Div => left / right,
        BinaryOp::Mod => left % right,
        _ => return None,
    }))
}

fn literal(expr: &Expr) -> Option<f64> {
    match strip(expr) {
        Expr::Lit(Lit::Num(number)) => Some(number.value),
        _ => None,
    }
}

/// Any number.
pub(super) fn number(at: At) -> Value {
    Value::of(Kind::Number(None), at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_javascript_takes_them_for() {
        let truths = [0.0, -0.0, f64::NAN, 1.0, -1.0, 0.5, f64::INFINITY].map(|number| Number(number).truth());
        assert_eq!(truths, [false, false, false, true, true, true, true]);
        assert!(Number(0.0).equals(Number(-0.0)) && !Number(f64::NAN).equals(Number(f64::NAN)));
        let texts = [0.0, -0.0, -1.0, 1.5, 1e21].map(|number| Number(number).text());
        assert_eq!(texts.map(Option::unwrap_or_default), ["0", "0", "-1", "1.5", ""]);
        assert_eq!([2.0, -1.0, 1.5].map(|number| Number(number).index()), [Some(2), None, None]);
    }
}
