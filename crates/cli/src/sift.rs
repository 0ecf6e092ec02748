//! Which fixes to leave out where all of them together don't pass: as few as possible, found by trying.

use std::collections::BTreeSet;

use dr_lint_reporter::FileError;
use dr_lint_rules::{Diagnostic, Edit, Fix};

use crate::fix::{Fixing, report};
use crate::run::Linted;
use crate::trail::Key;

/// How often files are fixed again to find out which of their fixes don't pass.
const MAX_TRIALS: usize = 64;

/// The fixes that don't pass.
pub(crate) struct Sifted {
    /// Their findings.
    pub(crate) withheld: BTreeSet<Key>,
    /// Why, for each of them.
    pub(crate) refused: Vec<FileError>,
}

struct Sieve<'s, 'a> {
    fixing: &'s Fixing<'a>,
    files: Vec<Linted>,
    trials: usize,
    /// The fixes that are not applied for now.
    withheld: BTreeSet<Key>,
    refused: Vec<FileError>,
}

/// Tries the fixes of files that don't pass with all of them.
pub(crate) fn sift(fixing: &Fixing<'_>, files: Vec<Linted>) -> Sifted {
    let found = report(&files, Vec::new());
    let is_wanted = |found: &&Diagnostic| found.fixes.iter().any(|fix| fix.applicability() >= fixing.wanted);
    let mut candidates: Vec<&Diagnostic> = found.diagnostics().iter().filter(is_wanted).collect();
    // What only puts something in comes first: the others may rest on it.
    let takes_away = |edit: &Edit| edit.place.span.start < edit.place.span.end;
    candidates.sort_by_key(|found| found.fixes.iter().flat_map(Fix::edits).any(takes_away));
    let withheld = candidates.iter().map(|found| Key::of(found)).collect();
    let mut sieve = Sieve { fixing, files, trials: MAX_TRIALS, withheld, refused: Vec::new() };
    sieve.halves(&candidates);
    if sieve.trials == 0 {
        let path = sieve.withheld.first().map(|key| key.file.clone()).unwrap_or_default();
        let message = "not fixed: too many fixes failed the check, so the remaining ones were not tried".to_owned();
        sieve.refused.push(FileError { path, message });
    }
    Sifted { withheld: sieve.withheld, refused: sieve.refused }
}

impl Sieve<'_, '_> {
    /// Tries to apply these, too. Where they don't pass together, each half is tried.
    fn pass(&mut self, more: &[&Diagnostic]) {
        if more.is_empty() || self.trials == 0 {
            return;
        }
        self.trials -= 1;
        let keys: BTreeSet<Key> = more.iter().map(|found| Key::of(found)).collect();
        let withheld: BTreeSet<Key> = self.withheld.difference(&keys).cloned().collect();
        let fixed = self.fixing.attempt(self.files.clone(), &withheld);
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
