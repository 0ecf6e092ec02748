//! The severity of a finding, and how certain it is.

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

impl Certainty {
    /// How bad a problem is that breaks the call whenever it is there.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Always => Severity::Error,
            Self::Sometimes => Severity::Warning,
        }
    }
}
