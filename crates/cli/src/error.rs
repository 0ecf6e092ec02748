//! Errors that stop a run as a whole. Errors of single files are part of the report.

use std::path::PathBuf;
use std::{fmt, io};

use dr_lint_reporter::{Problem, Unmergeable, counted, shown_path};

use crate::git::GitError;
use crate::usage::Usage;

/// An error that stopped the run.
#[derive(Debug)]
pub(crate) enum Error {
    /// The working directory is gone.
    WorkDir(io::Error),
    /// A rule that was to be set does not exist.
    UnknownRule {
        /// The text that the user wrote.
        rule: String,
        /// The names there are.
        known: Vec<&'static str>,
    },
    /// The configuration file can't be read.
    Unreadable {
        /// Its name.
        name: String,
        /// The reason.
        message: String,
    },
    /// The configuration file is wrong in these places.
    Configuration(Vec<Problem>),
    /// The configuration file that was to be written is there already.
    ConfigExists(String),
    /// The configuration file can't be written.
    ConfigUnwritten {
        /// Its name.
        name: String,
        /// The reason.
        message: String,
    },
    /// The expression for `sessionId` is none.
    NoExpression {
        /// The text that the user wrote.
        text: String,
        /// The parser's message.
        message: String,
    },
    /// git can't say which files have changed.
    Git(GitError),
    /// A mistake in the command line.
    Usage(Usage),
    /// The expression for `sessionId` can't give the id of a session.
    NeverAnId {
        /// The expression as the user wrote it.
        text: String,
        /// The reason, as a clause.
        reason: String,
    },
    /// The system gives no threads with the stack that parsing needs.
    Threads(rayon::ThreadPoolBuildError),
    /// The system doesn't say what changes.
    Watch(notify::Error),
    /// A report can't be written to the file that is named for it.
    Output(PathBuf, io::Error),
    /// The report would replace a file that is linted.
    OutputIsInput(PathBuf),
    /// Two reports would go to this file.
    OutputTwice(PathBuf),
    /// The baseline can't be read or written, or is none: the path, and the reason as a clause.
    Baseline(PathBuf, String),
    /// A report can't be merged with others.
    Report {
        /// Its name.
        name: String,
        /// The reason, as the rest of a sentence about the report.
        reason: String,
    },
    /// The report can't be printed.
    Print(io::Error),
    /// A signal asked the program to end while it was writing files.
    Interrupted {
        /// Its number.
        signal: i32,
        /// The number of files that have their new text.
        fixed: usize,
        /// The number of files that were to get one.
        of: usize,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkDir(error) => write!(formatter, "the working directory can't be used: {error}"),
            Self::UnknownRule { rule, known } => {
                write!(formatter, "--rule: there is no rule `{rule}`; the rules are {}", known.join(", "))
            }
            Self::Unreadable { name, message } => {
                write!(formatter, "{}: the configuration can't be read: {message}", shown_path(name))
            }
            Self::Configuration(problems) => {
                write!(formatter, "{} in the configuration; nothing was linted", counted(problems.len(), "error"))
            }
            Self::ConfigExists(name) => {
                write!(formatter, "{}: this file is there already; --init never replaces one", shown_path(name))
            }
            Self::ConfigUnwritten { name, message } => {
                write!(formatter, "{}: the configuration can't be written: {message}", shown_path(name))
            }
            Self::NoExpression { text, message } => write!(
                formatter,
                "--session-id: `{text}` is not a JavaScript expression: {message}; write one such as cart.paymentSession.id"
            ),
            Self::Git(error) => write!(formatter, "the changed files can't be found out: {error}"),
            Self::Usage(usage) => usage.fmt(formatter),
            Self::NeverAnId { text, reason } => write!(
                formatter,
                "--session-id: `{text}` can't be the id of a payment session: {reason}; write an expression that gives the id, such as \
                 cart.paymentSession.id"
            ),
            Self::Threads(error) => write!(
                formatter,
                "threads can't be started: {error}; allow more memory (ulimit -v), or use fewer threads (--threads 1)"
            ),
            Self::Watch(error) => write!(formatter, "--watch: changes of files can't be noticed: {error}"),
            Self::Output(path, error) => write!(formatter, "{}: the report can't be written: {error}", path.display()),
            Self::OutputIsInput(path) => write!(
                formatter,
                "{}: the report would replace this file, which the run reads or writes; name another file for it",
                path.display()
            ),
            Self::OutputTwice(path) => {
                write!(
                    formatter,
                    "{}: two reports would go to this file; name another file for one of them",
                    path.display()
                )
            }
            Self::Interrupted { fixed, of, .. } => {
                write!(formatter, "interrupted: {fixed} of {of} files are fixed; dr-lint left the others as they are")
            }
            Self::Baseline(path, reason) => {
                write!(formatter, "{}: the baseline {reason}", path.display())
            }
            Self::Report { name, reason } => write!(formatter, "{}: the report {reason}", shown_path(name)),
            Self::Print(error) => write!(formatter, "the report can't be printed: {error}"),
        }
    }
}

impl From<Usage> for Error {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage)
    }
}

impl From<Unmergeable> for Error {
    fn from(Unmergeable { report, reason }: Unmergeable) -> Self {
        Self::Report { name: report, reason }
    }
}

impl From<GitError> for Error {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}
