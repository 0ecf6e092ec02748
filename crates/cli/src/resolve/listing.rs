//! The names in folders. An import without an ending is tried under a dozen names, most of which aren't there: looking
//! them up in a list that was read once takes far less than asking the system for each.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHashSet};

/// Folders with more entries than this aren't listed: it would take longer than it saves.
const MAX_ENTRIES: usize = 4096;

/// The folders that were looked into, by path. A path is hashed part by part, which takes several times as long as text.
#[derive(Default)]
pub(crate) struct Listings(RwLock<FxHashMap<OsString, Listing>>);

/// The names in a folder, as far as they were read.
enum Listing {
    /// Its names, in lower case: some systems don't tell the cases apart.
    Names(FxHashSet<Vec<u8>>),
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
        // Systems differ in how they compare other letters, and `~` may belong to a short form of a name.
        if !name.is_ascii() || name.contains('~') {
            return false;
        }
        let name = name.to_ascii_lowercase();
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(folder.as_os_str()) {
            return known.lacks(&name);
        }
        let listing = if self.lack(folder) { Listing::Absent } else { Listing::of(folder) };
        let lacks = listing.lacks(&name);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(folder.as_os_str().to_owned(), listing);
        lacks
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
    fn names(folder: &Path) -> io::Result<Option<FxHashSet<Vec<u8>>>> {
        let mut names = FxHashSet::default();
        for entry in fs::read_dir(folder)? {
            if names.len() == MAX_ENTRIES {
                return Ok(None);
            }
            names.insert(entry?.file_name().as_encoded_bytes().to_ascii_lowercase());
        }
        Ok(Some(names))
    }

    fn lacks(&self, name: &str) -> bool {
        match self {
            Self::Names(names) => !names.contains(name.as_bytes()),
            Self::Absent => true,
            Self::Unknown => false,
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
