//! The severity of a finding, and how certain it is.

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth a look; allowed up to `--max-warnings`.
    Warning,
    /// Must be fixed: the run fails.
    Error,
}

/// The certainty of a problem: it is there each time the call runs, or only some of the times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Some values that can reach the call have it.
    Sometimes,
    /// Each value that can reach the call has it.
    Always,
}

impl Certainty {
    /// The severity of a problem that breaks the call whenever it is there.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Always => Severity::Error,
            Self::Sometimes => Severity::Warning,
        }
    }
}
