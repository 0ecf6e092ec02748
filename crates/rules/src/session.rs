//! Sessions of objects that are passed to DigitalRiver.js: the need for one, and the state of what is there.

use dr_lint_parser::sdk::{CallKind, SESSION_SECRET};
use dr_lint_parser::{Expression, Held, HeldValue, Presence, Property, Rest, Shape};

use crate::policy::Policy;

/// The property that names the payment session.
pub(crate) const SESSION_ID: &str = "sessionId";

/// The need of an object for a payment session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// It needs one.
    Yes,
    /// That hangs on a value that isn't known, or that may be one of several.
    Unknown,
    /// It needs none.
    No,
}

/// The state of a payload's session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionState {
    /// An id whenever it arrives, as far as known.
    Fine,
    /// Something there that can't be one, at least sometimes.
    Wrong,
    /// None, or not always.
    Missing,
    /// It may have one that isn't seen.
    Unknown,
}

/// The words that may stand before the name of a misspelt session.
const OWNERS: [&str; 5] = ["", "payment", "cart", "dr", "digitalriver"];

/// The greatest number of letters that are wrong in a misspelt name.
const FARTHEST: usize = 2;

/// The property by which an object without a session seems to name one: `sessionID`, `session_id`, `paymentSessionId`.
pub(crate) fn misspelt(shape: &Shape) -> Option<&Property> {
    let has_one = shape.property(SESSION_ID).is_some();
    shape.properties.iter().filter(|_| !has_one).find(|property| is_misspelt(&property.name))
}

/// True for a name that was probably meant to be `sessionId`.
pub(crate) fn is_misspelt(name: &str) -> bool {
    let letters: String = name.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    let id = SESSION_ID.to_lowercase();
    let with_owner = OWNERS.iter().any(|owner| letters.strip_prefix(owner) == Some(id.as_str()));
    let is_close = letters.ends_with('d') && strsim::damerau_levenshtein(&letters, &id) <= FARTHEST;
    name != SESSION_ID && (with_owner || is_close)
}

/// The state of the session of `shape`.
pub(crate) fn state(shape: &Shape) -> SessionState {
    match (shape.property(SESSION_ID), shape.rest) {
        (Some(property), _) if property.holds().any(|held| problem(held).is_some()) => SessionState::Wrong,
        (Some(property), _) if property.presence == Presence::Always => SessionState::Fine,
        (Some(property), _) if property.presence == Presence::Presumed => SessionState::Unknown,
        (_, Rest::Open) => SessionState::Unknown,
        (_, Rest::Exact | Rest::Escaped) => SessionState::Missing,
    }
}

/// A reason why a value can't be a session's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Problem {
    /// `undefined`, `null`: as good as none.
    Nothing(&'static str),
    Empty,
    /// A value of another type, named with its article.
    NotText(&'static str),
    ClientSecret,
}

/// The reason why a value can't be a session's id; `None` when it can, as far as known.
pub(crate) fn problem(held: &Held) -> Option<Problem> {
    problem_of(&held.value)
}

/// The same for a value.
pub(crate) fn problem_of(value: &HeldValue) -> Option<Problem> {
    match value {
        HeldValue::Undefined => Some(Problem::Nothing("undefined")),
        HeldValue::Null => Some(Problem::Nothing("null")),
        HeldValue::Text(text) if text.is_empty() => Some(Problem::Empty),
        HeldValue::Text(_) | HeldValue::SomeText => None,
        HeldValue::Other(what) => Some(Problem::NotText(what)),
        HeldValue::Object(_) => Some(Problem::NotText("an object")),
        HeldValue::Unknown { name } => (name.as_deref() == Some(SESSION_SECRET)).then_some(Problem::ClientSecret),
    }
}

/// The reason why an expression can never give a session's id, as a clause without a full stop; `None` when it may.
pub fn never_an_id(expression: &Expression) -> Option<String> {
    let problems: Option<Vec<Problem>> = expression.gives.iter().map(problem_of).collect();
    Some(match problems?.first()? {
        Problem::Nothing(what) => format!("it gives `{what}`"),
        Problem::Empty => "it is an empty string".to_owned(),
        Problem::NotText(what) => format!("it is {what}"),
        Problem::ClientSecret => {
            format!("it reads `{SESSION_SECRET}`, and `{SESSION_ID}` takes the `id` that stands beside it")
        }
    })
}

/// The need of `shape` for a session when it is passed to a call of that kind.
pub(crate) fn need(kind: CallKind, shape: &Shape) -> Need {
    let exemption = Policy::of(kind).exemption.as_ref();
    exemption.map_or(Need::Yes, |exemption| need_unless(shape, exemption.path, exemption.value))
}

/// The need of an object that needs none where the property at `path` is `exempt`.
fn need_unless(shape: &Shape, path: &[&str], exempt: &str) -> Need {
    let Some((name, inner)) = path.split_first() else { return Need::Yes };
    each_value(shape, name, |value| match value {
        HeldValue::Text(text) if inner.is_empty() && text == exempt => Need::No,
        HeldValue::SomeText if inner.is_empty() => Need::Unknown,
        HeldValue::Object(shapes) if !inner.is_empty() => {
            all(shapes.iter().map(|shape| need_unless(shape, inner, exempt)))
        }
        HeldValue::Unknown { .. } => Need::Unknown,
        HeldValue::Undefined
        | HeldValue::Null
        | HeldValue::Text(_)
        | HeldValue::SomeText
        | HeldValue::Other(_)
        | HeldValue::Object(_) => Need::Yes,
    })
}

/// The common need; `Unknown` if they differ.
fn all(mut needs: impl Iterator<Item = Need>) -> Need {
    let first = needs.next().unwrap_or(Need::Unknown);
    if needs.all(|need| need == first) { first } else { Need::Unknown }
}

/// The need that follows from the values that a property can have.
fn each_value(shape: &Shape, name: &str, need: impl Fn(&HeldValue) -> Need) -> Need {
    match (shape.property(name), shape.rest) {
        (Some(property), _) => all(property.holds().map(|held| need(&held.value))),
        (None, Rest::Open) => Need::Unknown,
        (None, Rest::Exact | Rest::Escaped) => Need::Yes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::calls;

    fn dropin(configuration: &str) -> Need {
        let call = calls(&format!("new DigitalRiver().createDropin({configuration})")).remove(0);
        need(call.kind, &call.payload.shapes[0])
    }

    #[test]
    fn a_dropin_that_only_manages_payment_methods_needs_none() {
        assert_eq!(dropin(r#"{ options: { flow: "managePaymentMethods" } }"#), Need::No);
        assert_eq!(dropin(r#"{ options: { flow: "checkout" } }"#), Need::Yes);
        assert_eq!(dropin("{ options: {} }"), Need::Yes);
        assert_eq!(dropin("{}"), Need::Yes);
    }

    #[test]
    fn what_is_not_known_of_the_flow_leaves_it_open() {
        let mixed = r#"{ options: { flow: "checkout" | "managePaymentMethods" } }"#;
        for configuration in [mixed, "{ options: { flow } }", "{ options: { ... } }", "{ options }", "{ ... }"] {
            assert_eq!(dropin(configuration), Need::Unknown, "{configuration}");
        }
    }
}
