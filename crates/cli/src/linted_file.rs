//! A file that was linted, and the report on all of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use dr_lint_parser::{Files, Limit, Place, SourceFile};
use dr_lint_reporter::{FileError, FileReport, Reason, Report};
use dr_lint_rules::{Baseline, Config};

use crate::guard;

/// A file that was linted, and its findings.
#[derive(Clone)]
pub(crate) struct LintedFile {
    /// Its name.
    pub(crate) name: String,
    /// The reason why it was linted.
    pub(crate) reason: Reason,
    /// The texts that took part: its own, then those that it imports. Empty when it was not parsed.
    pub(crate) files: Vec<Arc<SourceFile>>,
    /// Its findings.
    pub(crate) result: Result<FileReport, FileError>,
    /// The limits that it met, each with the first place.
    pub(crate) limits: Vec<(Limit, Place)>,
}

impl LintedFile {
    /// Lints a text. Whatever goes wrong with it is its own affair.
    pub(crate) fn of(file: &Arc<SourceFile>, files: &dyn Files, config: &Config) -> Self {
        let name = file.name().to_owned();
        match guard::guarded(|| dr_lint_rules::lint(file, files, config)) {
            Ok(dr_lint_rules::Linted { diagnostics, suppressions, calls, parsed, unparsable, files, limits }) => {
                let reason = Reason::Asked;
                let result =
                    Ok(FileReport { name: name.clone(), reason, diagnostics, suppressions, calls, parsed, unparsable });
                Self { name, reason, files, result, limits }
            }
            Err(message) => Self::unlinted(name, message),
        }
    }

    /// Lints an importer of files that the run is about.
    pub(crate) fn importer(file: &Arc<SourceFile>, files: &dyn Files, config: &Config) -> Self {
        Self { reason: Reason::Imports, ..Self::of(file, files, config) }
    }

    /// Lints a new text of the file, for the same reason.
    pub(crate) fn again(&self, file: &Arc<SourceFile>, files: &dyn Files, config: &Config) -> Self {
        Self { reason: self.reason, ..Self::of(file, files, config) }
    }

    /// A file in which there is nothing to find.
    pub(crate) fn silent(name: String) -> Self {
        let result = Ok(FileReport { name: name.clone(), ..FileReport::default() });
        Self { name, reason: Reason::Asked, files: Vec::new(), result, limits: Vec::new() }
    }

    /// A file that could not be linted.
    pub(crate) fn unlinted(name: String, message: String) -> Self {
        let error = FileError { path: name.clone(), message };
        Self { name, reason: Reason::Asked, files: Vec::new(), result: Err(error), limits: Vec::new() }
    }

    /// True if one of these files took part.
    pub(crate) fn takes_part(&self, names: &BTreeSet<String>) -> bool {
        self.files.iter().any(|file| names.contains(file.name()))
    }

    /// True if the file of that name took part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name() == name)
    }

    /// The names of the files that took part.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        self.files.iter().map(|file| file.name().to_owned())
    }
}

/// The names of the files that the run is about.
pub(crate) fn asked(linted: &[LintedFile]) -> BTreeSet<&str> {
    let asked = linted.iter().filter(|file| file.reason == Reason::Asked);
    asked.map(|file| file.name.as_str()).collect()
}

/// The report on what was linted, without what the `baseline` knows.
pub(crate) fn report(linted: &[LintedFile], mut errors: Vec<FileError>, baseline: &Baseline) -> Report {
    let mut parts: Vec<FileReport> = Vec::with_capacity(linted.len());
    let asked = asked(linted);
    for file in linted {
        match &file.result {
            Ok(part) if file.reason == Reason::Imports => parts.push(part.clone().about(|name| asked.contains(name))),
            Ok(part) => parts.push(part.clone()),
            Err(error) => errors.push(error.clone()),
        }
    }
    Report::new(parts, errors, baseline)
}
