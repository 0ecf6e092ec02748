//! Numbers: constants, indexes, and counters of loops.

/// Numbers from here on have no exact neighbours, and JavaScript writes them in another way.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// A number that is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number(pub(crate) f64);

/// Identity of bits, not `===`, for which there is [`Number::equals`].
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl Eq for Number {}

impl Number {
    /// A known number.
    pub(crate) fn of(number: f64) -> Self {
        Self(number)
    }

    /// An index or a count; `None` if it is too large for one.
    pub(crate) fn counted(count: usize) -> Option<Self> {
        u32::try_from(count).ok().map(Self::from)
    }

    /// Returns the number as an array index, if it is one.
    pub(crate) fn index(self) -> Option<u32> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by converting back")]
        let whole = self.0 as u32;
        (f64::from(whole).to_bits() == self.0.to_bits()).then_some(whole)
    }

    /// True if it is true in a test: all numbers but `0` and `NaN` are.
    pub(crate) fn truth(self) -> bool {
        self.0 != 0.0 && !self.0.is_nan()
    }

    /// Returns the result of `===`.
    #[expect(clippy::float_cmp, reason = "this is what JavaScript does")]
    pub(crate) fn equals(self, other: Self) -> bool {
        self.0 == other.0
    }

    /// Returns the number as text, if Rust writes it as JavaScript does.
    pub(crate) fn text(self) -> Option<String> {
        let is_plain = self.0.abs() < MAX_EXACT && (self.0 == 0.0 || self.0.abs() > 1e-6);
        is_plain.then(|| (self.0 + 0.0).to_string())
    }
}

impl From<u32> for Number {
    fn from(index: u32) -> Self {
        Self(f64::from(index))
    }
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
        let limits = [MAX_EXACT - 1.0, 1.0 - MAX_EXACT, MAX_EXACT, -MAX_EXACT, 0.000_001, 0.000_002];
        let texts = limits.map(|number| Number(number).text().unwrap_or_default());
        assert_eq!(texts, ["9007199254740991", "-9007199254740991", "", "", "", "0.000002"]);
        assert_eq!([2.0, -1.0, 1.5].map(|number| Number(number).index()), [Some(2), None, None]);
        assert_eq!([3, usize::MAX].map(Number::counted), [Some(Number(3.0)), None]);
    }
}
