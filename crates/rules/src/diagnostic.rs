//! What is reported: one finding, complete, in terms that need no syntax tree.

use dr_lint_parser::Place;

use crate::field::FieldPath;
use crate::fix::Fix;
use crate::rule::Rule;

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// Whether every value that can reach the call has the problem.
    pub certainty: Certainty,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// Why it matters and what to do.
    pub help: Option<String>,
    /// The page to read on.
    pub url: String,
    /// Where it is.
    pub place: Place,
    /// Other places that a reader needs: the calls that it reaches, the literal, the use of a constant.
    pub related: Vec<Related>,
    /// The payment methods that the payload may be, by `type`; empty when unknown.
    pub methods: Vec<String>,
    /// The field that it is about, for rules about a field.
    pub field: Option<FieldPath>,
    /// Its fixes, the best first.
    pub fixes: Vec<Fix>,
    /// An answer that the user has to give first to get a safe fix.
    pub missing: Option<Missing>,
}

/// Something that only the user knows, and that a fix needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Missing {
    /// The expression that gives the payment session's id.
    SessionExpression,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth a look; allowed up to `--max-warnings`.
    Warning,
    /// Must be fixed: the run fails.
    Error,
}

/// Whether a problem is there each time the call runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Some values that can reach the call have it.
    Sometimes,
    /// Each value that can reach the call has it.
    Always,
}

/// A place that helps to understand a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Related {
    /// What is there, a few words.
    pub message: String,
    /// Where it is.
    pub place: Place,
}

impl Certainty {
    /// How bad a problem is that breaks the call whenever it is there.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Always => Severity::Error,
            Self::Sometimes => Severity::Warning,
        }
    }
}
