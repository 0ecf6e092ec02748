//! Diagnostics in, bytes out: merges and orders what all files gave, and writes it in the format that was asked for.
//!
//! This crate is the only one that knows miette's output. It must not know swc, the disk or the terminal: the caller says
//! with a [`Style`] what its output can show. It never looks at which rule it prints.
//!
//! A format is one file in `formats/` and one arm of [`Format::write`].

mod advice;
mod apply;
mod clean;
mod diff;
mod formats;
mod location;
mod report;
mod request;
mod style;
#[cfg(test)]
mod testing;
mod words;

use std::io;

pub use advice::after_diff as advice_after_diff;
pub use apply::{FixedFile, apply};
pub use clean::path as shown_path;
pub use diff::diff;
pub use report::{FileError, FileReport, Report, Summary};
pub use request::Request;
pub use style::{Color, Links, Style, Symbols, Verbosity};
pub use words::counted;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: the code with its findings marked, what to do, and a summary in words.
    Graphical,
    /// One line for each finding: `path:line:column: severity[rule] message`.
    Compact,
    /// For programs: all that is known, as `schemas/report-v1.schema.json` describes.
    Json,
}

impl Format {
    /// Writes `report` to `out`.
    ///
    /// # Errors
    /// What `out` answered when it could not take the bytes.
    pub fn write(self, report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Graphical => formats::graphical::write(report, style, out),
            Self::Compact => formats::compact::write(report, style, out),
            Self::Json => formats::json::write(report, style, out),
        }
    }
}
