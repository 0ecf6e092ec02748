//! Files that git knows to have changed, and their texts in its index. It is asked by running `git`.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fmt, fs, thread};

use crate::list;

/// The changes that a run is limited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Changes {
    /// Those in the index, as they are there.
    Staged,
    /// Those in the working tree since it left a revision.
    Since(String),
}

/// The texts in the index of files that are different in the working tree, by their full paths.
pub(crate) type IndexTexts = HashMap<PathBuf, Vec<u8>>;

/// The reason why git can't be asked.
#[derive(Debug)]
pub(crate) enum GitError {
    /// It can't be run.
    NotRun(io::Error),
    /// The working directory is in no repository that git accepts; this is what it says.
    NoRepository(String),
    /// It refuses, and says this.
    Refused(String),
}

impl fmt::Display for GitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRun(error) => write!(formatter, "git can't be run: {error}"),
            Self::NoRepository(words) => write!(formatter, "there is no git repository to ask: {words}"),
            Self::Refused(words) => write!(formatter, "git refuses: {words}"),
        }
    }
}

/// The repository around the working directory.
pub(crate) struct Repository {
    root: PathBuf,
}

/// A line of `git diff --raw`.
struct Change {
    /// The mode and the object on the side of the index.
    mode: String,
    object: String,
    path: PathBuf,
}

/// The side of a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

impl Repository {
    /// Finds it.
    ///
    /// # Errors
    /// When there is none, or no git.
    pub(crate) fn around_here() -> Result<Self, GitError> {
        let output = git(&["rev-parse", "--show-toplevel"], &[])?;
        let output = accepted(output).map_err(GitError::NoRepository)?;
        let root = list::path(output.strip_suffix(b"\n").unwrap_or(&output));
        Ok(Self { root: fs::canonicalize(&root).unwrap_or(root) })
    }

    /// The full paths of the files that have changed, of those that `paths` mean.
    ///
    /// # Errors
    /// When git refuses.
    pub(crate) fn changed(&self, changes: &Changes, paths: &[PathBuf]) -> Result<Vec<PathBuf>, GitError> {
        let mut files = Vec::new();
        match changes {
            Changes::Staged => files.extend(self.compared(&["--cached", "--diff-filter=ACMT"], Side::New, paths)?),
            Changes::Since(revision) => {
                let since = ["--merge-base", "--diff-filter=d", "--end-of-options", revision];
                files.extend(self.compared(&since, Side::New, paths)?);
            }
        }
        let mut files: Vec<PathBuf> = files.into_iter().map(|change| change.path).collect();
        if matches!(changes, Changes::Since(_)) {
            files.extend(self.untracked(paths)?);
        }
        Ok(files)
    }

    /// The full paths of the files in the index, links and submodules aside.
    ///
    /// # Errors
    /// When git refuses.
    pub(crate) fn tracked(&self) -> Result<Vec<PathBuf>, GitError> {
        let root = std::slice::from_ref(&self.root);
        let output = git(&["ls-files", "--stage", "--full-name", "-z", "--"], root)?;
        let output = accepted(output).map_err(GitError::Refused)?;
        // `100644 0a1b… 0`, a tab, and the path.
        let files = output.split(|byte| *byte == 0).filter(|entry| entry.starts_with(b"100"));
        let paths = files.filter_map(|entry| Some(&entry[memchr::memchr(b'\t', entry)? + 1..]));
        Ok(paths.map(|path| self.root.join(list::path(path))).collect())
    }

    /// The texts in the index of the files that are different in the working tree, of those that `is_read` names.
    ///
    /// # Errors
    /// When git refuses.
    pub(crate) fn index_texts(&self, is_read: impl Fn(&Path) -> bool) -> Result<IndexTexts, GitError> {
        let mut changes = self.compared(&["--diff-filter=MDT"], Side::Old, &[])?;
        changes.retain(|change| is_read(&change.path));
        let texts = blobs(&changes)?;
        Ok(changes.into_iter().zip(texts).map(|(change, text)| (change.path, text)).collect())
    }

    /// The files that differ; those that are links or submodules on that side aside.
    fn compared(&self, what: &[&str], side: Side, paths: &[PathBuf]) -> Result<Vec<Change>, GitError> {
        let plain = ["--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--no-ext-diff", "--no-color"];
        let output = git(&[&["diff"], &plain[..], what, &["--"]].concat(), paths)?;
        let output = accepted(output).map_err(GitError::Refused)?;
        let parts: Vec<&[u8]> = output.split(|byte| *byte == 0).collect();
        let changes = parts.chunks_exact(2).filter_map(|pair| self.change(pair[0], pair[1], side));
        Ok(changes.filter(|change| change.mode.starts_with("100")).collect())
    }

    /// Reads `:100644 100644 0a1b… 2c3d… M`, and the path that follows.
    fn change(&self, facts: &[u8], path: &[u8], side: Side) -> Option<Change> {
        let facts = str::from_utf8(facts).ok()?.strip_prefix(':')?;
        let facts: Vec<&str> = facts.split(' ').collect();
        let [old_mode, new_mode, old, new, _] = facts[..] else { return None };
        let (mode, object) = if side == Side::Old { (old_mode, old) } else { (new_mode, new) };
        Some(Change { mode: mode.to_owned(), object: object.to_owned(), path: self.root.join(list::path(path)) })
    }

    /// The files that git doesn't know yet, and isn't told to ignore.
    fn untracked(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, GitError> {
        let output = git(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--"], paths)?;
        let output = accepted(output).map_err(GitError::Refused)?;
        let files = output.split(|byte| *byte == 0).filter(|path| !path.is_empty());
        let files = files.map(|path| self.root.join(list::path(path)));
        Ok(files.filter(|path| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())).collect())
    }
}

/// Runs git on these paths, each taken as it is.
fn git(args: &[&str], paths: &[PathBuf]) -> Result<Output, GitError> {
    let mut command = Command::new("git");
    command.args(["--literal-pathspecs", "--no-optional-locks"]).args(args).args(paths).stdin(Stdio::null());
    command.output().map_err(GitError::NotRun)
}

/// Standard output of a run that went well; otherwise what git says, on one line.
fn accepted(output: Output) -> Result<Vec<u8>, String> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let words = String::from_utf8_lossy(&output.stderr);
    let words = words.lines().find(|line| !line.trim().is_empty()).unwrap_or("it doesn't say why");
    Err(words.trim_start_matches("fatal: ").to_owned())
}

/// The contents of the objects, in their order.
fn blobs(changes: &[Change]) -> Result<Vec<Vec<u8>>, GitError> {
    let mut command = Command::new("git");
    command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(GitError::NotRun)?;
    let stdin = child.stdin.take();
    let names: String = changes.iter().map(|change| change.object.clone() + "\n").collect();
    // git answers while it is still being asked: both at once, or each waits for the other.
    let asking = thread::spawn(move || stdin.map_or(Ok(()), |mut stdin| stdin.write_all(names.as_bytes())));
    let output = child.wait_with_output().map_err(GitError::NotRun)?;
    let _ = asking.join();
    let output = accepted(output).map_err(GitError::Refused)?;
    let mut rest = &output[..];
    let texts = changes.iter().map(|_| blob(&mut rest));
    texts.collect::<Option<_>>().ok_or_else(|| GitError::Refused("an object of the index is missing".to_owned()))
}

/// Takes one answer of `git cat-file --batch`: `0a1b… blob 12`, the content, and a line break.
fn blob(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let size: usize = str::from_utf8(&rest[..end]).ok()?.rsplit_once(" blob ")?.1.parse().ok()?;
    let content = rest.get(end + 1..end + 1 + size)?;
    *rest = rest.get(end + 2 + size..)?;
    Some(content.to_vec())
}
