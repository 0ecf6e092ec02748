//! Problems of a file that isn't code: its configuration. They look like findings in the graphical report.

use dr_lint_parser::Place;

/// A problem at a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place that is wrong.
    pub place: Place,
    /// The problem, as a clause without a full stop.
    pub message: String,
    /// The words beside the place: a hint in few words. They may be empty.
    pub label: String,
    /// The way out, in sentences.
    pub help: Option<String>,
}
