//! The finished report: what all files gave, merged, in order, counted.

use std::cmp::Reverse;
use std::collections::HashSet;

use dr_lint_rules::{Applicability, Diagnostic, Fix, Severity};

use crate::style::Verbosity;

/// What a run found. Every format is a function of this, so that all of them say the same.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    errors: Vec<FileError>,
    summary: Summary,
}

/// What linting one file gave.
#[derive(Debug, Default)]
pub struct FileReport {
    /// Its findings, in any order. They may lie in files that it imports.
    pub diagnostics: Vec<Diagnostic>,
    /// How many DigitalRiver.js calls counted.
    pub calls: usize,
    /// Whether the file was parsed: only files that name a call are.
    pub parsed: bool,
}

/// A file that could not be linted, for a reason that lies outside of its code: it is gone, unreadable, no text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileError {
    /// The file's path, as reports write paths.
    pub path: String,
    /// Why, one sentence without a full stop.
    pub message: String,
}

/// The report in numbers. They count everything, also what a format was told to leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files whose text was looked at. Files with an error entry instead, and imported files that nobody named, are not
    /// among them.
    pub files: usize,
    /// Of these, the ones that were parsed.
    pub parsed: usize,
    /// DigitalRiver.js calls that counted.
    pub calls: usize,
    /// Diagnostics of severity error. Error entries are not among them.
    pub errors: usize,
    /// Diagnostics of severity warning.
    pub warnings: usize,
    /// Diagnostics of severity info.
    pub infos: usize,
    /// Diagnostics with a safe fix.
    pub fixable: usize,
    /// Diagnostics that were fixed, and are no longer in the report.
    pub fixed: usize,
}

impl Report {
    /// The report on these files. The order of `parts` and `errors` makes no difference to it.
    pub fn new(parts: Vec<FileReport>, mut errors: Vec<FileError>) -> Self {
        let mut summary = Summary { files: parts.len(), ..Summary::default() };
        let mut found = Vec::new();
        for part in parts {
            summary.parsed += usize::from(part.parsed);
            summary.calls += part.calls;
            found.extend(part.diagnostics);
        }
        errors.sort();
        errors.dedup();
        let diagnostics = merged(found);
        summary.count(&diagnostics);
        Self { diagnostics, errors, summary }
    }

    /// What was found, by path and position.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The files that could not be linted, by path.
    pub fn errors(&self) -> &[FileError] {
        &self.errors
    }

    /// The report in numbers.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// What a format shows when asked for this much detail.
    pub(crate) fn shown(&self, detail: Verbosity) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(move |diagnostic| match detail {
            Verbosity::All => true,
            Verbosity::ErrorsOnly => diagnostic.severity == Severity::Error,
        })
    }
}

impl Summary {
    fn count(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
            let safe = diagnostic.fixes.iter().any(|fix| fix.applicability() == Applicability::Safe);
            self.fixable += usize::from(safe);
        }
    }
}

/// `found` in order, with equal findings made one. A file that several others import is looked at with each of them, so
/// one problem may arrive more than once, with different calls.
fn merged(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // All that differs takes part, so that the outcome doesn't hang on which file was finished first. Of equal findings
    // the strongest comes first and lends the others its words.
    found.sort_by(|left, right| {
        let identity = left.place.cmp(&right.place).then_with(|| identity(left).cmp(&identity(right)));
        identity
            .then_with(|| {
                (Reverse(left.severity), Reverse(left.certainty))
                    .cmp(&(Reverse(right.severity), Reverse(right.certainty)))
            })
            .then_with(|| left.message.cmp(&right.message))
            .then_with(|| (&left.methods, &left.related).cmp(&(&right.methods, &right.related)))
    });
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(found.len());
    for next in found {
        match kept.last_mut() {
            Some(last) if last.place == next.place && identity(last) == identity(&next) => absorb(last, next),
            _ => kept.push(next),
        }
    }
    kept
}

/// What makes two findings at one place the same.
fn identity(diagnostic: &Diagnostic) -> (&'static str, Option<&dr_lint_rules::FieldPath>) {
    (diagnostic.rule.id, diagnostic.field.as_ref())
}

/// Adds to `kept` what only `other`, an equal finding, knows.
fn absorb(kept: &mut Diagnostic, other: Diagnostic) {
    kept.severity = kept.severity.max(other.severity);
    kept.certainty = kept.certainty.max(other.certainty);
    kept.help = kept.help.take().or(other.help);
    let related: HashSet<_> = kept.related.iter().cloned().collect();
    kept.related.extend(other.related.into_iter().filter(|place| !related.contains(place)));
    for method in other.methods {
        if !kept.methods.contains(&method) {
            kept.methods.push(method);
        }
    }
    kept.fixes = agreed(&kept.fixes, &other.fixes);
}

/// The fixes of two equal findings. One that both offer is as safe as the more careful of them says; one that only one
/// of them offers is unsafe, since the other had a reason to leave it out.
fn agreed(left: &[Fix], right: &[Fix]) -> Vec<Fix> {
    let same = |one: &Fix, other: &Fix| one.title() == other.title() && one.edits() == other.edits();
    let careful = |fix: &Fix, others: &[Fix]| {
        let other = others.iter().find(|other| same(fix, other));
        let applicability = other.map_or(Applicability::Unsafe, |other| fix.applicability().min(other.applicability()));
        Fix::new(fix.title(), applicability, fix.edits().to_vec())
    };
    let only_right = right.iter().filter(|fix| !left.iter().any(|other| same(fix, other)));
    let left_fixes = left.iter().filter_map(|fix| careful(fix, right));
    left_fixes.chain(only_right.filter_map(|fix| careful(fix, left))).collect()
}
