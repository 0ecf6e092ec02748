//! Doubts about a property that unknown code may have set.

use crate::flow::domain::value::{Standing, Thing};
use crate::flow::domain::value_kind::Kind;

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
    /// The thing, or what takes its place where it may have been replaced by now.
    pub(crate) fn settle(self, thing: &Thing) -> Thing {
        let kind = match (&thing.kind, self) {
            (_, Self::None) => return thing.clone(),
            (Kind::Undefined | Kind::Null, _) => Kind::Unset,
            (Kind::Text(text), _) if text.is_empty() => Kind::Unset,
            (Kind::Bool(_), _) => Kind::SomeBool,
            (Kind::Number(_), _) => Kind::Number(None),
            (Kind::Text(_), Self::Anything) if thing.standing == Standing::Sure => {
                return thing.with_standing(Standing::Initial);
            }
            _ => return thing.clone(),
        };
        Thing { kind, ..thing.clone() }
    }
}
