//! The files that are linted: those that were named, and those found below the directories that were named.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::{fs, io};

use dr_lint_parser::document_extensions;
use dr_lint_reporter::FileError;
use ignore::{DirEntry, WalkBuilder, WalkState};

use crate::files::{IgnoreFiles, Named};
use crate::git::IndexTexts;
use crate::globs::Entry;
use crate::selection::Selection;
use crate::workdir::{WorkDir, below};

/// The extensions of JavaScript and TypeScript. Besides these and documents, files are linted only if they are named.
const EXTENSIONS: [&str; 8] = ["js", "cjs", "mjs", "jsx", "ts", "cts", "mts", "tsx"];

/// The ends of names that say "built from something else".
const MINIFIED: [&str; 3] = [".min.js", ".min.cjs", ".min.mjs"];

/// Directories whose files are nobody's to edit: installed packages, and the insides of version control.
const FOREIGN: [&str; 6] = ["node_modules", ".git", ".hg", ".jj", ".sl", ".svn"];

/// A file to lint.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// Its path, links resolved: the same for every way to name it.
    pub(crate) path: PathBuf,
    /// The name that reports have for it.
    pub(crate) name: String,
}

/// The files that the paths of the command line mean.
#[derive(Default)]
pub(crate) struct Found {
    /// The files, each once, by path.
    pub(crate) targets: Vec<Target>,
    /// The directories that were searched, as reports call them.
    pub(crate) searched: Vec<String>,
    /// The paths that led nowhere.
    pub(crate) errors: Vec<FileError>,
    /// The texts that count instead of those on the disk.
    pub(crate) index: IndexTexts,
}

/// Collects those of these files that a search would keep; ignore files aside. Their paths are full.
pub(crate) fn sift(files: Vec<PathBuf>, workdir: &WorkDir, search: &Search<'_>) -> Found {
    let mut found = Found::default();
    let named = files.into_iter().map(|path| Target { name: workdir.name(&path), path });
    found.targets.extend(named.filter(|target| search.keeps(&target.path, &target.name)));
    found.put_in_order();
    found
}

/// The rules by which files are chosen.
#[derive(Clone, Copy)]
pub(crate) struct Search<'a> {
    /// The choice below directories.
    pub(crate) selection: &'a Selection,
    pub(crate) ignore_files: IgnoreFiles,
    pub(crate) named: Named,
    /// The number of threads that search.
    pub(crate) threads: usize,
}

/// Collects the files that `paths` mean.
pub(crate) fn collect<'a>(paths: impl Iterator<Item = &'a Path>, workdir: &WorkDir, search: &Search<'_>) -> Found {
    let mut found = Found::default();
    for path in paths {
        let name = workdir.name(path);
        let metadata = fs::metadata(path);
        let entry = if metadata.as_ref().is_ok_and(fs::Metadata::is_dir) { Entry::Folder } else { Entry::File };
        if search.named == Named::Sifted && search.sifts_out(&name, &workdir.full(&name), entry) {
            continue;
        }
        match metadata {
            Ok(_) if entry == Entry::Folder => {
                walk(path, &name, search, workdir, &mut found);
                found.searched.push(if name.is_empty() { ".".to_owned() } else { name });
            }
            // A pipe (`<(generate)`) has no path of its own: it is read by the name it was given.
            Ok(_) => found.targets.push(Target { path: real(path), name }),
            Err(error) => found.errors.push(FileError { path: name, message: absence(path, &error) }),
        }
    }
    found.put_in_order();
    found
}

impl Found {
    /// Sorts the files by path, and drops those that are there already.
    fn put_in_order(&mut self) {
        self.targets.sort_by(|a, b| (a.path.as_os_str(), &a.name).cmp(&(b.path.as_os_str(), &b.name)));
        self.targets.dedup_by(|again, first| again.path == first.path);
    }
}

impl Search<'_> {
    /// True for the file at a full path that a search would come to by this name; ignore files aside.
    pub(crate) fn keeps(&self, path: &Path, name: &str) -> bool {
        let is_own = path.file_name().is_some_and(is_script) && !name.split('/').any(|part| FOREIGN.contains(&part));
        is_own && self.selection.leaves_out(path).is_none()
    }

    /// True for what a search of the working directory would never come to, whatever its extension.
    fn sifts_out(&self, name: &str, full: &Path, entry: Entry) -> bool {
        let is_foreign = name.split('/').any(|part| FOREIGN.contains(&part));
        let is_minified = entry == Entry::File && MINIFIED.iter().any(|end| name.ends_with(end));
        is_foreign || is_minified || self.selection.excludes(full, entry).is_some()
    }
}

/// The directories that a search of `paths` enters, links resolved.
pub(crate) fn folders<'a>(
    paths: impl Iterator<Item = &'a Path>,
    workdir: &WorkDir,
    search: &Search<'_>,
) -> Vec<PathBuf> {
    let is_searched = |path: &&Path| {
        let name = workdir.name(path);
        path.is_dir()
            && !(search.named == Named::Sifted && search.sifts_out(&name, &workdir.full(&name), Entry::Folder))
    };
    let entries = paths.filter(is_searched).flat_map(|path| walker(&real(path), search).build());
    let is_folder = |entry: &DirEntry| entry.file_type().is_some_and(|kind| kind.is_dir());
    entries.filter_map(Result::ok).filter(is_folder).map(DirEntry::into_path).collect()
}

/// The search below a directory.
fn walker(root: &Path, search: &Search<'_>) -> WalkBuilder {
    let mut walker = WalkBuilder::new(root);
    walker.standard_filters(search.ignore_files == IgnoreFiles::Respected).hidden(false).threads(search.threads);
    let kept = search.selection.clone();
    walker.filter_entry(move |entry| entry.depth() == 0 || is_wanted(entry) && is_kept(entry, &kept));
    // Inside a repository, ignore files above its root don't count, as with git; elsewhere they all do.
    walker.require_git(root.ancestors().any(|above| above.join(".git").exists()));
    walker
}

/// Adds the files below the directory `root`, which reports call `name`.
fn walk(root: &Path, name: &str, search: &Search<'_>, workdir: &WorkDir, found: &mut Found) {
    let root = real(root);
    for entry in entries(&root, search) {
        match entry {
            Ok(entry) => {
                let name = name_of(entry.path(), &root, name, workdir);
                found.targets.push(Target { name, path: entry.into_path() });
            }
            Err(error) => found.errors.push(failure(error, &root, name)),
        }
    }
}

/// The paths of the files below the directory `root`, as far as it can be read.
pub(crate) fn files_below(root: &Path, search: &Search<'_>) -> Vec<PathBuf> {
    entries(&real(root), search).flatten().map(DirEntry::into_path).collect()
}

/// The files below the directory `root`, and what can't be read there.
fn entries(root: &Path, search: &Search<'_>) -> impl Iterator<Item = Result<DirEntry, ignore::Error>> {
    let (sender, receiver) = mpsc::channel();
    walker(root, search).build_parallel().run(|| {
        let sender = sender.clone();
        Box::new(move |entry| {
            let wanted = entry.as_ref().map_or(true, is_file);
            // The receiver outlives the walk, so that sending can't fail.
            if wanted && sender.send(entry).is_err() {
                return WalkState::Quit;
            }
            WalkState::Continue
        })
    });
    receiver.into_iter()
}

/// The name that reports have for a file that was found below the directory `root`, which they call `name`. Above the
/// working directory, the way down may lead back into it.
fn name_of(path: &Path, root: &Path, name: &str, workdir: &WorkDir) -> String {
    if name == ".." || name.starts_with("../") {
        return workdir.name(path);
    }
    below(name, path.strip_prefix(root).unwrap_or(path))
}

/// True for an entry that the walk goes on with: a directory to enter, or a file to lint.
fn is_wanted(entry: &DirEntry) -> bool {
    if entry.file_type().is_some_and(|kind| kind.is_dir()) {
        return !is_foreign(entry.file_name());
    }
    is_file(entry) && is_script(entry.file_name())
}

/// True for the name of a directory that is never entered.
pub(crate) fn is_foreign(name: &OsStr) -> bool {
    FOREIGN.iter().any(|foreign| name == *foreign)
}

/// True for an entry that `include` and `exclude` keep.
fn is_kept(entry: &DirEntry, selection: &Selection) -> bool {
    if is_file(entry) { selection.leaves_out(entry.path()).is_none() } else { selection.enters(entry.path()) }
}

/// Links are no files here: what they lead to is linted where it is.
fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

/// The reason to change a file that reports call `name` only if it is named itself, as a clause without a full stop; `None`
/// when it is a script below the working directory that a walk there would not skip.
pub(crate) fn why_kept(name: &str) -> Option<&'static str> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let has = |part: &str| folder.split('/').any(|other| other == part);
    if name.starts_with('/') || has("..") {
        Some("it is outside the working directory: run dr-lint in a directory above it, or name the file")
    } else if has("node_modules") {
        Some("it belongs to a package")
    } else if !is_script(OsStr::new(file)) {
        Some("it is generated, or not JavaScript")
    } else {
        None
    }
}

/// Returns the extensions of the files that are linted, without the dot.
pub(crate) fn extensions() -> impl Iterator<Item = &'static str> {
    EXTENSIONS.into_iter().chain(document_extensions())
}

/// True for the name of a file that holds JavaScript that somebody wrote, or of a document.
pub(crate) fn is_script(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let lower = name.to_ascii_lowercase();
    let has = |extension: &str| {
        lower.strip_suffix(extension).and_then(|stem| stem.strip_suffix('.')).is_some_and(|stem| !stem.is_empty())
    };
    extensions().any(has) && !MINIFIED.iter().any(|end| name.ends_with(end))
}

/// The path without links; as given where it can't be resolved.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The reason why a path of the command line can't be linted.
fn absence(path: &Path, error: &io::Error) -> String {
    if error.kind() != io::ErrorKind::NotFound {
        return format!("can't be read: {error}");
    }
    if path.is_symlink() {
        return "is a link to a file that doesn't exist".to_owned();
    }
    let hint = if path.to_string_lossy().contains(['*', '?', '[', '{']) {
        "; dr-lint doesn't expand patterns: name a directory, or remove the quotes so that the shell expands them"
    } else {
        ""
    };
    format!("no such file or directory{hint}")
}

/// The error entry for a failure of the walk below `root`, with the name of the directory where it did.
fn failure(error: ignore::Error, root: &Path, name: &str) -> FileError {
    let (path, error) = located(error, root.to_owned());
    let rest = path.strip_prefix(root).unwrap_or(&path);
    let mut path = below(name, rest).trim_end_matches('/').to_owned();
    if path.is_empty() {
        path.push('.');
    }
    FileError { path, message: format!("can't be read: {error}") }
}

/// Takes the layers off an error; what is left is the innermost path, or `path`, and what the system said.
fn located(error: ignore::Error, path: PathBuf) -> (PathBuf, ignore::Error) {
    match error {
        ignore::Error::WithPath { path, err } => located(*err, path),
        ignore::Error::WithDepth { err, .. } => located(*err, path),
        other => (path, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_scripts_lie_below_the_working_directory() {
        for name in ["a.js", "src/lib/a.tsx"] {
            assert_eq!(why_kept(name), None, "{name}");
        }
        for name in ["../a.js", "/srv/a.js", "node_modules/sdk/a.js", "lib/a.min.js", "payload.json", "<stdin>"] {
            assert!(why_kept(name).is_some(), "{name}");
        }
    }

    #[test]
    fn hooks_are_given_every_extension() {
        let hooks = include_str!("../../../.pre-commit-hooks.yaml");
        // `php` stands for `blade.php`, too.
        let extensions: Vec<&str> = extensions().filter(|extension| !extension.contains('.')).collect();
        let pattern = format!("\n  files: (?i)\\.({})$\n", extensions.join("|"));
        assert_eq!(hooks.matches(&pattern).count(), hooks.matches("- id: ").count(), "{pattern}");
        let recipes = include_str!("../../../docs/hooks.md");
        let glob = format!("*.{{{}}}", extensions.join(","));
        assert_eq!((recipes.matches(pattern.trim()).count(), recipes.matches(&glob).count()), (1, 3));
    }

    #[test]
    fn scripts_are_known_by_name() {
        for name in ["a.js", "a.b.tsx", "a.mjs", "A.JS", "admin.js", "é.cts", "a.html", "cart.page.PHP", "x.js.erb"] {
            assert!(is_script(OsStr::new(name)), "{name}");
        }
        for name in ["a.min.js", "a.b.min.mjs", ".js", ".html", "html", "js", "a.json", "a.js.map", "a."] {
            assert!(!is_script(OsStr::new(name)), "{name}");
        }
    }
}
