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
