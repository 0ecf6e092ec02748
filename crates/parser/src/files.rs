//! Where the text of other files comes from: the disk, an editor, a test.

use std::sync::Arc;

use crate::source::SourceFile;

/// Finds the files that a script imports. The crate that knows the disk or the editor implements it.
pub trait Files: Sync {
    /// The file that `specifier` (`./pay`, `../shared/session.json`) names when written in `from`. `None` for packages
    /// and for anything that can't be found or read: what comes from there is unknown, not an error.
    fn import(&self, from: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>>;
}

/// No other files: every import is unknown.
pub struct NoFiles;

impl Files for NoFiles {
    fn import(&self, _: &SourceFile, _: &str) -> Option<Arc<SourceFile>> {
        None
    }
}
