//! Diagnostics in, bytes out: merges and orders what all files gave, and writes it in the format that was asked for.
//!
//! This crate is the only one that knows miette's output. It must not know swc, the disk or the terminal: the caller says
//! with a [`Style`] what its output can show. It never looks at which rule it prints.
//!
//! A format is one file in `formats/` and one row of [`FORMATS`].

mod advice;
mod apply;
mod clean;
mod diff;
mod formats;
mod gathered;
mod location;
mod markup;
mod merge;
mod pages;
mod problem;
mod progress;
mod record;
mod related;
mod report;
mod request;
mod shard;
mod style;
#[cfg(test)]
mod testing;
mod words;

pub use advice::after_diff as advice_after_diff;
pub use apply::{FixedFile, apply, apply_all};
pub use clean::path as shown_path;
pub use diff::diff;
pub use formats::{FORMATS, Format, ProposedChange, is_html_report, numbers, problems, proposal};
pub use gathered::{FileError, FileReport, Reason};
pub use merge::{Unmergeable, merge};
pub use pages::{method_page, methods_page, rule_list, rule_page};
pub use problem::Problem;
pub use progress::MethodProgress;
pub use report::{Report, Summary};
pub use request::{Part, Purpose, Request};
pub use shard::{Shard, ShardError};
pub use style::{Color, Links, Style, Symbols, Verbosity};
pub use words::counted;
