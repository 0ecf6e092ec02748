//! Bisection of fixes that don't pass together: finds the ones to leave out, as few as possible, by trying.

use std::collections::BTreeSet;

use dr_lint_reporter::FileError;
use dr_lint_rules::{Diagnostic, Edit, Fix};

use crate::attempt::Fixing;
use crate::linted_file::{LintedFile, report};
use crate::offset_map::FindingKey;

/// The number of times that files are fixed again to find the fixes that don't pass.
const MAX_TRIALS: usize = 64;

/// The outcome of a bisection: the fixes that don't pass.
pub(crate) struct Bisected {
    /// Their findings.
    pub(crate) withheld: BTreeSet<FindingKey>,
    /// The reasons, one for each of them.
    pub(crate) refused: Vec<FileError>,
}

/// A bisection under way.
struct Bisection<'s, 'a> {
    fixing: &'s Fixing<'a>,
    files: Vec<LintedFile>,
    trials: usize,
    /// The fixes that are not applied for now.
    withheld: BTreeSet<FindingKey>,
    refused: Vec<FileError>,
}

/// Finds the fixes that don't pass, in files that don't pass with all of theirs.
pub(crate) fn bisect(fixing: &Fixing<'_>, files: Vec<LintedFile>) -> Bisected {
    let found = report(&files, Vec::new(), fixing.baseline);
    let is_wanted = |found: &&Diagnostic| found.fixes.iter().any(|fix| fix.applicability() >= fixing.wanted);
    let mut candidates: Vec<&Diagnostic> = found.diagnostics().filter(is_wanted).collect();
    // What only puts something in comes first: the others may rest on it.
    let takes_away = |edit: &Edit| edit.place.span.start < edit.place.span.end;
    candidates.sort_by_key(|found| found.fixes.iter().flat_map(Fix::edits).any(takes_away));
    let withheld = candidates.iter().map(|found| FindingKey::of(found)).collect();
    let mut bisection = Bisection { fixing, files, trials: MAX_TRIALS, withheld, refused: Vec::new() };
    bisection.halves(&candidates);
    if bisection.trials == 0 {
        let path = bisection.withheld.first().map(|key| key.file.clone()).unwrap_or_default();
        let message = "not fixed: too many fixes failed the check, so the remaining ones were not tried".to_owned();
        bisection.refused.push(FileError { path, message });
    }
    Bisected { withheld: bisection.withheld, refused: bisection.refused }
}

impl Bisection<'_, '_> {
    /// Tries to apply these, too. Where they don't pass together, each half is tried.
    fn pass(&mut self, more: &[&Diagnostic]) {
        if more.is_empty() || self.trials == 0 {
            return;
        }
        self.trials -= 1;
        let keys: BTreeSet<FindingKey> = more.iter().map(|found| FindingKey::of(found)).collect();
        let withheld: BTreeSet<FindingKey> = self.withheld.difference(&keys).cloned().collect();
        let fixed = self.fixing.attempt(self.files.clone(), &withheld, |_| false);
        let wrong = self.fixing.wrong(&fixed, &self.files);
        match (&wrong[..], more) {
            ([], _) => self.withheld = withheld,
            ([error, ..], [only]) => {
                let line = only.place.start().line;
                let message = format!("line {line}, {}: {}", only.rule.id, error.message);
                self.refused.push(FileError { path: only.place.file.name().to_owned(), message });
            }
            _ => self.halves(more),
        }
    }

    fn halves(&mut self, all: &[&Diagnostic]) {
        let (first, second) = all.split_at(all.len().div_ceil(2));
        self.pass(first);
        self.pass(second);
    }
}
