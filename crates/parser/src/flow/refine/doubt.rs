//! Doubts about a property that unknown code may have set.

use crate::flow::domain::value::{Alternative, Certainty};
use crate::flow::domain::value_kind::ValueKind;

/// What of a member may have been set by something that hasn't run as far as seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Nothing: it holds what it holds.
    None,
    /// What programs start with and replace: nothing, `false`, a number.
    Beginnings,
    /// Texts, too: which branch of a test runs isn't told by them.
    Anything,
}

impl Doubt {
    /// The alternative, or what takes its place where it may have been replaced by now.
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
