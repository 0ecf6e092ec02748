//! The files of a run: those that the command line names, lists, or asks to search for.

use std::path::{Path, PathBuf};

use dr_lint_reporter::{FileError, shown_path};

use crate::config::Settings;
use crate::error::Error;
use crate::files::{Asked, IgnoreFiles, NoFile, Stdin};
use crate::git::{Changes, Repository};
use crate::list;
use crate::outcome::Outcome;
use crate::output;
use crate::selection::Selection;
use crate::walk::{self, Found, Search};
use crate::workdir::WorkDir;

/// Finds the files that are asked for. To find none is an error of each directory that was searched, unless a hook asks.
///
/// # Errors
/// When a list of files can't be read.
pub(crate) fn gather(asked: &Asked, settings: &Settings, workdir: &WorkDir, threads: usize) -> Result<Found, Error> {
    if let Some(changes) = &asked.changes {
        return changed(changes, asked, settings, workdir, threads);
    }
    let listed = asked.list.as_deref().map(list::read).transpose()?.unwrap_or_default();
    let selection = settings.selection();
    let search = search(asked, &selection, threads);
    let mut found = walk::collect(asked.paths.iter().chain(&listed).map(PathBuf::as_path), workdir, &search);
    let is_empty = found.targets.is_empty() && found.errors.is_empty() && matches!(asked.stdin, Stdin::Unread);
    if is_empty && asked.none == NoFile::Error {
        let message = emptiness(asked, settings);
        let directories = found.searched.iter().cloned();
        found.errors = directories.map(|path| FileError { path, message: message.clone() }).collect();
    }
    Ok(found)
}

/// The rules by which files are chosen.
pub(crate) fn search<'a>(asked: &Asked, selection: &'a Selection, threads: usize) -> Search<'a> {
    Search { selection, ignore_files: asked.ignore_files, named: asked.named, threads }
}

/// The directories in which files are looked for, also those without any so far.
///
/// # Errors
/// When a list of files can't be read.
pub(crate) fn folders(
    asked: &Asked,
    settings: &Settings,
    workdir: &WorkDir,
    threads: usize,
) -> Result<Vec<PathBuf>, Error> {
    let listed = asked.list.as_deref().map(list::read).transpose()?.unwrap_or_default();
    let selection = settings.selection();
    let search = search(asked, &selection, threads);
    Ok(walk::folders(asked.paths.iter().chain(&listed).map(PathBuf::as_path), workdir, &search))
}

/// Finds the files that git knows to have changed.
fn changed(
    changes: &Changes,
    asked: &Asked,
    settings: &Settings,
    workdir: &WorkDir,
    threads: usize,
) -> Result<Found, Error> {
    let selection = settings.selection();
    let search = search(asked, &selection, threads);
    let repository = Repository::around_here()?;
    let mut found = walk::sift(repository.changed(changes, &asked.paths)?, workdir, &search);
    if *changes == Changes::Staged && !found.targets.is_empty() {
        found.index = repository.index_texts(is_read)?;
    }
    Ok(found)
}

/// True for a file that is linted or imported.
fn is_read(path: &Path) -> bool {
    path.file_name().is_some_and(walk::is_script) || path.extension().is_some_and(|extension| extension == "json")
}

/// Prints the names of the files, one in each line.
///
/// # Errors
/// When standard output doesn't take them.
pub(crate) fn show(found: &Found) -> Result<Outcome, Error> {
    let names: String = found.targets.iter().map(|target| shown_path(&target.name) + "\n").collect();
    output::print(names.as_bytes())?;
    for error in &found.errors {
        output::say(&error.to_string());
    }
    Ok(if found.errors.is_empty() { Outcome::Clean } else { Outcome::Incomplete })
}

/// The reason why there may be no file to lint in a directory.
fn emptiness(asked: &Asked, settings: &Settings) -> String {
    let extensions: Vec<String> = walk::extensions().map(|extension| format!(".{extension}")).collect();
    let extensions = extensions.join(" ");
    let file = settings.file.as_ref().filter(|file| file.leaves_files_out());
    let skipped = [
        Some("`node_modules`".to_owned()),
        Some("`*.min.js`".to_owned()),
        file.map(|file| format!("what `include` and `exclude` in {} leave out", file.name)),
        settings.command_line.exclude.is_some().then(|| "what `--exclude` names".to_owned()),
        (asked.ignore_files == IgnoreFiles::Respected).then(|| "what .gitignore or .ignore names".to_owned()),
    ];
    let mut skipped: Vec<String> = skipped.into_iter().flatten().collect();
    let last = skipped.pop().unwrap_or_default();
    format!(
        "there is no file to lint here: dr-lint looks for {extensions}, and skips {} and {last}",
        skipped.join(", ")
    )
}
