//! Changes of files, as far as they are known before anything is read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind};

/// The change of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// Its content.
    Content,
    /// It came, went, or got another name.
    Presence,
}

/// Changes that came together.
#[derive(Debug)]
pub(super) struct Changes {
    pub(super) paths: BTreeMap<PathBuf, Change>,
    /// True if the system lost count: anything may have changed.
    pub(super) everything: bool,
    /// The time when the first was noticed.
    pub(super) since: Instant,
}

impl Changes {
    /// None so far.
    pub(super) fn new() -> Self {
        Self { paths: BTreeMap::new(), everything: false, since: Instant::now() }
    }

    /// Adds what an event of the system says.
    pub(super) fn add(&mut self, event: Event) {
        self.everything |= event.need_rescan();
        let Some(change) = change(event.kind) else { return };
        for path in event.paths {
            let known = self.paths.entry(path).or_insert(change);
            *known = change.max(*known);
        }
    }

    /// Forgets the changes of these paths.
    pub(super) fn leave_out(&mut self, paths: &BTreeSet<PathBuf>) {
        self.paths.retain(|path, _| !paths.contains(path));
    }

    /// True if nothing is known to have changed.
    pub(super) fn are_none(&self) -> bool {
        self.paths.is_empty() && !self.everything
    }

    /// True if this path changed, or may be another one by now: a folder around it came, went, or got another name.
    pub(super) fn reach(&self, path: &Path) -> bool {
        self.paths.contains_key(path) || self.replace(path)
    }

    /// True if this path, or a folder around it, came, went, or got another name.
    pub(super) fn replace(&self, path: &Path) -> bool {
        path.ancestors().any(|path| self.paths.get(path) == Some(&Change::Presence))
    }
}

/// The change that a kind of event stands for; `None` for reading, which dr-lint does itself.
pub(super) fn change(kind: EventKind) -> Option<Change> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Change::Content),
        EventKind::Access(_) | EventKind::Other => None,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any => {
            Some(Change::Presence)
        }
        EventKind::Modify(_) => Some(Change::Content),
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange};

    use super::*;

    #[test]
    fn what_came_or_went_counts_more_than_its_content() {
        let mut changes = Changes::new();
        for kind in [
            EventKind::Access(AccessKind::Open(AccessMode::Any)),
            EventKind::Modify(ModifyKind::Data(DataChange::Any)),
            EventKind::Create(CreateKind::File),
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
        ] {
            changes.add(Event::new(kind).add_path("a.js".into()));
        }
        changes.add(Event::new(EventKind::Access(AccessKind::Read)).add_path("b.js".into()));
        assert_eq!(changes.paths, BTreeMap::from([("a.js".into(), Change::Presence)]));
        assert!(changes.reach(Path::new("a.js")) && !changes.reach(Path::new("b.js")));
    }

    #[test]
    fn a_folder_that_came_or_went_reaches_all_in_it() {
        let mut changes = Changes::new();
        changes.add(Event::new(EventKind::Create(CreateKind::Folder)).add_path("/shop/src".into()));
        changes.add(Event::new(EventKind::Modify(ModifyKind::Data(DataChange::Any))).add_path("/shop/lib".into()));
        for (path, is_replaced) in
            [("/shop/src", true), ("/shop/src/deep/a.js", true), ("/shop/srcs/a.js", false), ("/shop/lib/a.js", false)]
        {
            assert_eq!(changes.replace(Path::new(path)), is_replaced, "{path}");
            assert_eq!(changes.reach(Path::new(path)), is_replaced, "{path}");
        }
    }
}
