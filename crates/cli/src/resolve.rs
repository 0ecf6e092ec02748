//! The files of a run: each is read once, whoever names or imports it, and parsed once while its tree is kept.

mod listing;
mod near;
mod specifier;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use dr_lint_parser::{Files, ParseCache, SourceFile, mentions_call};

use crate::disk::{self, Content, Unreadable};
use crate::git::IndexTexts;
use crate::walk::Target;
use crate::workdir::WorkDir;
use specifier::Specifiers;

/// The files of a run that name a call or are imported.
pub(crate) struct Imports<'a> {
    workdir: &'a WorkDir,
    targets: &'a [Target],
    index: &'a IndexTexts,
    names: OnceLock<HashMap<&'a Path, &'a str>>,
    specifiers: Specifiers,
    known: Mutex<Known>,
    /// Kept only where somebody will ask.
    ways: Option<Mutex<Ways>>,
    trees: ParseCache,
}

/// The places that imports lead to: by the name of the file that imports and its words, the path; `None` where there is no
/// such file.
pub(crate) type Ways = HashMap<(String, String), Option<PathBuf>>;

/// The files that have been read.
#[derive(Default)]
struct Known {
    /// By path, links resolved. `None` where there is nothing to read.
    files: HashMap<PathBuf, Option<Arc<SourceFile>>>,
    /// The paths of the files, by name.
    paths: HashMap<String, PathBuf>,
}

impl<'a> Imports<'a> {
    /// Nothing is read yet. Files that are `targets` keep the names that reports know them by, and the texts of `index` count
    /// instead of those on the disk.
    pub(crate) fn new(workdir: &'a WorkDir, targets: &'a [Target], index: &'a IndexTexts) -> Self {
        Self {
            workdir,
            targets,
            index,
            names: OnceLock::new(),
            specifiers: Specifiers::new(),
            known: Mutex::default(),
            ways: None,
            trees: ParseCache::default(),
        }
    }

    /// The file that was named, if it has anything to say about DigitalRiver.js.
    ///
    /// # Errors
    /// When it can't be read as far as that takes.
    pub(crate) fn named(&self, target: &Target) -> Result<Option<Arc<SourceFile>>, Unreadable> {
        let known = self.lock().files.get(&target.path).cloned().flatten();
        if let Some(file) = known {
            return Ok(mentions_call(file.text().as_bytes()).then_some(file));
        }
        let content = match self.index.get(&target.path) {
            Some(staged) => disk::read_stream(&staged[..]),
            None => disk::read(&target.path),
        };
        match content? {
            Content::Silent => Ok(None),
            Content::Text(text) => Ok(self.add(&target.path, &target.name, Some(text))),
        }
    }

    /// A text that is on no disk, under the name of the file that it is to become.
    pub(crate) fn unsaved(&self, name: &str, text: String) -> Arc<SourceFile> {
        let path = self.workdir.resolved(&self.workdir.path(name));
        let file = Arc::new(SourceFile::new(name, text));
        let mut known = self.lock();
        known.paths.insert(name.to_owned(), path.clone());
        // Who imports it gets this text, unless the one on the disk was named as well.
        if !self.names().contains_key(path.as_path()) {
            known.files.insert(path, Some(Arc::clone(&file)));
        }
        file
    }

    /// The number of files that were read only because others import them.
    pub(crate) fn imported(&self) -> usize {
        let known = self.lock();
        known.files.iter().filter(|(path, file)| file.is_some() && !self.names().contains_key(path.as_path())).count()
    }

    /// The path of the file that `specifier` means in the file at `from`, links resolved.
    pub(crate) fn resolve(&self, from: &Path, specifier: &str) -> Option<PathBuf> {
        self.specifiers.find(from, specifier)
    }

    /// The same, which also keep where each import leads.
    pub(crate) fn keeping_ways(self) -> Self {
        Self { ways: Some(Mutex::default()), ..self }
    }

    /// The places that imports have led to so far.
    pub(crate) fn ways(&self) -> Ways {
        let ways = self.ways.as_ref();
        ways.map(|ways| ways.lock().unwrap_or_else(PoisonError::into_inner).clone()).unwrap_or_default()
    }

    /// The names of files with an import that leads elsewhere by now than in earlier `ways`.
    pub(crate) fn turned(&self, ways: &Ways) -> BTreeSet<String> {
        let leads_elsewhere = |((from, specifier), to): &(&(String, String), &Option<PathBuf>)| {
            self.specifiers.find(&self.path(from), specifier) != **to
        };
        ways.iter().filter(leads_elsewhere).map(|((from, _), _)| from.clone()).collect()
    }

    fn import_at(&self, path: &Path) -> Option<Arc<SourceFile>> {
        if let Some(known) = self.lock().files.get(path) {
            return known.clone();
        }
        let name = self.names().get(path).map_or_else(|| self.workdir.name(path), |name| (*name).to_owned());
        let text = match self.index.get(path) {
            Some(staged) => String::from_utf8(staged.clone()).ok(),
            None => disk::read_text(path),
        };
        self.add(path, &name, text)
    }

    /// Keeps a text under its path. It was read without the lock: of two threads that read one file the first keeps its text.
    fn add(&self, path: &Path, name: &str, text: Option<String>) -> Option<Arc<SourceFile>> {
        let file = text.map(|text| Arc::new(SourceFile::new(name, text)));
        let mut known = self.lock();
        known.paths.entry(name.to_owned()).or_insert_with(|| path.to_owned());
        let entry = known.files.entry(path.to_owned()).or_default();
        if entry.is_none() {
            *entry = file;
        }
        entry.clone()
    }

    /// The path of the file of that name.
    fn path(&self, name: &str) -> PathBuf {
        let known = self.lock().paths.get(name).cloned();
        known.unwrap_or_else(|| self.workdir.resolved(&self.workdir.path(name)))
    }

    fn names(&self) -> &HashMap<&'a Path, &'a str> {
        self.names
            .get_or_init(|| self.targets.iter().map(|target| (target.path.as_path(), target.name.as_str())).collect())
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Imports of which some have another text by now than on the disk.
pub(crate) struct Overlay<'a> {
    imports: &'a dyn Files,
    /// The changed files, by name.
    pub(crate) changed: BTreeMap<String, Arc<SourceFile>>,
    trees: ParseCache,
}

impl<'a> Overlay<'a> {
    /// As on the disk so far.
    pub(crate) fn new(imports: &'a dyn Files) -> Self {
        Self { imports, changed: BTreeMap::new(), trees: ParseCache::default() }
    }

    /// The file as it is by now.
    pub(crate) fn latest(&self, file: &Arc<SourceFile>) -> Arc<SourceFile> {
        Arc::clone(self.changed.get(file.name()).unwrap_or(file))
    }
}

impl Files for Overlay<'_> {
    fn import(&self, from: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        self.imports.import(from, specifier).map(|file| self.latest(&file))
    }

    fn trees(&self, file: &SourceFile) -> Option<&ParseCache> {
        if self.changed.contains_key(file.name()) { Some(&self.trees) } else { self.imports.trees(file) }
    }
}

impl Files for Imports<'_> {
    fn import(&self, from: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        let to = self.specifiers.find(&self.path(from.name()), specifier);
        if let Some(ways) = &self.ways {
            let way = (from.name().to_owned(), specifier.to_owned());
            ways.lock().unwrap_or_else(PoisonError::into_inner).insert(way, to.clone());
        }
        self.import_at(&to?)
    }

    fn trees(&self, _: &SourceFile) -> Option<&ParseCache> {
        Some(&self.trees)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const CALL: &str = "dr.createSource(p)";

    struct Shop(tempfile::TempDir);

    impl Shop {
        fn new(files: &[&str]) -> Self {
            let shop = Self(tempfile::tempdir().unwrap());
            for file in files {
                fs::write(shop.path(file), CALL).unwrap();
            }
            shop
        }

        fn path(&self, name: &str) -> PathBuf {
            fs::canonicalize(self.0.path()).unwrap().join(name)
        }

        fn target(&self, path: &str, name: &str) -> Target {
            Target { path: self.path(path), name: name.to_owned() }
        }
    }

    #[test]
    fn a_file_is_one_however_it_is_reached() {
        let shop = Shop::new(&["pay.js", "session.js", "cart.js"]);
        let workdir = WorkDir::current().unwrap();
        let targets = [shop.target("session.js", "linked/session.js"), shop.target("pay.js", "pay.js")];
        let index = IndexTexts::new();
        let imports = Imports::new(&workdir, &targets, &index);
        let pay = imports.named(&targets[1]).unwrap().unwrap();
        let session = imports.import(&pay, "./session").unwrap();
        assert_eq!(session.name(), "linked/session.js");
        assert!(Arc::ptr_eq(&session, &imports.import(&pay, "./session.js").unwrap()));
        assert!(Arc::ptr_eq(&session, &imports.named(&targets[0]).unwrap().unwrap()));
        assert!(Arc::ptr_eq(&pay, &imports.import(&session, "./pay").unwrap()));
        assert_eq!(imports.imported(), 0);
        assert!(imports.import(&pay, "./cart").is_some() && imports.import(&pay, "./gone").is_none());
        assert_eq!(imports.imported(), 1);
    }

    #[test]
    fn an_unsaved_text_imports_and_is_imported_as_its_file() {
        let shop = Shop::new(&["session.js"]);
        let workdir = WorkDir::current().unwrap();
        let index = IndexTexts::new();
        let imports = Imports::new(&workdir, &[], &index);
        let pay = imports.unsaved(shop.path("pay.js").to_str().unwrap(), CALL.to_owned());
        let session = imports.import(&pay, "./session").unwrap();
        assert!(imports.import(&session, "./pay").is_none(), "it is not on the disk, where imports are looked for");
        assert!(imports.import(&SourceFile::new("<stdin>", ""), "./session").is_none());
    }
}
