//! Where the text of other files comes from: the disk, an editor, a test.

use std::sync::Arc;

use crate::text::source::SourceFile;
use crate::tree::parse_cache::ParseCache;

/// Finds the files that a script imports. The crate that knows the disk or the editor implements it.
pub trait Files: Sync {
    /// The file that `specifier` (`./pay`, `../shared/session.json`) names when written in `from`. `None` for packages
    /// and for anything that can't be found or read: what comes from there is unknown, not an error.
    fn import(&self, from: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>>;

    /// The syntax trees of `file` and others, kept for whoever imports it next. Without one it is parsed each time.
    fn trees(&self, file: &SourceFile) -> Option<&ParseCache> {
        let _ = file;
        None
    }
}

/// No other files: every import is unknown.
pub struct NoFiles;

impl Files for NoFiles {
    fn import(&self, _: &SourceFile, _: &str) -> Option<Arc<SourceFile>> {
        None
    }
}
