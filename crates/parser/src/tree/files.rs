//! Access to the texts of imported files: on the disk, in an editor, in a test.

use std::sync::Arc;

use crate::text::source::SourceFile;
use crate::tree::parse_cache::ParseCache;

/// A source of the files that a script imports. The crate that knows the disk or the editor implements it.
pub trait Files: Sync {
    /// Returns the file that `specifier` (`./pay`, `../shared/session.json`) means in `from`. `None` for packages and
    /// for files that can't be found or read: their exports are unknown, which is no error.
    fn import(&self, from: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>>;

    /// Returns the cache for the syntax tree of `file`. Without one, the file is parsed for each importer.
    fn trees(&self, file: &SourceFile) -> Option<&ParseCache> {
        let _ = file;
        None
    }
}

/// A source without files: every import is unknown.
pub struct NoFiles;

impl Files for NoFiles {
    fn import(&self, _: &SourceFile, _: &str) -> Option<Arc<SourceFile>> {
        None
    }
}
