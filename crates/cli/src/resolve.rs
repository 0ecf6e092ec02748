//! Which file a relative import means, and its text.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use dr_lint_parser::{Files, SourceFile};

use crate::walk::Target;
use crate::workdir::WorkDir;

/// What an import may leave away, in the order that bundlers try.
const EXTENSIONS: [&str; 9] = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "json"];

/// What a TypeScript file may be imported as: by the name of the file that it will be compiled to.
const COMPILED: [(&str, &str); 5] = [("js", "ts"), ("js", "tsx"), ("jsx", "tsx"), ("mjs", "mts"), ("cjs", "cts")];

/// The imports of a run. Each imported file is read once, whoever imports it.
pub(crate) struct Imports<'a> {
    workdir: &'a WorkDir,
    targets: &'a [Target],
    names: OnceLock<HashMap<&'a Path, &'a str>>,
    read: Mutex<HashMap<PathBuf, Option<Arc<SourceFile>>>>,
}

impl<'a> Imports<'a> {
    /// Imports found on the disk; those that are `targets` themselves keep the names that reports know them by.
    pub(crate) fn new(workdir: &'a WorkDir, targets: &'a [Target]) -> Self {
        Self { workdir, targets, names: OnceLock::new(), read: Mutex::default() }
    }

    fn name(&self, path: &Path) -> String {
        let names = self
            .names
            .get_or_init(|| self.targets.iter().map(|target| (target.path.as_path(), target.name.as_str())).collect());
        names.get(path).map_or_else(|| self.workdir.name(path), |name| (*name).to_owned())
    }

    fn read(&self, path: PathBuf) -> Option<Arc<SourceFile>> {
        if let Some(known) = self.lock().get(&path) {
            return known.clone();
        }
        // Read without the lock: two threads may do so for one file, and the first keeps its text.
        let fits = fs::metadata(&path).is_ok_and(|metadata| u32::try_from(metadata.len()).is_ok());
        let text = fits.then(|| fs::read_to_string(&path).ok()).flatten();
        let file = text.map(|text| Arc::new(SourceFile::new(self.name(&path), text)));
        self.lock().entry(path).or_insert(file).clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, Option<Arc<SourceFile>>>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Imports of which some have another text by now than on the disk.
pub(crate) struct Overlay<'a> {
    imports: &'a dyn Files,
    /// The changed files, by name.
    pub(crate) changed: BTreeMap<String, Arc<SourceFile>>,
}

impl<'a> Overlay<'a> {
    /// As on the disk so far.
    pub(crate) fn new(imports: &'a dyn Files) -> Self {
        Self { imports, changed: BTreeMap::new() }
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
}

impl Files for Imports<'_> {
    fn import(&self, from: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        // Links are resolved first: a module's imports start where it really is.
        let from = fs::canonicalize(self.workdir.path(from.name())).ok()?;
        let wanted = wanted(from.parent()?, specifier)?;
        self.read(fs::canonicalize(find(&wanted)?).ok()?)
    }
}

/// Where a relative import leads, before extensions. `None` for packages, which are never looked into.
fn wanted(directory: &Path, specifier: &str) -> Option<PathBuf> {
    let path = Path::new(specifier);
    let relative = matches!(path.components().next(), Some(Component::CurDir | Component::ParentDir));
    let foreign = path.components().any(|part| part.as_os_str() == "node_modules");
    (relative && !foreign).then(|| directory.join(path))
}

/// The file itself, with an extension, as it was before compiling, or as the index of a directory.
fn find(wanted: &Path) -> Option<PathBuf> {
    let as_written = [wanted.to_owned()].into_iter();
    let compiled = COMPILED
        .iter()
        .filter(|(to, _)| wanted.extension().is_some_and(|extension| extension == *to))
        .map(|(_, from)| wanted.with_extension(from));
    let extended = EXTENSIONS.iter().map(|extension| {
        let mut path = wanted.as_os_str().to_owned();
        path.push(".");
        path.push(extension);
        PathBuf::from(path)
    });
    let index = EXTENSIONS.iter().map(|extension| wanted.join("index").with_extension(extension));
    as_written.chain(compiled).chain(extended).chain(index).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file that `specifier` means in a directory with `files`, by its path there.
    fn found(files: &[&str], specifier: &str) -> Option<String> {
        let directory = tempfile::tempdir().unwrap();
        for file in files {
            let path = directory.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let root = fs::canonicalize(directory.path()).unwrap();
        let path = fs::canonicalize(find(&wanted(&root, specifier)?)?).unwrap();
        Some(path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"))
    }

    #[test]
    fn imports_are_found_as_bundlers_find_them() {
        let files = ["pay.js", "pay.ts", "cart.service.ts", "lib/index.tsx", "session.json", "old.tsx", "app/main.mts"];
        for (specifier, file) in [
            ("./pay.js", Some("pay.js")),
            ("./pay", Some("pay.ts")),
            ("./cart.service", Some("cart.service.ts")),
            ("./cart.service.js", Some("cart.service.ts")),
            ("./old.js", Some("old.tsx")),
            ("./app/main.mjs", Some("app/main.mts")),
            ("./lib", Some("lib/index.tsx")),
            ("./lib/", Some("lib/index.tsx")),
            ("./app/../session.json", Some("session.json")),
            ("./session", Some("session.json")),
            ("./gone", None),
            ("./app", None),
        ] {
            assert_eq!(found(&files, specifier).as_deref(), file, "{specifier}");
        }
    }

    #[test]
    fn packages_are_not_looked_into() {
        let files = ["react.js", "node_modules/sdk/index.js"];
        for specifier in ["react", "react.js", "/react.js", "./node_modules/sdk", "sdk", ""] {
            assert_eq!(found(&files, specifier), None, "{specifier}");
        }
    }

    #[test]
    fn an_imported_file_keeps_the_name_it_was_given() {
        let directory = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(directory.path()).unwrap();
        for name in ["pay.js", "session.js"] {
            fs::write(root.join(name), "").unwrap();
        }
        let workdir = WorkDir::current().unwrap();
        let targets = [Target { path: root.join("session.js"), name: "linked/session.js".to_owned() }];
        let imports = Imports::new(&workdir, &targets);
        let from = SourceFile::new(root.join("pay.js").to_str().unwrap(), "");
        let session = imports.import(&from, "./session").unwrap();
        assert_eq!(session.name(), "linked/session.js");
        assert!(Arc::ptr_eq(&session, &imports.import(&from, "./session.js").unwrap()));
        assert!(imports.import(&from, "./gone").is_none());
        assert!(imports.import(&SourceFile::new("<stdin>", ""), "./session").is_none());
    }
}
