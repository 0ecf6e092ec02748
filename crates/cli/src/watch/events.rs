//! Events of the file system: folders are watched, and what happens to them is gathered until it is quiet.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::changes::{Changes, change};
use crate::error::Error;

/// The time without an event after which a change is over. Editors that write another file and rename it, and tools that
/// write many files, take less from one to the next.
const QUIET: Duration = Duration::from_millis(15);

/// The time after which a change is dealt with although it goes on.
const PATIENCE: Duration = Duration::from_millis(60);

/// The events in the folders that are watched. What lies deeper has to be named: whole trees of packages would cost a
/// watch for each of their folders.
pub(super) struct Events {
    watcher: RecommendedWatcher,
    received: Receiver<notify::Result<Event>>,
    folders: BTreeSet<PathBuf>,
    /// Those of `folders` that came, went, or got another name: a watch stays with the folder that had the name before.
    replaced: BTreeSet<PathBuf>,
}

impl Events {
    /// Watches nothing yet.
    ///
    /// # Errors
    /// When the system has no such events.
    pub(super) fn new() -> Result<Self, Error> {
        let (sender, received) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let counts = event.as_ref().map_or(true, |event| event.need_rescan() || change(event.kind).is_some());
            if counts {
                // Nobody listens any more only when the program ends.
                let _ = sender.send(event);
            }
        });
        Ok(Self {
            watcher: watcher.map_err(Error::Watch)?,
            received,
            folders: BTreeSet::new(),
            replaced: BTreeSet::new(),
        })
    }

    /// Watches these folders, and no others any more.
    ///
    /// # Errors
    /// When the system allows no more.
    pub(super) fn watch(&mut self, folders: &BTreeSet<PathBuf>) -> Result<(), Error> {
        let mut paths = self.watcher.paths_mut();
        let mut watched = BTreeSet::new();
        for folder in &self.folders {
            if folders.contains(folder) && !self.replaced.contains(folder) {
                watched.insert(folder.clone());
            } else {
                // It may be gone from the disk, too, and its watch with it.
                let _ = paths.remove(folder);
            }
        }
        let new: Vec<PathBuf> = folders.difference(&watched).cloned().collect();
        for folder in new {
            match paths.add(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => drop(watched.insert(folder)),
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(Error::Watch(error)),
            }
        }
        paths.commit().map_err(Error::Watch)?;
        self.folders = watched;
        self.replaced.clear();
        Ok(())
    }

    /// Waits for changes.
    ///
    /// # Errors
    /// When the system doesn't say any more what changes.
    pub(super) fn next(&mut self) -> Result<Changes, Error> {
        let changes = self.gathered()?;
        self.replaced.extend(self.folders.iter().filter(|folder| changes.replace(folder)).cloned());
        Ok(changes)
    }

    fn gathered(&self) -> Result<Changes, Error> {
        let ended = |_| Error::Watch(notify::Error::generic("no more events come"));
        let mut event = self.received.recv().map_err(ended)?;
        let mut changes = Changes::new();
        loop {
            match event {
                Ok(event) => changes.add(event),
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(Error::Watch(error)),
            }
            if changes.since.elapsed() >= PATIENCE {
                return Ok(changes);
            }
            match self.received.recv_timeout(QUIET) {
                Ok(next) => event = next,
                Err(_) => return Ok(changes),
            }
        }
    }
}

/// True if a folder is no longer there: that is a change, no error.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        ErrorKind::Generic(_) | ErrorKind::InvalidConfig(_) | ErrorKind::MaxFilesWatch => false,
    }
}
