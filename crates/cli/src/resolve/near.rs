//! Imports of files whose names say where they are: `./cart.js`, `../session`. They are most of all, and the lists of the
//! folders on the way tell what they mean; looking them up as a bundler does takes ten times as long.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::listing::{Listings, State};

/// The files that hold settings of TypeScript.
const SETTINGS: [&str; 2] = ["tsconfig.json", "jsconfig.json"];

/// Settings that may give an import of a path another meaning.
const MEANINGS: [&str; 3] = ["rootDirs", "extends", "references"];

/// Folders whose imports need the settings above them, by path.
#[derive(Default)]
pub(crate) struct Configured(RwLock<FxHashMap<OsString, bool>>);

impl Configured {
    /// True if settings above a folder may give imports another meaning.
    fn has(&self, folder: &Path, listings: &Listings) -> bool {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(folder.as_os_str()) {
            return *known;
        }
        let is_plain = |name: &str| match listings.state(folder, name) {
            State::Absent => true,
            State::File => fs::read_to_string(folder.join(name))
                .is_ok_and(|text| !MEANINGS.iter().any(|meaning| text.contains(meaning))),
            State::Folder | State::Unknown => false,
        };
        let has =
            !SETTINGS.iter().all(|name| is_plain(name)) || folder.parent().is_some_and(|up| self.has(up, listings));
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(folder.as_os_str().to_owned(), has);
        has
    }
}

/// The endings of names, in the order in which they are tried.
#[derive(Clone, Copy)]
pub(crate) struct Endings {
    /// Those that an import may leave away.
    pub(crate) omitted: &'static [&'static str],
    /// The endings that stand for others.
    pub(crate) compiled: &'static [(&'static str, &'static [&'static str])],
}

/// The file that an import means, as far as the lists of folders tell.
pub(crate) enum Near {
    /// This file, links resolved.
    Found(PathBuf),
    /// No file at all.
    Nothing,
    /// The lists leave a doubt.
    Unclear,
}

/// Returns the file that an import in a file means.
pub(crate) fn find(
    from: &Path,
    specifier: &str,
    endings: Endings,
    listings: &Listings,
    configured: &Configured,
) -> Near {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-' | '/' | '@' | '$');
    let is_path = specifier.starts_with("./") || specifier.starts_with("../");
    let (Some(folder), Some((way, name))) = (from.parent(), specifier.rsplit_once('/')) else { return Near::Unclear };
    if !is_path || !specifier.chars().all(is_plain) || configured.has(folder, listings) {
        return Near::Unclear;
    }
    let mut folder = folder.to_owned();
    for part in way.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if !folder.pop() {
                    return Near::Unclear;
                }
            }
            part => match listings.state(&folder, part) {
                State::Folder => folder.push(part),
                State::Absent => return Near::Nothing,
                State::File | State::Unknown => return Near::Unclear,
            },
        }
    }
    file(&folder, name, endings, listings)
}

/// The first file that is there of those that a name in a folder may stand for.
fn file(folder: &Path, name: &str, endings: Endings, listings: &Listings) -> Near {
    if matches!(name, "" | "." | "..") {
        return Near::Unclear;
    }
    let compiled = endings.compiled.iter().find_map(|(to, from)| Some((name.strip_suffix(to)?, *from)));
    let compiled = compiled.into_iter().flat_map(|(stem, from)| from.iter().map(move |ending| (stem, *ending)));
    let omitted = endings.omitted.iter().map(|ending| (name, *ending));
    let mut candidate = String::new();
    for (stem, ending) in compiled.chain([(name, "")]).chain(omitted) {
        candidate.clear();
        candidate.extend([stem, ending]);
        match listings.state(folder, &candidate) {
            State::Absent => {}
            State::File => return Near::Found(folder.join(candidate)),
            State::Folder | State::Unknown => return Near::Unclear,
        }
    }
    Near::Nothing
}
