//! Fixing files: fixes are tried in memory, those that don't pass are left out, and what passes is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use dr_lint_reporter::{FileError, shown_path};
use dr_lint_rules::Fix;

use crate::attempt::{ChangedFile, Fixed, Fixing, original};
use crate::bisect::{Bisected, bisect};
use crate::linted_file::{LintedFile, asked};
use crate::replace::{self, Group, Replacement, Unwritable};

impl<'a> Fixing<'a> {
    /// Applies fixes to what was linted, in memory. Those that don't pass are left out.
    pub(crate) fn run(&self, linted: &[LintedFile]) -> Fixed<'a> {
        let mut fixed = self.attempt(linted.to_vec(), &BTreeSet::new(), |_| true);
        let mut wrong = self.wrong(&fixed, linted);
        let unswept = fixed.entangled(&wrong, linted);
        if !unswept.is_empty() {
            fixed = self.attempt(linted.to_vec(), &BTreeSet::new(), |name| !unswept.contains(name));
            wrong = self.wrong(&fixed, linted);
        }
        if !wrong.is_empty() {
            let entangled = fixed.entangled(&wrong, linted);
            let files = linted.iter().filter(|linted| linted.takes_part(&entangled)).cloned().collect();
            let Bisected { withheld, refused } = bisect(self, files);
            let is_swept = |name: &str| !unswept.contains(name) && !entangled.contains(name);
            fixed = self.attempt(linted.to_vec(), &withheld, is_swept);
            fixed.refused = refused;
            self.check(&mut fixed, linted);
        }
        fixed.unused = fixed.what_is_unused();
        fixed.kept = self.explain_kept(&mut fixed.linted);
        fixed
    }

    /// Reverts new texts that don't pass all the same: each of them, and the files that changed along with it,
    /// keep their old text.
    pub(crate) fn check(&self, fixed: &mut Fixed<'a>, before: &[LintedFile]) {
        let wrong = self.wrong(fixed, before);
        if wrong.is_empty() {
            return;
        }
        let reverted = fixed.entangled(&wrong, before);
        for name in &reverted {
            fixed.texts.changed.remove(name);
            fixed.offsets.forget(name);
        }
        fixed.refused.extend(wrong);
        self.lint_again(fixed, &reverted);
    }

    /// Says of each finding that is left if its fix would change a file that keeps its text.
    pub(crate) fn explain_kept(&self, linted: &mut [LintedFile]) -> BTreeSet<String> {
        let mut notes = BTreeSet::new();
        let names: Vec<String> = asked(linted).into_iter().map(ToOwned::to_owned).collect();
        let named: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        for found in
            linted.iter_mut().filter_map(|linted| linted.result.as_mut().ok()).flat_map(|part| &mut part.diagnostics)
        {
            let wanted = found.fixes.iter().filter(|fix| fix.applicability() >= self.wanted);
            let mut files = wanted.flat_map(Fix::edits).map(|edit| edit.place.file.name());
            let kept = files.find_map(|name| Some((name, self.why_kept(name, &named)?)));
            if let Some((name, why)) = kept {
                let note = format!("`{name}` is not changed: {why}.");
                if let Some(brief) = &mut found.brief {
                    brief.notes.insert(0, note.clone());
                }
                let help = found.help.get_or_insert_default();
                format!("{help} {note}").trim_start().clone_into(help);
                notes.insert(format!("{}: not changed: {why}", shown_path(name)));
            }
        }
        notes
    }
}

impl Fixed<'_> {
    /// The changed files that don't pass, and those that changed along with them.
    fn entangled(&self, wrong: &[FileError], before: &[LintedFile]) -> BTreeSet<String> {
        let changed: BTreeSet<String> = self.texts.changed.keys().cloned().collect();
        let touched: Vec<&LintedFile> = before.iter().filter(|linted| linted.takes_part(&changed)).collect();
        let mut bad: BTreeSet<String> = wrong.iter().map(|error| error.path.clone()).collect();
        let mut entangled: BTreeSet<String> = bad.intersection(&changed).cloned().collect();
        loop {
            let groups = touched.iter().filter(|linted| bad.contains(&linted.name) || linted.takes_part(&entangled));
            let more: BTreeSet<String> =
                groups.flat_map(|linted| linted.names()).filter(|name| changed.contains(name)).collect();
            if more.is_subset(&entangled) {
                return entangled;
            }
            entangled.extend(more);
            bad.extend(touched.iter().filter(|linted| linted.takes_part(&entangled)).map(|linted| linted.name.clone()));
        }
    }

    /// The changed files in groups of those that belong together. Should the program be killed while it writes one, a
    /// payload has its session before it loses what that supplies.
    fn groups(&self) -> Vec<Vec<ChangedFile<'_>>> {
        let mut changes: BTreeMap<&str, _> = self.changes().map(|change| (change.0, change)).collect();
        let groups = self.together.of(changes.keys().copied().collect::<Vec<_>>());
        let group = |names: BTreeSet<&str>| {
            let mut names: Vec<&str> = names.into_iter().collect();
            names.sort_by_key(|name| (self.offsets.loss(name), *name));
            names.into_iter().filter_map(|name| changes.remove(name)).collect()
        };
        groups.into_iter().map(group).collect()
    }

    /// Writes every changed file; `path` says where it is. What can't be written keeps its old text, on the disk and in
    /// the report. Gives the signal that ended it early, if one did.
    pub(crate) fn write(&mut self, fixing: &Fixing<'_>, path: impl Fn(&str) -> PathBuf) -> Option<i32> {
        let groups: Vec<Group<'_>> = self
            .groups()
            .into_iter()
            .map(|group| {
                let files = group.into_iter().map(|(name, old, new)| Replacement {
                    name,
                    path: path(name),
                    old: old.text(),
                    new: new.text(),
                });
                files.collect()
            })
            .collect();
        let replace::Outcome { failed, signal } = replace::replace(&groups);
        let is_changed = |error: &Unwritable| matches!(error, Unwritable::NotPutBack(..));
        let kept: BTreeSet<String> =
            failed.iter().filter(|(_, error)| !is_changed(error)).map(|(name, _)| (*name).to_owned()).collect();
        let error = |(name, error): (&str, Unwritable)| FileError { path: name.to_owned(), message: error.to_string() };
        // The signal says it for all whose turn had not come.
        let errors = failed.into_iter().filter(|(_, error)| !matches!(error, Unwritable::Interrupted)).map(error);
        let errors: Vec<FileError> = errors.collect();
        for name in &kept {
            self.texts.changed.remove(name);
            self.offsets.forget(name);
        }
        self.refused.extend(errors);
        let texts = &self.texts;
        for linted in self.linted.iter_mut().filter(|linted| linted.takes_part(&kept)) {
            if let Some(file) = linted.files.first() {
                *linted = linted.again(&texts.latest(original(&self.originals, file)), texts, fixing.config);
            }
        }
        signal
    }
}
