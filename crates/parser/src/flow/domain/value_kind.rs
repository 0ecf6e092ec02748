//! The kinds of alternatives that an expression may be.

use swc_atoms::Atom;

use crate::flow::domain::builtin::Builtin;
use crate::flow::domain::id::ObjectId;
use crate::flow::domain::number::Number;
use crate::sdk::{CallKind, SESSION_SECRET};

/// How many bytes of a text that is put together are kept: in a loop it may double each round.
const MAX_TEXT: usize = 4096;

/// The kind of a alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ValueKind {
    /// Anything; the last name it was read by says who it may be.
    Unknown(Option<Atom>),
    Undefined,
    /// `undefined` or `null` that a function elsewhere may have replaced by now: it is ignored, and no mistake.
    Unset,
    Null,
    Bool(bool),
    /// `true` or `false`.
    SomeBool,
    /// A number, if it is known which.
    Number(Option<Number>),
    /// `10n`, as written.
    BigInt(Atom),
    /// This string.
    Text(Atom),
    /// A string put together from parts that aren't all known.
    SomeText,
    /// The text of an object, as `JSON.stringify` gives it.
    Json(ObjectId),
    /// A string with the text of an object in it, put together or changed.
    TextOf(ObjectId),
    /// A known object, array, function or class.
    Object(ObjectId),
    /// The object that `new DigitalRiver(…)` gives.
    DigitalRiver,
    /// `DigitalRiver` itself.
    DigitalRiverClass,
    /// Known to be something else: a value of `Stripe(…)`, a map, a date.
    Foreign(Foreign),
    /// A function of DigitalRiver.js taken from its object.
    Method(CallKind, MethodOwner),
    /// A function that the language or a well-known library brings.
    Builtin(Builtin),
    /// `window`, `globalThis`.
    Window,
}

/// An object that is known to be none of DigitalRiver.js's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// The object that `Stripe(…)` gives.
    Stripe,
    /// A map, a date and the like.
    Language,
    RegularExpression,
    /// The collection that `$(…)` gives.
    JQueryCollection,
    /// A request of jQuery's that the page may have waited for.
    FinishedRequest,
}

/// The object that a function of DigitalRiver.js was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MethodOwner {
    /// The object that `new DigitalRiver(…)` gives.
    Proven,
    /// A value that may be anything and goes by these names.
    Named(Vec<Atom>),
    /// An object that will be put where nothing is yet, by these names.
    Awaited(Vec<Atom>),
}

impl Foreign {
    /// The words of reports for it.
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
    /// A text that is put together from known parts.
    pub(crate) fn put_together(text: String) -> Self {
        if text.len() > MAX_TEXT { Self::SomeText } else { Self::Text(text.into()) }
    }

    /// True for equal kinds; objects, the most frequent, are compared first.
    pub(crate) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Object(one), Self::Object(other)) => one == other,
            (Self::Object(_), _) | (_, Self::Object(_)) => false,
            _ => self == other,
        }
    }

    /// Its truth in a test, where that is known.
    pub(crate) fn truth(&self) -> Option<bool> {
        match self {
            Self::Undefined | Self::Null => Some(false),
            Self::Bool(value) => Some(*value),
            Self::Text(text) => Some(!text.is_empty()),
            Self::Object(_) | Self::DigitalRiver | Self::Method(..) => Some(true),
            // What a page brings may not be there yet.
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

    /// True for `undefined` and `null`, where that is known.
    pub(crate) fn is_nullish(&self) -> Option<bool> {
        match self {
            Self::Unknown(_) | Self::Unset | Self::DigitalRiverClass | Self::Builtin(_) => None,
            Self::Undefined | Self::Null => Some(true),
            _ => Some(false),
        }
    }

    /// True where a report may point at the place that made it, so that two places count as two alternatives.
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
        assert_eq!(ValueKind::put_together("a".repeat(MAX_TEXT)), ValueKind::Text("a".repeat(MAX_TEXT).into()));
        assert_eq!(ValueKind::put_together("a".repeat(MAX_TEXT + 1)), ValueKind::SomeText);
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
