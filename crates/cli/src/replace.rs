//! Replacing files: each whole or not at all, and of those that belong together all or none.
//!
//! Each new text is first written to a file beside the old one, which then takes its name. Nothing takes a name before
//! all files of its group are ready. What is left to go wrong then is undone: the old files are put back.

mod replacement;
mod staged;
mod unwritable;
mod whole;

use std::collections::BTreeMap;
use std::io;

pub(crate) use self::replacement::{Group, Replacement};
use self::staged::{Staged, settle};
pub(crate) use self::unwritable::Unwritable;
pub(crate) use self::whole::write_whole;
use crate::interrupt::Interrupts;

/// The number of files that are made ready at a time. All that a run has ready, and all that a crash can leave behind, is
/// one batch.
const BATCH: usize = 128;

/// The result of a run's replacements.
pub(crate) struct Outcome<'r> {
    /// The files that keep their old text, by name.
    pub(crate) failed: BTreeMap<&'r str, Unwritable>,
    /// The signal that ended it early.
    pub(crate) signal: Option<i32>,
}

/// Replaces these files, group by group.
pub(crate) fn replace<'r>(groups: &'r [Group<'r>]) -> Outcome<'r> {
    let interrupts = Interrupts::hold();
    let mut failed = BTreeMap::new();
    let mut rest = groups;
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(batch_size(rest));
        rest = after;
        let ready: Vec<(&Group<'r>, Vec<Staged<'r>>)> = batch
            .iter()
            .filter_map(|group| {
                let staged = if interrupts.signal().is_some() { Err(interrupted(group)) } else { stage(group) };
                staged.map_err(|errors| failed.extend(errors)).ok().map(|staged| (group, staged))
            })
            .collect();
        let settled = settle(&ready.iter().flat_map(|(_, staged)| staged).collect::<Vec<_>>());
        for (group, staged) in ready {
            let done = match &settled {
                _ if interrupts.signal().is_some() => Err(interrupted(group)),
                Err(error) => Err(group.iter().map(|one| (one.name, Unwritable::Io(again(error)))).collect()),
                Ok(()) => commit(staged),
            };
            failed.extend(done.err().unwrap_or_default());
        }
    }
    Outcome { failed, signal: interrupts.signal() }
}

/// The files that a group leaves as they are, and why.
type Failed<'r> = Vec<(&'r str, Unwritable)>;

/// The number of groups that make a batch: at least one.
fn batch_size(groups: &[Group<'_>]) -> usize {
    let mut files = 0;
    let fits = |group: &&Group<'_>| {
        files += group.len();
        files <= BATCH
    };
    groups.iter().take_while(fits).count().max(1)
}

fn interrupted<'r>(group: &Group<'r>) -> Failed<'r> {
    group.iter().map(|one| (one.name, Unwritable::Interrupted)).collect()
}

/// Makes all files of a group ready. Where one can't be, none is.
fn stage<'r>(group: &'r Group<'r>) -> Result<Vec<Staged<'r>>, Failed<'r>> {
    let staged = group.iter().map(|one| (one.name, Staged::new(one, group.len() > 1)));
    all_or_none(group.iter().map(|one| one.name), staged)
}

/// All of these, or why there are none: the reason of each that failed, and for the others the name of the first.
fn all_or_none<'r, T>(
    names: impl Iterator<Item = &'r str>,
    results: impl Iterator<Item = (&'r str, Result<T, Unwritable>)>,
) -> Result<Vec<T>, Failed<'r>> {
    let (mut done, mut failed) = (Vec::new(), BTreeMap::new());
    for (name, result) in results {
        match result {
            Ok(one) => done.push(one),
            Err(error) => drop(failed.insert(name, error)),
        }
    }
    let Some(first) = failed.keys().next().copied() else { return Ok(done) };
    let reason = |name| failed.remove(name).unwrap_or_else(|| Unwritable::Companion(first.to_owned()));
    let mut reason = reason;
    Err(names.map(|name| (name, reason(name))).collect())
}

/// Gives the files of a group, all of which are ready, their names.
fn commit(staged: Vec<Staged<'_>>) -> Result<(), Failed<'_>> {
    let names: Vec<&str> = staged.iter().map(Staged::name).collect();
    // As late as can be: what happens between here and the renaming is lost.
    let unchanged = staged.iter().map(|one| (one.name(), one.is_unchanged()));
    all_or_none(names.iter().copied(), unchanged)?;
    let mut replaced = Vec::new();
    for one in staged {
        let name = one.name();
        match one.take_name() {
            Ok(done) => replaced.push(done),
            Err(error) => {
                let put_back = replaced.into_iter().rev().map(|done| (done.name(), done.put_back()));
                let mut failed: BTreeMap<&str, Unwritable> =
                    names.iter().map(|other| (*other, Unwritable::Companion(name.to_owned()))).collect();
                for (other, result) in put_back {
                    if let Err(stranded) = result {
                        failed.insert(other, Unwritable::NotPutBack(name.to_owned(), stranded));
                    }
                }
                failed.insert(name, Unwritable::Io(error));
                return Err(failed.into_iter().collect());
            }
        }
    }
    Ok(())
}

/// The same error once more: it concerns several files.
fn again(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn text(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    fn two(directory: &Path) -> Group<'static> {
        let replacement = |name: &'static str| {
            let path = directory.join(name);
            fs::write(&path, "old").unwrap();
            Replacement { name, path, old: "old", new: "new" }
        };
        vec![replacement("a"), replacement("b")]
    }

    #[test]
    fn what_was_replaced_is_put_back_when_the_next_cannot_be() {
        let directory = tempfile::tempdir().unwrap();
        let group = two(directory.path());
        let staged = stage(&group).unwrap();
        staged[1].lose_new_text();
        let failed = commit(staged).unwrap_err();
        assert!(matches!(&failed[..], [("a", Unwritable::Companion(name)), ("b", Unwritable::Io(_))] if name == "b"));
        assert_eq!((text(&group[0].path), text(&group[1].path)), ("old".to_owned(), "old".to_owned()));
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn a_file_that_changed_keeps_its_companions() {
        let directory = tempfile::tempdir().unwrap();
        let group = two(directory.path());
        let staged = stage(&group).unwrap();
        fs::write(&group[1].path, "newer").unwrap();
        let failed = commit(staged).unwrap_err();
        assert!(matches!(&failed[..], [("a", Unwritable::Companion(_)), ("b", Unwritable::Changed)]), "{failed:?}");
        assert_eq!((text(&group[0].path), text(&group[1].path)), ("old".to_owned(), "newer".to_owned()));
        let failed = replace(std::slice::from_ref(&group)).failed;
        assert_eq!(failed.keys().copied().collect::<Vec<_>>(), ["a", "b"]);
        fs::write(&group[1].path, "old").unwrap();
        assert!(replace(std::slice::from_ref(&group)).failed.is_empty());
        assert_eq!((text(&group[0].path), text(&group[1].path)), ("new".to_owned(), "new".to_owned()));
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn batches_are_of_whole_groups() {
        let group = |count: usize| -> Group<'_> {
            (0..count).map(|_| Replacement { name: "", path: PathBuf::new(), old: "", new: "" }).collect()
        };
        assert_eq!(batch_size(&[group(3), group(BATCH - 3), group(1)]), 2);
        assert_eq!(batch_size(&[group(2 * BATCH), group(1)]), 1);
    }
}
