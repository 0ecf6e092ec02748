//! Which file a relative import means, and its text.

use std::collections::HashMap;
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
