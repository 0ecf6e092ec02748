//! One block of the report, in the words that miette asks for.

use std::fmt;

use dr_lint_rules::{Diagnostic, PaymentMethod, Severity};
use miette::LabeledSpan;

use super::excerpt::Excerpt;
use super::marks::{Mark, Rank};
use super::window::Room;
use super::{marks, wording};
use crate::clean;
use crate::gathered::FileError;
use crate::problem::Problem;
use crate::words::severity_word;

/// The number of lines that are shown above and below a finding that stands alone.
const CONTEXT: u32 = 1;

/// The findings of a payload, or a finding or an error entry that stands alone.
#[derive(Debug)]
pub(super) struct Block {
    heading: String,
    severity: miette::Severity,
    message: String,
    url: Option<String>,
    help: Option<String>,
    excerpt: Option<Excerpt>,
}

impl Block {
    /// The block of these findings, one at least, in a run with these `methods`, with excerpts that fit in the room.
    pub(super) fn of(findings: &[&Diagnostic], methods: &[PaymentMethod], room: Room) -> Self {
        let severity = findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Info);
        let drawn_as = match severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        };
        // The lines of a payload speak for themselves.
        let is_payload = findings.iter().all(|finding| finding.payload.is_some());
        let context = if is_payload { 0 } else { CONTEXT };
        let (marks, elsewhere) = marks::of(findings, room.columns);
        Self {
            heading: format!("{}[{}]", severity_word(severity), wording::rules(findings)),
            severity: drawn_as,
            message: wording::message(findings, methods),
            url: wording::url(findings),
            help: wording::help(findings, &elsewhere),
            excerpt: Some(Excerpt::new(marks, context, room)),
        }
    }

    /// The block of a problem, under this heading.
    pub(super) fn problem(problem: &Problem, heading: &str, room: Room) -> Self {
        let Problem { place, message, label, help } = problem;
        let words = clean::line(label);
        let mark = Mark { rank: Rank::Main, from: place.clone(), to: place.clone(), words };
        Self {
            heading: heading.to_owned(),
            severity: miette::Severity::Error,
            message: clean::line(message),
            url: None,
            help: help.as_deref().map(clean::lines),
            excerpt: Some(Excerpt::new(vec![mark], CONTEXT, room)),
        }
    }

    pub(super) fn error(error: &FileError) -> Self {
        Self {
            heading: "error".to_owned(),
            severity: miette::Severity::Error,
            message: error.to_string(),
            url: None,
            help: None,
            excerpt: None,
        }
    }
}

impl fmt::Display for Block {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Block {}

impl miette::Diagnostic for Block {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.heading))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.url.as_ref().map(|url| Box::new(url) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.excerpt.as_ref().map(|excerpt| Box::new(excerpt.labels()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
