//! A file and its new text.

use std::path::PathBuf;

/// A file, and the text that it gets.
pub(crate) struct Replacement<'r> {
    /// Its name in reports.
    pub(crate) name: &'r str,
    /// Its path.
    pub(crate) path: PathBuf,
    /// Its text now.
    pub(crate) old: &'r str,
    /// The text that it gets.
    pub(crate) new: &'r str,
}

/// Files that are replaced together or not at all, in the order in which they are replaced.
pub(crate) type Group<'r> = Vec<Replacement<'r>>;
