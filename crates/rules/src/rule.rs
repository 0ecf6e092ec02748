//! A rule's row: its name, and how it is reported.

use std::fmt;

use crate::severity::Severity;
use crate::task::Task;

/// A rule's row.
#[derive(Debug)]
pub struct Rule {
    /// Its name in reports, comments and configuration: `legacy-field`.
    pub id: &'static str,
    /// Its level when nothing is configured.
    pub level: Level,
    /// The pattern that it reports, in a few words.
    pub summary: &'static str,
    /// The section of Digital River's guide that it comes from; empty for what it doesn't speak of.
    pub guide: &'static str,
    /// The change that its findings ask for.
    pub task: Task,
    /// The text of its page.
    pub docs: Docs,
}

/// The text of a rule's page, in Markdown. The page, and what `--explain` prints, are made from it.
#[derive(Clone, Copy, Debug)]
pub struct Docs {
    /// The pattern that it reports.
    pub what: &'static str,
    /// The harm that the pattern does.
    pub why: &'static str,
    /// A program with the pattern.
    pub before: &'static str,
    /// The same program without it.
    pub after: &'static str,
    /// The fix, and when it is safe.
    pub fix: &'static str,
    /// The settings that belong to it, besides its level.
    pub configuration: &'static str,
}

/// The level of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not reported.
    Off,
    /// Reported with this severity.
    On(Severity),
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Off => "off",
            Self::On(Severity::Info) => "info",
            Self::On(Severity::Warning) => "warn",
            Self::On(Severity::Error) => "error",
        })
    }
}
