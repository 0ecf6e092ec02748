//! What a rule is.

use std::fmt;

use dr_lint_parser::{Place, SyntaxError};

use crate::calls::Calls;
use crate::diagnostic::{Certainty, Diagnostic, Severity};

/// A rule's row, and the code that checks it.
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
    pub(crate) check: Check,
}

/// How a rule is configured.
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

/// What a rule does, by the stage that it looks at.
#[derive(Debug)]
pub(crate) enum Check {
    /// Puts into words why a file can't be parsed.
    Parse(fn(&SyntaxError) -> Diagnostic),
    /// Looks at the calls that count.
    Calls(fn(&Calls<'_>) -> Vec<Diagnostic>),
}

impl Rule {
    /// A finding of this rule: with the rule's own severity, there always, with the rule's page.
    pub(crate) fn at(&'static self, place: &Place, message: impl Into<String>) -> Diagnostic {
        let severity = match self.level {
            Level::On(severity) => severity,
            // Only a user who switches the rule on gets to see this; the level set then replaces it.
            Level::Off => Severity::Warning,
        };
        Diagnostic {
            rule: self,
            severity,
            certainty: Certainty::Always,
            message: message.into(),
            help: None,
            url: self.guide.to_owned(),
            place: place.clone(),
            related: Vec::new(),
            methods: Vec::new(),
            field: None,
            fixes: Vec::new(),
            missing: None,
        }
    }
}
