//! Fixing in memory, in rounds: lint, apply what lies apart, lint the new texts, until nothing is left to do. Then each
//! changed file is held against what it was.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::{Files, SourceFile};
use dr_lint_reporter::{FileError, FixedFile, Report};
use dr_lint_rules::{Applicability, Baseline, Config, Diagnostic, Known, State, Version};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::git::IndexTexts;
use crate::groups::Groups;
use crate::guard;
use crate::linted_file::{LintedFile, asked, report};
use crate::offset_map::{FindingKey, OffsetMaps};
use crate::resolve::Overlay;
use crate::selection::{LeftOut, Selection};
use crate::walk;
use crate::workdir::WorkDir;

/// The greatest number of rounds. Each takes one layer off: a field that was written twice, the last of a literal.
pub(crate) const MAX_ROUNDS: usize = 100;

/// The outcome of an attempt to fix files.
pub(crate) struct Fixed<'a> {
    /// The new texts.
    pub(crate) texts: Overlay<'a>,
    /// The old texts of the changed files, by name.
    pub(crate) originals: BTreeMap<String, Arc<SourceFile>>,
    /// Maps offsets of the first texts to the new texts.
    pub(crate) offsets: OffsetMaps,
    /// The groups of files that belong together.
    pub(crate) together: Groups,
    /// The findings before all fixes that are reported.
    found: Vec<FindingKey>,
    /// Those that the baseline knows.
    baselined: Vec<FindingKey>,
    /// The baseline, which also knows these findings by what stands around them now.
    pub(crate) baseline: Baseline,
    /// Each file that was linted, as its new text is.
    pub(crate) linted: Vec<LintedFile>,
    /// Notes on files that are not named and so keep their text although there are fixes for them, each once.
    pub(crate) kept: BTreeSet<String>,
    /// Notes on what the fixes left unused and is still there.
    pub(crate) unused: Vec<String>,
    /// The files that keep their old text although there were fixes.
    pub(crate) refused: Vec<FileError>,
}

/// A changed file: its name, old text and new text.
pub(crate) type ChangedFile<'c> = (&'c str, &'c Arc<SourceFile>, &'c Arc<SourceFile>);

/// The fixes that are applied, and the files that may be changed.
pub(crate) struct Fixing<'a> {
    pub(crate) imports: &'a dyn Files,
    pub(crate) config: &'a Config,
    /// The findings that are neither reported nor fixed.
    pub(crate) baseline: &'a Baseline,
    pub(crate) wanted: Applicability,
    /// The fate of files that were not named. Only files below the working directory that people write are ever changed.
    pub(crate) outside: Outside,
    pub(crate) kept: Kept<'a>,
    /// The fate of what the fixes leave unused.
    pub(crate) unused: UnusedCode,
}

/// The fate of code that fixes leave unused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnusedCode {
    /// It is removed, where that has no effect on anything else.
    Removed,
    /// It stays.
    Kept,
}

/// The parts of the command line that say which files a search of the working directory would leave out.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    pub(crate) workdir: &'a WorkDir,
    pub(crate) selection: &'a Selection,
    /// The texts that were linted instead of those on the disk.
    pub(crate) index: &'a IndexTexts,
}

/// The fate of files that were not named, but are imported by those that were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// They are fixed as the named ones are.
    Fixed,
    /// They keep their text: only standard input is fixed.
    Kept,
}

impl<'a> Fixing<'a> {
    /// Applies all fixes but the withheld ones, and sweeps the files that are `swept`, without a look at what comes of it.
    pub(crate) fn attempt(
        &self,
        linted: Vec<LintedFile>,
        withheld: &BTreeSet<FindingKey>,
        swept: impl Fn(&str) -> bool,
    ) -> Fixed<'a> {
        let mut fixed = self.unfixed(linted);
        for _ in 0..MAX_ROUNDS {
            // Where there is less to look at after a sweep, more may be found.
            if self.round(&mut fixed, withheld).is_empty() && self.sweep(&mut fixed, &swept).is_empty() {
                break;
            }
        }
        fixed
    }

    /// The files as they are before all fixes.
    pub(crate) fn unfixed(&self, linted: Vec<LintedFile>) -> Fixed<'a> {
        let first = report(&linted, Vec::new(), self.baseline);
        let baselined = first.findings().iter().filter(|finding| finding.state == State::Baselined);
        Fixed {
            texts: Overlay::new(self.imports),
            originals: BTreeMap::new(),
            offsets: OffsetMaps::default(),
            together: Groups::default(),
            found: first.diagnostics().map(FindingKey::of).collect(),
            baselined: baselined.map(|finding| FindingKey::of(&finding.diagnostic)).collect(),
            baseline: self.baseline.clone(),
            linted,
            kept: BTreeSet::new(),
            unused: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// Applies what can be applied together, and lints what changed; gives the names of the files that did.
    fn round(&self, fixed: &mut Fixed<'a>, withheld: &BTreeSet<FindingKey>) -> BTreeSet<String> {
        let report = fixed.report(Vec::new());
        let withheld: BTreeSet<FindingKey> = withheld.iter().filter_map(|key| fixed.offsets.follow(key)).collect();
        let chosen = report.diagnostics().filter(|found| !withheld.contains(&FindingKey::of(found)));
        self.apply(fixed, chosen)
    }

    /// Applies the fixes of these findings, and lints what changed; gives the names of the files that did.
    pub(crate) fn apply<'d>(
        &self,
        fixed: &mut Fixed<'a>,
        chosen: impl Iterator<Item = &'d Diagnostic>,
    ) -> BTreeSet<String> {
        let named = asked(&fixed.linted);
        let allowed = |file: &SourceFile| self.why_kept(file.name(), &named).is_none();
        let files = dr_lint_reporter::apply(chosen, self.wanted, allowed);
        self.take(fixed, files)
    }

    /// Takes the new texts of these files, and lints what changed; gives their names.
    pub(crate) fn take(&self, fixed: &mut Fixed<'a>, files: Vec<FixedFile>) -> BTreeSet<String> {
        let mut changed = BTreeSet::new();
        for file in files {
            let name = file.before.name().to_owned();
            fixed.offsets.add(&name, file.edits);
            fixed.together.add(&name, file.with);
            fixed.texts.changed.insert(name.clone(), Arc::new(SourceFile::new(name.as_str(), file.text)));
            fixed.originals.entry(name.clone()).or_insert(file.before);
            changed.insert(name);
        }
        if !changed.is_empty() {
            self.lint_again(fixed, &changed);
            fixed.follow_baseline();
        }
        changed
    }

    /// The reason not to change a file, where these are named.
    pub(crate) fn why_kept(&self, name: &str, named: &BTreeSet<&str>) -> Option<&'static str> {
        if !self.kept.index.is_empty() && self.kept.index.contains_key(&self.kept.workdir.full(name)) {
            return Some("its staged text is another one than that of the file; stage the file to have it fixed, too");
        }
        match self.outside {
            _ if named.contains(name) => None,
            Outside::Fixed => walk::why_kept(name).or_else(|| {
                let left_out = self.kept.selection.leaves_out(&self.kept.workdir.full(name));
                left_out.map(|place| match place {
                    LeftOut::ByConfiguration => {
                        "the configuration leaves it out (`include`, `exclude`); name it to have it fixed, too"
                    }
                    LeftOut::ByCommandLine => "`--exclude` leaves it out; name it to have it fixed, too",
                })
            }),
            Outside::Kept => Some("only standard input is fixed"),
        }
    }

    /// Lints every file again that one of the changed ones takes part in.
    pub(crate) fn lint_again(&self, fixed: &mut Fixed<'a>, changed: &BTreeSet<String>) {
        let texts = &fixed.texts;
        let again: Vec<(usize, LintedFile)> = (0..fixed.linted.len())
            .into_par_iter()
            .filter(|index| fixed.linted[*index].takes_part(changed))
            .filter_map(|index| {
                let old = &fixed.linted[index];
                let file = texts.latest(original(&fixed.originals, old.files.first()?));
                Some((index, old.again(&file, texts, self.config)))
            })
            .collect();
        for (index, linted) in again {
            fixed.linted[index] = linted;
        }
    }

    /// The errors of the new texts, compared with the old.
    pub(crate) fn wrong(&self, fixed: &Fixed<'a>, before: &[LintedFile]) -> Vec<FileError> {
        let changed: BTreeSet<String> = fixed.texts.changed.keys().cloned().collect();
        let touched: Vec<&LintedFile> = before.iter().filter(|linted| linted.takes_part(&changed)).collect();
        let mut wrong: Vec<FileError> = fixed.changes().filter_map(|change| broken(fixed, &change)).collect();
        let suspects = touched.par_iter().filter(|linted| !wrong.iter().any(|error| linted.has(&error.path)));
        let violations: Vec<FileError> = suspects.filter_map(|linted| self.violation(fixed, linted)).collect();
        wrong.extend(violations);
        wrong
    }

    /// The error of the new text of a file, or of a file that it imports.
    fn violation(&self, fixed: &Fixed<'a>, linted: &LintedFile) -> Option<FileError> {
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
    pub(crate) fn changes(&self) -> impl Iterator<Item = ChangedFile<'_>> {
        self.texts.changed.iter().filter_map(|(name, new)| Some((name.as_str(), self.originals.get(name)?, new)))
    }

    /// The report on the files as they are now.
    pub(crate) fn report(&self, errors: Vec<FileError>) -> Report {
        report(&self.linted, errors, &self.baseline)
    }

    /// Makes the baseline know the findings that it knew before, although the text around them was fixed.
    fn follow_baseline(&mut self) {
        if self.baselined.is_empty() {
            return;
        }
        let now: BTreeSet<FindingKey> = self.baselined.iter().filter_map(|key| self.offsets.follow(key)).collect();
        for finding in self.report(Vec::new()).findings() {
            let found = &finding.diagnostic;
            if now.contains(&FindingKey::of(found)) {
                self.baseline.add(found.place.file.name(), finding.fingerprint.local(), Known::of(found));
            }
        }
    }

    /// The number of the first findings that are gone.
    pub(crate) fn count(&self) -> usize {
        let left: BTreeSet<FindingKey> = self.report(Vec::new()).diagnostics().map(FindingKey::of).collect();
        let is_left = |key: &&FindingKey| self.offsets.follow(key).is_some_and(|now| left.contains(&now));
        self.found.len() - self.found.iter().filter(is_left).count()
    }
}

/// The error in the syntax of a new text.
fn broken(fixed: &Fixed<'_>, (name, old, new): &ChangedFile<'_>) -> Option<FileError> {
    let moved = |at| fixed.offsets.moved(name, at);
    let message = match guard::guarded(|| dr_lint_rules::verify_syntax(old, new, &moved)) {
        Ok(Ok(())) => return None,
        Ok(Err(violation)) => format!("not fixed: {violation}"),
        Err(defect) => defect,
    };
    Some(FileError { path: (*name).to_owned(), message })
}

/// The file as it was before all fixes.
pub(crate) fn original<'o>(
    originals: &'o BTreeMap<String, Arc<SourceFile>>,
    file: &'o Arc<SourceFile>,
) -> &'o Arc<SourceFile> {
    originals.get(file.name()).unwrap_or(file)
}
