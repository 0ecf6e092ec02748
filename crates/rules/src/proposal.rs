//! The fix that is proposed for a payload, and what the payloads that share its place object.

use dr_lint_parser::Place;

use crate::fix::Fix;

/// A fix, and why it isn't safe where it isn't; without one, why there is none, where that has to be said.
pub(crate) type Proposal = Result<(Fix, Option<String>), Option<String>>;

/// The objections of the payloads that get what is put in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Objections {
    /// The reason why there is no fix: an object that gets it has a session already, or may have one.
    pub(crate) conflict: Option<String>,
    /// The reason why the fix is unsafe: another call gets it, too, or an object that may have one.
    pub(crate) others: Option<String>,
}

/// The properties by which copies of an object are found: the first that it has, and each that it always has, with where
/// they are from. Objects that agree in them have the same copies.
pub(crate) type Marks = Vec<(String, Vec<Place>)>;
