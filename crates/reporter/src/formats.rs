//! THE table of formats. Each is a file of its own and a row here.

mod compact;
mod graphical;
mod json;

pub use self::graphical::problems;

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
pub static FORMATS: [Format; 3] = [
    Format {
        name: "graphical",
        summary: "A block for each payload, with its code",
        audience: Audience::People,
        write: graphical::write,
    },
    Format {
        name: "compact",
        summary: "One line for each finding",
        audience: Audience::Programs,
        write: compact::write,
    },
    Format {
        name: "json",
        summary: "For programs; its schema is in dr-lint's repository",
        audience: Audience::Programs,
        write: json::write,
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
        let style = match self.audience {
            Audience::People => *style,
            Audience::Programs => Style { detail: style.detail, ..Style::default() },
        };
        (self.write)(report, &style, out)
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
