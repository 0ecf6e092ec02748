//! When an object that is passed to DigitalRiver.js needs a session.

use dr_lint_parser::{CallKind, Expression, Held, Presence, Rest, Shape, Value};

/// The property that names the payment session.
pub(crate) const SESSION_ID: &str = "sessionId";

/// A Drop-in that only keeps payment methods for later; nothing is paid, so there is no payment session.
const FLOW_WITHOUT_SESSION: &str = "managePaymentMethods";

/// Whether an object must name a payment session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// It must.
    Yes,
    /// That hangs on a value that isn't known, or that may be one of several.
    Unknown,
    /// It has no use for one.
    No,
}

/// What a payload has for a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// An id whenever it arrives, as far as known.
    Fine,
    /// Something there that can't be one, at least sometimes.
    Wrong,
    /// None, or not always.
    Missing,
    /// It may have one that isn't seen.
    Unknown,
}

/// What `shape` has for a session.
pub(crate) fn state(shape: &Shape) -> State {
    match (shape.property(SESSION_ID), shape.rest) {
        (Some(property), _) if property.holds().any(|held| problem(held).is_some()) => State::Wrong,
        (Some(property), _) if property.presence == Presence::Always => State::Fine,
        (Some(property), _) if property.presence == Presence::Presumed => State::Unknown,
        (_, Rest::Unknown) => State::Unknown,
        (_, Rest::Closed | Rest::Handed) => State::Missing,
    }
}

/// What is wrong with a value as a session's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Problem {
    /// `undefined`, `null`: as good as none.
    Nothing(&'static str),
    Empty,
    /// What it is, with its article.
    NotText(&'static str),
    ClientSecret,
}

/// What is wrong with a value as a session's id; `None` when nothing is, as far as known.
pub(crate) fn problem(held: &Held) -> Option<Problem> {
    problem_of(&held.value)
}

/// The same for a value.
pub(crate) fn problem_of(value: &Value) -> Option<Problem> {
    match value {
        Value::Undefined => Some(Problem::Nothing("undefined")),
        Value::Null => Some(Problem::Nothing("null")),
        Value::Text(text) if text.is_empty() => Some(Problem::Empty),
        Value::Text(_) | Value::SomeText => None,
        Value::Other(what) => Some(Problem::NotText(what)),
        Value::Object(_) => Some(Problem::NotText("an object")),
        Value::Unknown { name } => (name.as_deref() == Some("clientSecret")).then_some(Problem::ClientSecret),
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
            "it reads `clientSecret`, and `sessionId` takes the `id` that stands beside it".to_owned()
        }
    })
}

/// Whether `shape` needs a session when it is passed to a call of that kind.
pub(crate) fn need(kind: CallKind, shape: &Shape) -> Need {
    match kind {
        CallKind::CreateSource | CallKind::RetrieveAvailablePaymentMethods => Need::Yes,
        CallKind::CreateDropin => each_value(shape, "options", |options| match options {
            Value::Object(shapes) => all(shapes.iter().map(flow_need)),
            Value::Unknown { .. } => Need::Unknown,
            Value::Undefined | Value::Null | Value::Text(_) | Value::SomeText | Value::Other(_) => Need::Yes,
        }),
    }
}

fn flow_need(options: &Shape) -> Need {
    each_value(options, "flow", |flow| match flow {
        Value::Text(name) if name == FLOW_WITHOUT_SESSION => Need::No,
        Value::Unknown { .. } | Value::SomeText => Need::Unknown,
        Value::Undefined | Value::Null | Value::Text(_) | Value::Other(_) | Value::Object(_) => Need::Yes,
    })
}

/// The need that all are of; unknown where they differ.
fn all(mut needs: impl Iterator<Item = Need>) -> Need {
    let first = needs.next().unwrap_or(Need::Unknown);
    if needs.all(|need| need == first) { first } else { Need::Unknown }
}

/// What follows from the values that a property can have.
fn each_value(shape: &Shape, name: &str, need: impl Fn(&Value) -> Need) -> Need {
    match (shape.property(name), shape.rest) {
        (Some(property), _) => all(property.holds().map(|held| need(&held.value))),
        (None, Rest::Unknown) => Need::Unknown,
        (None, Rest::Closed | Rest::Handed) => Need::Yes,
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
