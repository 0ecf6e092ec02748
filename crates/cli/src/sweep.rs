//! Sweeping after fixes: code that only the removed values used goes, too, unless the user wants to keep it.

use std::collections::BTreeSet;

use dr_lint_reporter::{apply_all, shown_path};
use dr_lint_rules::{Fix, Sweep, sweep};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::attempt::{ChangedFile, Fixed, Fixing, UnusedCode};
use crate::guard;

impl<'a> Fixing<'a> {
    /// Takes away what the fixes left unused in the files that are `meant`, and lints what changed; gives the names of the
    /// files that did.
    pub(crate) fn sweep(&self, fixed: &mut Fixed<'a>, meant: impl Fn(&str) -> bool) -> BTreeSet<String> {
        if self.unused == UnusedCode::Kept {
            return BTreeSet::new();
        }
        let changes: Vec<ChangedFile<'_>> = fixed.changes().filter(|(name, ..)| meant(name)).collect();
        let fixes: Vec<Fix> = changes.par_iter().filter_map(|change| left_by(fixed, change).fix).collect();
        self.take(fixed, apply_all(&fixes, |_| true))
    }
}

impl Fixed<'_> {
    /// Notes on what is unused by now, by file and position.
    pub(crate) fn what_is_unused(&self) -> Vec<String> {
        let changes: Vec<ChangedFile<'_>> = self.changes().collect();
        let notes = changes.par_iter().flat_map_iter(|change| {
            left_by(self, change).unused.into_iter().map(|unused| {
                let at = unused.place.start();
                format!("{}:{}:{}: {}", shown_path(change.0), at.line, at.column, unused.message)
            })
        });
        notes.collect()
    }
}

/// The code that the fixes of a file left unused. After a panic in the search for it, nothing is swept.
fn left_by(fixed: &Fixed<'_>, (name, before, after): &ChangedFile<'_>) -> Sweep {
    guard::guarded(|| sweep(before, after, &|at| fixed.offsets.moved(name, at))).unwrap_or_default()
}
