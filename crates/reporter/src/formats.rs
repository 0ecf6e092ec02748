//! THE table of formats. Each is a file of its own and a row here.

mod compact;
mod github;
mod gitlab;
mod graphical;
mod html;
mod json;
mod junit;
mod layout;
mod rdjson;
mod sarif;

pub use self::graphical::{ProposedChange, numbers, problems, proposal};
pub use self::html::is_html_report;
pub(crate) use self::json::VERSION as REPORT_VERSION;

use std::fmt;
use std::io;

use crate::report::Report;
use crate::style::Style;

/// A format of reports.
pub struct Format {
    /// The name that users know it by.
    pub name: &'static str,
    /// The line that `--help` has for it.
    pub summary: &'static str,
    audience: Audience,
    write: fn(&Report, &Style, &mut dyn io::Write) -> io::Result<()>,
    page: Option<fn(&Report, &Style) -> String>,
}

/// The readers of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Audience {
    /// People: the output may have colours, links and line breaks, as far as the place where it goes can show them.
    People,
    /// Programs: the output is the same wherever it goes.
    Programs,
}

/// Every format, the default first.
pub static FORMATS: [Format; 9] = [
    Format {
        name: "graphical",
        summary: "A block for each payload, with its code",
        audience: Audience::People,
        write: graphical::write,
        page: None,
    },
    Format {
        name: "compact",
        summary: "One line for each finding",
        audience: Audience::Programs,
        write: compact::write,
        page: None,
    },
    Format {
        name: "json",
        summary: "For programs; its schema is in dr-lint's repository",
        audience: Audience::Programs,
        write: json::write,
        page: None,
    },
    Format {
        name: "sarif",
        summary: "SARIF 2.1.0, for code scanning and editors",
        audience: Audience::Programs,
        write: sarif::write,
        page: None,
    },
    Format {
        name: "github",
        summary: "Annotations and a table for GitHub Actions",
        audience: Audience::Programs,
        write: github::write,
        page: Some(github::page),
    },
    Format {
        name: "gitlab",
        summary: "Code Quality for GitLab's merge requests",
        audience: Audience::Programs,
        write: gitlab::write,
        page: None,
    },
    Format {
        name: "rdjson",
        summary: "For reviewdog, which comments on merge requests",
        audience: Audience::Programs,
        write: rdjson::write,
        page: None,
    },
    Format {
        name: "junit",
        summary: "XML for the test pages of CI services, a suite for each file",
        audience: Audience::Programs,
        write: junit::write,
        page: None,
    },
    Format {
        name: "html",
        summary: "A page for a team, with progress, code and proposed changes",
        audience: Audience::Programs,
        write: html::write,
        page: None,
    },
];

impl Format {
    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Writes `report` to `out`.
    ///
    /// # Errors
    /// When `out` can't take the bytes.
    pub fn write(&self, report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        (self.write)(report, &self.style(style), out)
    }

    /// True if the format comes with a text for the page of the run.
    pub fn has_page(&self) -> bool {
        self.page.is_some()
    }

    /// True if people read it, so that it has a place for whatever they ask for.
    pub fn is_for_people(&self) -> bool {
        self.audience == Audience::People
    }

    /// The text for the page that a service shows for the run, in its own markup. The service names a file for it.
    pub fn page(&self, report: &Report, style: &Style) -> Option<String> {
        self.page.map(|page| page(report, &self.style(style)))
    }

    fn style(&self, style: &Style) -> Style {
        match self.audience {
            Audience::People => *style,
            Audience::Programs => Style { detail: style.detail, ..Style::default() },
        }
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_own_name() {
        for format in &FORMATS {
            assert!(Format::named(format.name).is_some_and(|found| found.summary == format.summary));
            assert!(!format.summary.is_empty() && !format.summary.ends_with('.'), "{}", format.name);
        }
        assert!(Format::named("xml").is_none());
    }
}
