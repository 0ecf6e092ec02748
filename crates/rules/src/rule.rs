//! What a rule is.

use crate::diagnostic::Severity;

/// A rule's row: everything about it but the code that checks it.
#[derive(Debug)]
pub struct Rule {
    /// Its name in reports, comments and configuration: `legacy-field`.
    pub id: &'static str,
    /// How it is reported when nothing is configured.
    pub level: Level,
    /// What it reports, in a few words.
    pub summary: &'static str,
    /// The section of Digital River's guide that it comes from.
    pub guide: &'static str,
}

/// How a rule is configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not reported.
    Off,
    /// Reported with this severity.
    On(Severity),
}
