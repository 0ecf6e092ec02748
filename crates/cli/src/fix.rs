//! Fixing in rounds: lint, apply what lies apart, lint the new texts, until nothing is left to do. Then each changed file
//! is held against what it was, and only what passes is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use dr_lint_parser::{Files, SourceFile};
use dr_lint_reporter::{FileError, FileReport, Report, shown_path};
use dr_lint_rules::{Applicability, Config, Fix, Version};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::groups::Groups;
use crate::guard;
use crate::replace::{self, Group, Replacement, Unwritable};
use crate::resolve::Overlay;
use crate::run::{Linted, Outside};
use crate::sift::{Sifted, sift};
use crate::trail::{Key, Trails};
use crate::walk;

/// How many rounds there are at most. Each takes one layer off: a field that was written twice, the last of a literal.
const MAX_ROUNDS: usize = 100;

/// What fixing came to.
pub(crate) struct Fixed<'a> {
    /// The new texts.
    pub(crate) texts: Overlay<'a>,
    /// The old texts of the changed files, by name.
    originals: BTreeMap<String, Arc<SourceFile>>,
    /// Where findings went.
    trails: Trails,
    /// The groups of files that belong together.
    together: Groups,
    /// What was found before all fixes.
    found: Vec<Key>,
    /// Each file that was linted, as its new text is.
    pub(crate) linted: Vec<Linted>,
    /// Notes on files that are not named and so keep their text.
    kept: BTreeSet<String>,
    /// The files that keep their old text although there were fixes.
    pub(crate) refused: Vec<FileError>,
}

/// A changed file: its name, old text and new text.
type Change<'c> = (&'c str, &'c Arc<SourceFile>, &'c Arc<SourceFile>);

/// Which fixes are applied, and to which files.
pub(crate) struct Fixing<'a> {
    pub(crate) imports: &'a dyn Files,
    pub(crate) config: &'a Config,
    pub(crate) wanted: Applicability,
    /// Which other files than those named are changed, too: those that these import, as far as somebody writes them by
    /// hand below the working directory.
    pub(crate) outside: Outside,
}

impl<'a> Fixing<'a> {
    /// Applies fixes to what was linted, in memory. Those that don't pass are left out.
    pub(crate) fn run(&self, linted: &[Linted]) -> Fixed<'a> {
        let mut fixed = self.attempt(linted.to_vec(), &BTreeSet::new());
        let wrong = self.wrong(&fixed, linted);
        if !wrong.is_empty() {
            let entangled = fixed.entangled(&wrong, linted);
            let files = linted.iter().filter(|linted| linted.takes_part(&entangled)).cloned().collect();
            let Sifted { withheld, refused } = sift(self, files);
            fixed = self.attempt(linted.to_vec(), &withheld);
            fixed.refused = refused;
            self.check(&mut fixed, linted);
        }
        fixed.kept = self.explain_kept(&mut fixed.linted);
        fixed
    }

    /// Applies all fixes but the withheld ones, without a look at what comes of it.
    pub(crate) fn attempt(&self, linted: Vec<Linted>, withheld: &BTreeSet<Key>) -> Fixed<'a> {
        let mut fixed = Fixed {
            texts: Overlay::new(self.imports),
            originals: BTreeMap::new(),
            trails: Trails::default(),
            together: Groups::default(),
            found: report(&linted, Vec::new()).diagnostics().iter().map(Key::of).collect(),
            linted,
            kept: BTreeSet::new(),
            refused: Vec::new(),
        };
        for _ in 0..MAX_ROUNDS {
            let changed = self.round(&mut fixed, withheld);
            if changed.is_empty() {
                break;
            }
            self.lint_again(&mut fixed, &changed);
        }
        fixed
    }

    /// Applies what can be applied together; gives the names of the files that changed.
    fn round(&self, fixed: &mut Fixed<'a>, withheld: &BTreeSet<Key>) -> BTreeSet<String> {
        let report = report(&fixed.linted, Vec::new());
        let withheld: BTreeSet<Key> = withheld.iter().filter_map(|key| fixed.trails.follow(key)).collect();
        let chosen = report.diagnostics().iter().filter(|found| !withheld.contains(&Key::of(found)));
        let named: BTreeSet<&str> = fixed.linted.iter().map(|linted| linted.name.as_str()).collect();
        let allowed = |file: &SourceFile| named.contains(file.name()) || self.why_kept(file.name()).is_none();
        let mut changed = BTreeSet::new();
        for file in dr_lint_reporter::apply(chosen, self.wanted, allowed) {
            let name = file.before.name().to_owned();
            fixed.trails.add(&name, file.edits);
            fixed.together.add(&name, file.with);
            fixed.texts.changed.insert(name.clone(), Arc::new(SourceFile::new(name.as_str(), file.text)));
            fixed.originals.entry(name.clone()).or_insert(file.before);
            changed.insert(name);
        }
        changed
    }

    /// The reason not to change a file that isn't named.
    fn why_kept(&self, name: &str) -> Option<&'static str> {
        match self.outside {
            Outside::Fixed => walk::why_kept(name),
            Outside::Kept => Some("only standard input is fixed"),
        }
    }

    /// Says of each finding that is left if its fix would change a file that isn't named.
    fn explain_kept(&self, linted: &mut [Linted]) -> BTreeSet<String> {
        let mut notes = BTreeSet::new();
        let named: BTreeSet<String> = linted.iter().map(|linted| linted.name.clone()).collect();
        for found in
            linted.iter_mut().filter_map(|linted| linted.result.as_mut().ok()).flat_map(|part| &mut part.diagnostics)
        {
            let wanted = found.fixes.iter().filter(|fix| fix.applicability() >= self.wanted);
            let mut files = wanted.flat_map(Fix::edits).map(|edit| edit.place.file.name());
            let kept = files.find_map(|name| Some((name, self.why_kept(name).filter(|_| !named.contains(name))?)));
            if let Some((name, why)) = kept {
                let note = format!("`{name}` is not changed: {why}.");
                let help = found.help.get_or_insert_default();
                format!("{help} {note}").trim_start().clone_into(help);
                notes.insert(format!("{}: not changed: {why}", shown_path(name)));
            }
        }
        notes
    }

    /// Lints every file again that one of the changed ones takes part in.
    fn lint_again(&self, fixed: &mut Fixed<'a>, changed: &BTreeSet<String>) {
        let texts = &fixed.texts;
        let again: Vec<(usize, Linted)> = (0..fixed.linted.len())
            .into_par_iter()
            .filter(|index| fixed.linted[*index].takes_part(changed))
            .filter_map(|index| {
                let old = &fixed.linted[index];
                let file = texts.latest(original(&fixed.originals, old.files.first()?));
                Some((index, Linted::of(&file, texts, self.config)))
            })
            .collect();
        for (index, linted) in again {
            fixed.linted[index] = linted;
        }
    }

    /// What is wrong with the new texts, held against the old.
    pub(crate) fn wrong(&self, fixed: &Fixed<'a>, before: &[Linted]) -> Vec<FileError> {
        let changed: BTreeSet<String> = fixed.texts.changed.keys().cloned().collect();
        let touched: Vec<&Linted> = before.iter().filter(|linted| linted.takes_part(&changed)).collect();
        let mut wrong: Vec<FileError> = fixed.changes().filter_map(|change| broken(&change)).collect();
        let suspects = touched.par_iter().filter(|linted| !wrong.iter().any(|error| linted.has(&error.path)));
        let violations: Vec<FileError> = suspects.filter_map(|linted| self.violation(fixed, linted)).collect();
        wrong.extend(violations);
        wrong
    }

    /// Where a new text doesn't pass all the same, it and the files that changed along with it keep their old text.
    fn check(&self, fixed: &mut Fixed<'a>, before: &[Linted]) {
        let wrong = self.wrong(fixed, before);
        if wrong.is_empty() {
            return;
        }
        let reverted = fixed.entangled(&wrong, before);
        for name in &reverted {
            fixed.texts.changed.remove(name);
            fixed.trails.forget(name);
        }
        fixed.refused.extend(wrong);
        self.lint_again(fixed, &reverted);
    }

    /// What is wrong with the new text of a file, or of a file that it imports.
    fn violation(&self, fixed: &Fixed<'a>, linted: &Linted) -> Option<FileError> {
        let old = linted.files.first()?;
        let new = fixed.texts.latest(old);
        let (before, after) = (Version { file: old, files: self.imports }, Version { file: &new, files: &fixed.texts });
        let verdict = guard::guarded(|| dr_lint_rules::verify(before, after, self.config, self.wanted));
        let message = match verdict {
            Ok(Ok(())) => return None,
            Ok(Err(violation)) => format!("not fixed: {violation}"),
            Err(defect) => defect,
        };
        Some(FileError { path: linted.name.clone(), message })
    }
}

impl Fixed<'_> {
    /// The changed files: their name, old text and new text.
    pub(crate) fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        self.texts.changed.iter().filter_map(|(name, new)| Some((name.as_str(), self.originals.get(name)?, new)))
    }

    /// Notes on files that keep their text although there are fixes for them, each once.
    pub(crate) fn kept(&self) -> &BTreeSet<String> {
        &self.kept
    }

    /// How many of the first findings are gone.
    pub(crate) fn count(&self) -> usize {
        let left: BTreeSet<Key> = report(&self.linted, Vec::new()).diagnostics().iter().map(Key::of).collect();
        let is_left = |key: &&Key| self.trails.follow(key).is_some_and(|now| left.contains(&now));
        self.found.len() - self.found.iter().filter(is_left).count()
    }

    /// The changed files that don't pass, and those that changed along with them.
    fn entangled(&self, wrong: &[FileError], before: &[Linted]) -> BTreeSet<String> {
        let changed: BTreeSet<String> = self.texts.changed.keys().cloned().collect();
        let touched: Vec<&Linted> = before.iter().filter(|linted| linted.takes_part(&changed)).collect();
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
    fn groups(&self) -> Vec<Vec<Change<'_>>> {
        let mut changes: BTreeMap<&str, _> = self.changes().map(|change| (change.0, change)).collect();
        let groups = self.together.of(changes.keys().copied().collect::<Vec<_>>());
        let group = |names: BTreeSet<&str>| {
            let mut names: Vec<&str> = names.into_iter().collect();
            names.sort_by_key(|name| (self.trails.loss(name), *name));
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
            self.trails.forget(name);
        }
        self.refused.extend(errors);
        let texts = &self.texts;
        for linted in self.linted.iter_mut().filter(|linted| linted.takes_part(&kept)) {
            if let Some(file) = linted.files.first() {
                *linted = Linted::of(&texts.latest(original(&self.originals, file)), texts, fixing.config);
            }
        }
        signal
    }
}

/// Whether the new text of a file has syntax errors that the old one hasn't.
fn broken((name, old, new): &Change<'_>) -> Option<FileError> {
    let message = match guard::guarded(|| dr_lint_rules::verify_syntax(old, new)) {
        Ok(Ok(())) => return None,
        Ok(Err(violation)) => format!("not fixed: {violation}"),
        Err(defect) => defect,
    };
    Some(FileError { path: (*name).to_owned(), message })
}

/// The file as it was before all fixes.
fn original<'o>(originals: &'o BTreeMap<String, Arc<SourceFile>>, file: &'o Arc<SourceFile>) -> &'o Arc<SourceFile> {
    originals.get(file.name()).unwrap_or(file)
}

/// The report on what was linted.
pub(crate) fn report(linted: &[Linted], mut errors: Vec<FileError>) -> Report {
    let mut parts: Vec<FileReport> = Vec::with_capacity(linted.len());
    for linted in linted {
        match &linted.result {
            Ok(part) => parts.push(part.clone()),
            Err(error) => errors.push(error.clone()),
        }
    }
    Report::new(parts, errors)
}
