//! The outcome for each call that was found: judged, or not, and why.

use std::collections::BTreeMap;
use std::fmt;

use dr_lint_parser::Place;
use dr_lint_parser::sdk::CallKind;

/// A place that calls a function named as one of DigitalRiver.js.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenCall {
    /// The whole call expression.
    pub place: Place,
    /// The function that is called.
    pub kind: CallKind,
    /// The name of the function in it: findings refer to calls by this place.
    pub name: Place,
    /// Its outcome.
    pub standing: Standing,
    /// The payment methods that its payloads are for, as far as their `type` says it.
    pub methods: Vec<SeenMethod>,
}

/// A payment method that a payload of a call is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeenMethod {
    /// The payload's `type`.
    pub kind: String,
    /// True if a part of such a payload is unknown: nothing says then that it has all it needs, and no more.
    pub is_open: bool,
}

/// The outcome for a call: the further it got, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Its object is known to be another SDK's: it is none of DigitalRiver.js's calls.
    Foreign,
    /// Too little says that it is a call of DigitalRiver.js.
    Uncounted(Doubt),
    /// It counts, but nothing at all is known of what it gets.
    Unresolved,
    /// It counts, and what it gets was looked at.
    Judged,
}

/// The reason why a call doesn't count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// Its object is named as a DigitalRiver object, but what it gets has no `type`.
    NoType,
    /// Nothing says that its object, or the function itself, is DigitalRiver.js's.
    Receiver,
}

impl Standing {
    /// True for a call of DigitalRiver.js, as far as known.
    pub fn counts(self) -> bool {
        matches!(self, Self::Unresolved | Self::Judged)
    }
}

impl fmt::Display for SeenCall {
    /// The outcome as a clause without a full stop.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.kind.name();
        match self.standing {
            Standing::Judged => write!(formatter, "this `{name}` call was judged"),
            Standing::Unresolved => {
                write!(
                    formatter,
                    "this `{name}` call was not judged: its payload comes from code that dr-lint can't follow"
                )
            }
            Standing::Uncounted(Doubt::Receiver) => write!(
                formatter,
                "this `{name}` call was not judged: its object isn't known to be a DigitalRiver object; if it is one, \
                 name it with --receiver"
            ),
            Standing::Uncounted(Doubt::NoType) => write!(
                formatter,
                "this `{name}` call was not judged: a payload of DigitalRiver.js has a `type`, and this one has none"
            ),
            Standing::Foreign => write!(formatter, "this `{name}` call was not judged: it is Stripe's"),
        }
    }
}

/// The calls by place, each once: a file that several others import is looked at with each of them. What one of them
/// knows of a call counts for all.
pub fn merge_calls<'c>(calls: impl IntoIterator<Item = &'c SeenCall>) -> Vec<SeenCall> {
    let mut merged: BTreeMap<&Place, SeenCall> = BTreeMap::new();
    for call in calls {
        let known = merged.entry(&call.place).or_insert_with(|| call.clone());
        known.standing = known.standing.max(call.standing);
        known.methods = merge_methods(known.methods.iter().chain(&call.methods).cloned());
    }
    merged.into_values().collect()
}

/// The methods in the order of their `type`s, each once.
pub(crate) fn merge_methods(methods: impl Iterator<Item = SeenMethod>) -> Vec<SeenMethod> {
    let mut merged: BTreeMap<String, bool> = BTreeMap::new();
    for SeenMethod { kind, is_open } in methods {
        *merged.entry(kind).or_default() |= is_open;
    }
    merged.into_iter().map(|(kind, is_open)| SeenMethod { kind, is_open }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::testing::{calls, lint_calls};

    fn seen(source: &str) -> Vec<SeenCall> {
        lint_calls(&calls(source), &Config::default()).calls
    }

    fn standings(source: &str) -> Vec<Standing> {
        seen(source).iter().map(|call| call.standing).collect()
    }

    #[test]
    fn calls_of_which_something_is_known_are_judged() {
        for source in [
            "new DigitalRiver().createSource({ type: t, ... })",
            "digitalRiver.createSource(p | { type: \"bPay\" })",
            "digitalRiver.createDropin()",
            "new DigitalRiver().createSource(undefined)",
            "sdk.createSource({ type: \"bPay\" })",
        ] {
            assert_eq!(standings(source), [Standing::Judged], "{source}");
        }
    }

    #[test]
    fn the_others_say_why_they_are_not() {
        let unresolved = "digitalRiver.createSource(p); new DigitalRiver().createDropin(q | {...})";
        assert_eq!(standings(unresolved), [Standing::Unresolved; 2]);
        let others = "sdk.createSource(p); sdk().createSource({ type: \"card\" }); sdk.createDropin({ a: 1 })";
        assert_eq!(standings(others), [Standing::Uncounted(Doubt::Receiver); 3]);
        let typeless = "digitalRiver.createSource({ token: t }); digitalRiver.createSource()";
        assert_eq!(standings(typeless), [Standing::Uncounted(Doubt::NoType); 2]);
        assert_eq!(standings("stripe.createSource({ type: \"card\" })"), [Standing::Foreign]);
    }

    #[test]
    fn what_one_importer_knows_counts() {
        let known = seen("digitalRiver.createSource(p)").remove(0);
        for standing in [Standing::Judged, Standing::Uncounted(Doubt::Receiver), Standing::Foreign] {
            let other = SeenCall { standing, ..known.clone() };
            for pair in [[&known, &other], [&other, &known]] {
                let merged = merge_calls(pair);
                assert_eq!(merged.iter().map(|call| call.standing).collect::<Vec<_>>(), [known.standing.max(standing)]);
            }
        }
    }
}
