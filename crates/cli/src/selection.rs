//! The files that a search of directories keeps, by `include` and `exclude` and by `--exclude`.

use std::path::Path;

use crate::globs::{Entry, Globs};

/// A choice among the files that a search finds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    /// Only these are kept; without any, all.
    pub(crate) include: Option<Globs>,
    /// The configuration leaves these out.
    pub(crate) exclude: Option<Globs>,
    /// The command line leaves these out.
    pub(crate) excluded_here: Option<Globs>,
}

/// The place that leaves a file out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOut {
    ByConfiguration,
    ByCommandLine,
}

impl Selection {
    /// True for a directory, at its full path, that is worth a look.
    pub(crate) fn enters(&self, folder: &Path) -> bool {
        self.excludes(folder, Entry::Folder).is_none()
    }

    /// The place that leaves out the file at a full path; `None` if it is kept.
    pub(crate) fn leaves_out(&self, file: &Path) -> Option<LeftOut> {
        let is_included = || self.include.as_ref().is_none_or(|include| include.have(file, Entry::File));
        self.excludes(file, Entry::File).or_else(|| (!is_included()).then_some(LeftOut::ByConfiguration))
    }

    /// The place that excludes what lies at a full path.
    pub(crate) fn excludes(&self, path: &Path, entry: Entry) -> Option<LeftOut> {
        let lists = [(&self.excluded_here, LeftOut::ByCommandLine), (&self.exclude, LeftOut::ByConfiguration)];
        let has = |globs: &Option<Globs>| globs.as_ref().is_some_and(|globs| globs.have(path, entry));
        lists.into_iter().find(|(globs, _)| has(globs)).map(|(_, place)| place)
    }
}
