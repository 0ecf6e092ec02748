//! A new text on the disk, beside the file that it is for.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

use tempfile::{PathPersistError, TempPath};

use crate::replace::replacement::Replacement;
use crate::replace::unwritable::{Stranded, Unwritable};

/// The number of threads that wait for the disk. They do nothing else, so that the number of processors is of no
/// importance.
const WAITING: usize = 32;

/// A file that only has to take its name.
pub(super) struct Staged<'r> {
    replacement: &'r Replacement<'r>,
    path: PathBuf,
    new: TempPath,
    /// The old file under a second name, if it may have to be put back.
    old: Option<TempPath>,
}

/// A file that has taken its name.
pub(super) struct Replaced<'r> {
    name: &'r str,
    path: PathBuf,
    old: Option<TempPath>,
}

impl<'r> Staged<'r> {
    /// Writes the new text beside the old file, with its permissions, owner and attributes.
    ///
    /// # Errors
    /// When the file may not or can't be replaced, or no longer has the old text.
    pub(super) fn new(replacement: &'r Replacement<'r>, keeps_old: bool) -> Result<Self, Unwritable> {
        let path = fs::canonicalize(&replacement.path).map_err(Unwritable::Io)?;
        let metadata = fs::metadata(&path).map_err(Unwritable::Io)?;
        if !metadata.is_file() {
            return Err(Unwritable::NoFile);
        }
        if metadata.permissions().readonly() {
            return Err(Unwritable::ReadOnly);
        }
        if names(&metadata) > 1 {
            return Err(Unwritable::Linked);
        }
        let new = written(&path, &metadata, replacement.new).map_err(Unwritable::Io)?;
        let mut staged = Self { replacement, path, new, old: None };
        staged.is_unchanged()?;
        if keeps_old {
            staged.old = Some(second_name(&staged.path, &metadata, replacement.old).map_err(Unwritable::Io)?);
        }
        Ok(staged)
    }

    pub(super) fn name(&self) -> &'r str {
        self.replacement.name
    }

    /// Makes sure that the file still has the old text.
    ///
    /// # Errors
    /// When it has another text, or can't be read.
    pub(super) fn is_unchanged(&self) -> Result<(), Unwritable> {
        let now = fs::read(&self.path).map_err(Unwritable::Io)?;
        if now == self.replacement.old.as_bytes() { Ok(()) } else { Err(Unwritable::Changed) }
    }

    /// Takes the new text away, as a cleaner of temporary files might.
    #[cfg(test)]
    pub(super) fn lose_new_text(&self) {
        fs::remove_file(&self.new).expect("it is there");
    }

    /// Lets the new text take the name of the old file.
    pub(super) fn take_name(self) -> io::Result<Replaced<'r>> {
        self.new.persist(&self.path).map_err(|error| error.error)?;
        Ok(Replaced { name: self.replacement.name, path: self.path, old: self.old })
    }
}

impl<'r> Replaced<'r> {
    pub(super) fn name(&self) -> &'r str {
        self.name
    }

    /// Gives the old file its name again.
    ///
    /// # Errors
    /// When the system refuses. The old file stays then: nothing else has the old text.
    pub(super) fn put_back(self) -> Result<(), Stranded> {
        let Some(old) = self.old else { return Ok(()) };
        let PathPersistError { error, path } = match old.persist(&self.path) {
            Ok(()) => return Ok(()),
            Err(refused) => refused,
        };
        let old = path.keep().unwrap_or_else(|PathPersistError { mut path, .. }| {
            path.disable_cleanup(true);
            path.to_path_buf()
        });
        Err(Stranded { error, old: Some(old).filter(|old| old.exists()) })
    }
}

/// Waits until the new texts are on the disk.
///
/// Nothing is lost when the power fails *before* a file has taken its name. But if the name got to the disk before the text,
/// an empty file would be left, and most file systems may do that. So the texts go first; when the names get there makes
/// no difference. A disk answers many that wait at the same time about as fast as one: asking for all of a batch at once
/// takes a twentieth of the time.
pub(super) fn settle(staged: &[&Staged<'_>]) -> io::Result<()> {
    let share = staged.len().div_ceil(WAITING).max(1);
    let wait = |some: &[&Staged<'_>]| some.iter().try_for_each(|one| flush(&one.new));
    thread::scope(|scope| {
        // Where the system gives no thread, this one waits itself, while the others are at it.
        let start = |some| thread::Builder::new().spawn_scoped(scope, move || wait(some)).map_err(|_| some);
        let waiting: Vec<_> = staged.chunks(share).map(start).collect();
        let done = waiting.into_iter().map(|one| match one {
            Ok(thread) => thread.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())),
            Err(some) => wait(some),
        });
        done.collect::<Vec<_>>().into_iter().collect()
    })
}

/// Waits until the text of a file is on the disk. Windows flushes only what is open for writing; elsewhere that
/// is not needed, and a file that its owner may not write could not be opened so.
pub(super) fn flush(path: &Path) -> io::Result<()> {
    OpenOptions::new().read(true).write(cfg!(windows)).open(path)?.sync_all()
}

pub(super) fn beside() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dr-lint-").suffix(".tmp");
    builder
}

fn directory(path: &Path) -> io::Result<&Path> {
    path.parent().ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// A new file beside the one at `path`, which differs from it in its text only. It is closed: batches are larger than the
/// number of files that some systems let a program have open.
pub(super) fn written(path: &Path, metadata: &Metadata, text: &str) -> io::Result<TempPath> {
    let mut file = beside().tempfile_in(directory(path)?)?;
    file.write_all(text.as_bytes())?;
    keep_owner(metadata, file.path());
    file.as_file().set_permissions(metadata.permissions())?;
    keep_attributes(path, file.path())?;
    Ok(file.into_temp_path())
}

/// The file at `path` under a second name; where the file system knows only one name for a file, a copy.
fn second_name(path: &Path, metadata: &Metadata, text: &str) -> io::Result<TempPath> {
    let linked = beside().make_in(directory(path)?, |second| fs::hard_link(path, second));
    match linked {
        Ok(linked) => Ok(linked.into_temp_path()),
        Err(_) => written(path, metadata, text),
    }
}

/// The number of names that a file has.
#[cfg(unix)]
pub(super) fn names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// The number of names that a file has, which only Unix says: elsewhere, one.
#[cfg(not(unix))]
pub(super) fn names(_: &Metadata) -> u64 {
    1
}

/// Gives the new file to the owner of the old one, where dr-lint may: as root. Otherwise it is whoever runs dr-lint's.
#[cfg(unix)]
fn keep_owner(metadata: &Metadata, path: &Path) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(metadata.uid()), Some(metadata.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &Metadata, _: &Path) {}

/// Gives the new file the extended attributes of the old one. Those of the system are often not ours to set; the user's
/// are.
#[cfg(unix)]
fn keep_attributes(old: &Path, new: &Path) -> io::Result<()> {
    // A file system without attributes has none to keep.
    let Ok(names) = xattr::list(old) else { return Ok(()) };
    for name in names {
        let Some(value) = xattr::get(old, &name)? else { continue };
        let is_users = name.to_string_lossy().starts_with("user.");
        match xattr::set(new, &name, &value) {
            Err(error) if is_users => return Err(error),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_attributes(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that was replaced, and whose name then went to a directory, so that it can't be put back.
    fn stranded(directory: &Path, before_putting_back: impl FnOnce(&Path)) -> Stranded {
        let path = directory.join("a.js");
        fs::write(&path, "old").unwrap();
        let replacement = Replacement { name: "a.js", path: path.clone(), old: "old", new: "new" };
        let replaced = Staged::new(&replacement, true).unwrap().take_name().unwrap();
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        before_putting_back(replaced.old.as_ref().unwrap());
        replaced.put_back().unwrap_err()
    }

    #[test]
    fn an_old_text_that_cannot_be_put_back_is_kept() {
        let directory = tempfile::tempdir().unwrap();
        let old = stranded(directory.path(), |_| {}).old.unwrap();
        assert_eq!(fs::read_to_string(&old).unwrap(), "old");
        let said = Unwritable::NotPutBack(
            "b.js".to_owned(),
            Stranded { error: io::ErrorKind::Other.into(), old: Some(old.clone()) },
        );
        assert!(said.to_string().ends_with(&format!("; its old text is in `{}`", old.display())), "{said}");
    }

    #[test]
    fn an_old_text_that_is_gone_is_not_promised() {
        let directory = tempfile::tempdir().unwrap();
        assert_eq!(stranded(directory.path(), |old| fs::remove_file(old).unwrap()).old, None);
    }
}
