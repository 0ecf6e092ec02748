//! The names in folders. An import without an ending is tried under a dozen names, most of which aren't there: looking
//! them up in a list that was read once takes far less than asking the system for each.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{PoisonError, RwLock};

use rustc_hash::FxHashMap;

/// Folders with more entries than this aren't listed: it would take longer than it saves.
const MAX_ENTRIES: usize = 4096;

/// The folders that were looked into, by path. A path is hashed part by part, which takes several times as long as text.
#[derive(Default)]
pub(crate) struct Listings(RwLock<FxHashMap<OsString, Listing>>);

/// The state of a path, as far as the list of its folder tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing is there.
    Absent,
    /// A file, no link to one.
    File,
    /// A folder, no link to one.
    Folder,
    /// Anything else, or not known.
    Unknown,
}

/// A name in a folder.
struct Entry {
    name: OsString,
    state: State,
}

/// The names in a folder, as far as they were read.
enum Listing {
    /// Its names, by their lower case: some systems don't tell the cases apart.
    Names(FxHashMap<Vec<u8>, Entry>),
    /// It isn't there, so nothing is in it.
    Absent,
    /// It can't be listed.
    Unknown,
}

impl Listings {
    /// True if nothing is at a path for sure.
    pub(crate) fn lack(&self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
            return false;
        };
        self.state(folder, name) == State::Absent
    }

    /// The state of the path with that name in a folder.
    pub(crate) fn state(&self, folder: &Path, name: &str) -> State {
        // Systems differ in how they compare other letters, and `~` may belong to a short form of a name.
        if !name.is_ascii() || name.contains('~') {
            return State::Unknown;
        }
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(folder.as_os_str()) {
            return known.state(name);
        }
        let listing = if self.lack(folder) { Listing::Absent } else { Listing::of(folder) };
        let state = listing.state(name);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(folder.as_os_str().to_owned(), listing);
        state
    }
}

impl Listing {
    fn of(folder: &Path) -> Self {
        match Self::names(folder) {
            Ok(Some(names)) => Self::Names(names),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::Absent,
            Ok(None) | Err(_) => Self::Unknown,
        }
    }

    /// Reads the names of a folder; `None` if there are too many.
    fn names(folder: &Path) -> io::Result<Option<FxHashMap<Vec<u8>, Entry>>> {
        let mut names = FxHashMap::default();
        for entry in fs::read_dir(folder)? {
            if names.len() == MAX_ENTRIES {
                return Ok(None);
            }
            let entry = entry?;
            let state = match entry.file_type() {
                Ok(kind) if kind.is_file() => State::File,
                Ok(kind) if kind.is_dir() => State::Folder,
                _ => State::Unknown,
            };
            let name = entry.file_name();
            let key = name.as_encoded_bytes().to_ascii_lowercase();
            names.entry(key).and_modify(|one: &mut Entry| one.state = State::Unknown).or_insert(Entry { name, state });
        }
        Ok(Some(names))
    }

    fn state(&self, name: &str) -> State {
        match self {
            Self::Names(names) => match names.get(name.to_ascii_lowercase().as_bytes()) {
                Some(entry) if entry.name == name => entry.state,
                Some(_) => State::Unknown,
                None => State::Absent,
            },
            Self::Absent => State::Absent,
            Self::Unknown => State::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_surely_not_there_is_lacking() {
        let shop = tempfile::tempdir().unwrap();
        fs::create_dir(shop.path().join("lib")).unwrap();
        fs::write(shop.path().join("lib/Pay.js"), "").unwrap();
        let listings = Listings::default();
        assert_eq!(listings.state(shop.path(), "lib"), State::Folder);
        assert_eq!(listings.state(&shop.path().join("lib"), "Pay.js"), State::File);
        assert_eq!(listings.state(&shop.path().join("lib"), "pay.js"), State::Unknown);
        let lack = |path: &str| listings.lack(&shop.path().join(path));
        for path in ["lib", "lib/Pay.js", "lib/pay.js", "lib/größe.js", "lib/PAY~1.JS"] {
            assert!(!lack(path), "{path}");
        }
        for path in [
            "src",
            "lib/pay.ts",
            "lib/index.js",
            "src/pay.js",
            "src/lib/pay.js",
            "größe/pay.js",
            "lib/Pay.js/package.json",
        ] {
            assert_eq!(lack(path), !path.starts_with("lib/Pay.js/"), "{path}");
        }
    }
}
