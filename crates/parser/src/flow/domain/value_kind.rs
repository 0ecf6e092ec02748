//! The kinds of alternatives: constants, objects, what DigitalRiver.js gives, and unknown.

use swc_atoms::Atom;

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::number::Number;
use crate::flow::domain::transfer::Transfer;
use crate::sdk::{CallKind, SESSION_SECRET};

/// Maximum length of a concatenated text, in bytes: in a loop it may double each round.
const MAX_TEXT: usize = 4096;

/// The kind of an alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ValueKind {
    /// Anything; with the last name that it was read by.
    Unknown(Option<Atom>),
    Undefined,
    /// `undefined` or `null` that another function may have replaced by now: no report says that it is missing.
    Unset,
    Null,
    Bool(bool),
    /// `true` or `false`.
    SomeBool,
    /// A number; `None` if its value is unknown.
    Number(Option<Number>),
    /// `10n`, as written.
    BigInt(Atom),
    /// This string.
    Text(Atom),
    /// A string that isn't known in full.
    SomeText,
    /// The text of an object, as `JSON.stringify` gives it.
    Json(ObjectId),
    /// A string that contains the text of an object.
    TextOf(ObjectId),
    /// A known object, array, function or class.
    Object(ObjectId),
    /// The object that `new DigitalRiver(…)` gives.
    DigitalRiver,
    /// `DigitalRiver` itself.
    DigitalRiverClass,
    /// An object that is known to be none of DigitalRiver.js's: of `Stripe(…)`, a map, a date.
    Foreign(Foreign),
    /// A function of DigitalRiver.js taken from its object.
    Method(CallKind, MethodOwner),
    /// A function of the language or of a well-known library.
    Builtin(Transfer),
    /// `window`, `globalThis`.
    Window,
}

/// An object that is known to be none of DigitalRiver.js's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// The object that `Stripe(…)` gives.
    Stripe,
    /// A map, a date or another object of the language.
    Language,
    RegularExpression,
    /// The collection that `$(…)` gives.
    JQueryCollection,
    /// A jQuery request that the page may have waited for.
    FinishedRequest,
}

/// The object that a function of DigitalRiver.js was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MethodOwner {
    /// The object that `new DigitalRiver(…)` gives.
    Proven,
    /// An unknown value, with the names that it was read by.
    Named(Vec<Atom>),
    /// An object that will be assigned later to a variable that is still empty, with its names.
    Awaited(Vec<Atom>),
}

impl Foreign {
    /// The words for it in reports.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Stripe => "a Stripe object",
            Self::Language => "an object of the language",
            Self::RegularExpression => "a regular expression",
            Self::JQueryCollection => "a jQuery collection",
            Self::FinishedRequest => "a request",
        }
    }
}

impl ValueKind {
    /// A concatenated text, unknown once it is too long.
    pub(crate) fn concatenated(text: String) -> Self {
        if text.len() > MAX_TEXT { Self::SomeText } else { Self::Text(text.into()) }
    }

    /// True for equal kinds; objects are compared first, since they are the most frequent.
    pub(crate) fn is(&self, other: &Self) -> bool {
        if let (Self::Object(one), Self::Object(other)) = (self, other) { one == other } else { self == other }
    }

    /// Returns its truth in a test; `None` if that is unknown.
    pub(crate) fn truth(&self) -> Option<bool> {
        match self {
            Self::Undefined | Self::Null => Some(false),
            Self::Bool(value) => Some(*value),
            Self::Text(text) => Some(!text.is_empty()),
            Self::Object(_) | Self::DigitalRiver | Self::Method(..) => Some(true),
            // Names that the page provides may not be there yet.
            Self::DigitalRiverClass | Self::Builtin(_) => None,
            Self::Window | Self::Foreign(_) => Some(true),
            Self::Json(_) => Some(true),
            Self::Number(number) => number.map(Number::truth),
            Self::BigInt(digits) => Some(&**digits != "0"),
            Self::Unknown(_) | Self::Unset | Self::SomeBool | Self::SomeText | Self::TextOf(_) => None,
        }
    }

    /// True for a string.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self, Self::Text(_) | Self::SomeText | Self::Json(_) | Self::TextOf(_))
    }

    /// Returns true for `undefined` and `null`; `None` if that is unknown.
    pub(crate) fn is_nullish(&self) -> Option<bool> {
        match self {
            Self::Unknown(_) | Self::Unset | Self::DigitalRiverClass | Self::Builtin(_) => None,
            Self::Undefined | Self::Null => Some(true),
            _ => Some(false),
        }
    }

    /// True for what has no members and can't be called: nothing, or `false`, which `shop && shop.add` leaves.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null | Self::Unset | Self::Bool(false))
    }

    /// True if a report may point at the place that it comes from, so that two places count as two alternatives.
    pub(crate) fn is_pointed_at(&self) -> bool {
        match self {
            Self::Text(_) | Self::Null => true,
            Self::Unknown(name) => name.as_ref().is_some_and(|name| &**name == SESSION_SECRET),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_put_together_are_known_up_to_a_length() {
        assert_eq!(ValueKind::concatenated("a".repeat(MAX_TEXT)), ValueKind::Text("a".repeat(MAX_TEXT).into()));
        assert_eq!(ValueKind::concatenated("a".repeat(MAX_TEXT + 1)), ValueKind::SomeText);
    }

    #[test]
    fn reports_have_an_article_for_each_foreign_object() {
        let all = [
            Foreign::Stripe,
            Foreign::Language,
            Foreign::RegularExpression,
            Foreign::JQueryCollection,
            Foreign::FinishedRequest,
        ];
        let words = all.map(Foreign::words);
        assert!(words.iter().all(|words| words.starts_with("a ") || words.starts_with("an ")), "{words:?}");
        assert!((1..words.len()).all(|index| !words[..index].contains(&words[index])), "{words:?}");
    }
}
