//! Doubts about the value of a property that unknown code may have set.

use crate::flow::domain::value::{Alternative, Certainty};
use crate::flow::domain::value_kind::ValueKind;

/// The values of a property that unknown code may have replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// None: its value is known.
    None,
    /// Initial values that programs replace later: `null`, `undefined`, `""`, `false`, a number.
    Beginnings,
    /// Texts, too: a test of them doesn't decide which branch runs.
    Anything,
}

impl Doubt {
    /// Returns the alternative, or the one that stands for it where it may have been replaced by now.
    pub(crate) fn settle(self, alternative: &Alternative) -> Alternative {
        let kind = match (&alternative.kind, self) {
            (_, Self::None) => return alternative.clone(),
            (ValueKind::Undefined | ValueKind::Null, _) => ValueKind::Unset,
            (ValueKind::Text(text), _) if text.is_empty() => ValueKind::Unset,
            (ValueKind::Bool(_), _) => ValueKind::SomeBool,
            (ValueKind::Number(_), _) => ValueKind::Number(None),
            (ValueKind::Text(_), Self::Anything) if alternative.certainty == Certainty::Sure => {
                return alternative.with_certainty(Certainty::Initial);
            }
            _ => return alternative.clone(),
        };
        Alternative { kind, ..alternative.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::domain::number::Number;
    use crate::flow::domain::testing::place;

    #[test]
    fn what_programs_start_with_may_have_been_replaced() {
        let (empty, text) = (ValueKind::Text("".into()), ValueKind::Text("payPal".into()));
        let sure = |kind: &ValueKind| Alternative::new(kind.clone(), place(1));
        let changes = [
            (ValueKind::Undefined, ValueKind::Unset),
            (ValueKind::Null, ValueKind::Unset),
            (empty.clone(), ValueKind::Unset),
            (ValueKind::Bool(false), ValueKind::SomeBool),
            (ValueKind::Number(Some(Number::of(0.0))), ValueKind::Number(None)),
            (ValueKind::DigitalRiver, ValueKind::DigitalRiver),
        ];
        for (kind, settled) in &changes {
            assert_eq!(Doubt::None.settle(&sure(kind)), sure(kind));
            assert_eq!(Doubt::Beginnings.settle(&sure(kind)), sure(settled));
            assert_eq!(Doubt::Anything.settle(&sure(kind)), sure(settled));
        }
        assert_eq!(Doubt::Beginnings.settle(&sure(&text)), sure(&text));
        assert_eq!(Doubt::Anything.settle(&sure(&text)), sure(&text).with_certainty(Certainty::Initial));
        let assumed = sure(&text).with_certainty(Certainty::Assumed);
        assert_eq!(Doubt::Anything.settle(&assumed), assumed, "a test has just told its value");
    }
}
