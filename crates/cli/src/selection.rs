//! The files that a search of directories keeps, by `include` and `exclude`.

use std::path::Path;

use crate::globs::{Entry, Globs};

/// A choice among the files that a search finds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    /// Only these are kept; without any, all.
    pub(crate) include: Option<Globs>,
    /// These are left out, whichever of the lists has them.
    pub(crate) exclude: Vec<Globs>,
}

/// The reason why a file is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOut {
    Excluded,
    NotIncluded,
}

impl Selection {
    /// True for a directory, at its full path, that is worth a look.
    pub(crate) fn enters(&self, folder: &Path) -> bool {
        !self.excludes(folder, Entry::Folder)
    }

    /// The reason why the file at a full path is left out; `None` if it is kept.
    pub(crate) fn leaves_out(&self, file: &Path) -> Option<LeftOut> {
        if self.excludes(file, Entry::File) {
            return Some(LeftOut::Excluded);
        }
        let is_included = self.include.as_ref().is_none_or(|include| include.have(file, Entry::File));
        (!is_included).then_some(LeftOut::NotIncluded)
    }

    /// True if it keeps everything.
    pub(crate) fn is_everything(&self) -> bool {
        self.include.is_none() && self.exclude.iter().all(|globs| globs.patterns().is_empty())
    }

    fn excludes(&self, path: &Path, entry: Entry) -> bool {
        self.exclude.iter().any(|globs| globs.have(path, entry))
    }
}
