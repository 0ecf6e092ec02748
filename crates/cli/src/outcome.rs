//! The end of a run, and the exit code that it gives.

use dr_lint_reporter::Report;

/// The end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing that must be fixed.
    Clean,
    /// Errors were found.
    Errors,
    /// No errors, but more warnings than allowed.
    TooManyWarnings {
        /// The number that there are.
        found: usize,
        /// The number that may be.
        allowed: usize,
    },
    /// Nothing is left that must be fixed, but this many files were changed, and none was to be.
    Changed(usize),
    /// Some of what was asked for could not be linted.
    Incomplete,
}

/// The circumstances under which a run passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passing {
    pub(crate) findings: Findings,
    pub(crate) changes: Changes,
    pub(crate) failures: Failures,
}

/// The findings that a run may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Findings {
    /// No errors, and at most so many warnings; `None` for any number.
    Warnings(Option<usize>),
    /// Any: what could be fixed was all that counted.
    Any,
}

/// The changes that a run may make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changes {
    Any,
    /// None: a hook wants to stop where a file isn't what it was.
    None,
}

/// The meaning of a run that doesn't pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failures {
    Count,
    /// It passes all the same, unless it is incomplete.
    Pass,
}

impl Passing {
    /// The end of a run that made this report, and changed so many files.
    pub(crate) fn judge(self, report: &Report, changed: usize) -> Outcome {
        if !report.errors().is_empty() {
            return Outcome::Incomplete;
        }
        let summary = report.summary();
        let outcome = match (self.findings, self.changes) {
            (Findings::Warnings(_), _) if summary.errors > 0 => Outcome::Errors,
            (Findings::Warnings(Some(allowed)), _) if summary.warnings > allowed => {
                Outcome::TooManyWarnings { found: summary.warnings, allowed }
            }
            (_, Changes::None) if changed > 0 => Outcome::Changed(changed),
            _ => Outcome::Clean,
        };
        self.forgive(outcome)
    }

    /// The outcome that counts where a run failed: this one, or a clean one where failures pass.
    pub(crate) fn forgive(self, failed: Outcome) -> Outcome {
        match self.failures {
            Failures::Count => failed,
            Failures::Pass => Outcome::Clean,
        }
    }
}
