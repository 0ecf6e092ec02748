//! The outcomes of linting single files, put together: what a report is made of.

use std::collections::HashSet;
use std::fmt;

use dr_lint_parser::Place;
use dr_lint_rules::{Diagnostic, SeenCall, Suppression};

use crate::clean;

/// The outcome of linting one file.
#[derive(Clone, Debug, Default)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// The reason why the file was linted.
    pub reason: Reason,
    /// Its findings, in any order. They may lie in files that it imports.
    pub diagnostics: Vec<Diagnostic>,
    /// The comments that suppress findings, also those in files that it imports.
    pub suppressions: Vec<Suppression>,
    /// The calls that were found, also those that don't count, and those in files that it imports.
    pub calls: Vec<SeenCall>,
    /// True if the file was parsed: only files that name a call are.
    pub parsed: bool,
    /// The place where the parser stopped, for each script of the file that can't be parsed.
    pub unparsable: Vec<Place>,
}

/// The reason why a file was linted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reason {
    /// The run is about it.
    #[default]
    Asked,
    /// It imports files that the run is about, and is not counted itself.
    Imports,
}

impl FileReport {
    /// The part of the report on an importer that has to do with the files that the run is about.
    #[must_use]
    pub fn about(self, is_asked: impl Fn(&str) -> bool) -> Self {
        let is_about = |place: &Place| is_asked(place.file.name());
        let diagnostics: Vec<Diagnostic> =
            self.diagnostics.into_iter().filter(|found| found.places().any(is_about)).collect();
        let reached: HashSet<Place> =
            diagnostics.iter().flat_map(|found| &found.related).map(|related| related.place.clone()).collect();
        let is_reached = |call: &SeenCall| is_about(&call.place) || reached.contains(&call.name);
        let suppressions = self
            .suppressions
            .into_iter()
            .map(|suppression| if is_about(&suppression.comment) { suppression } else { suppression.never_unused() });
        Self {
            name: self.name,
            reason: Reason::Imports,
            diagnostics,
            suppressions: suppressions.collect(),
            calls: self.calls.into_iter().filter(is_reached).collect(),
            parsed: false,
            unparsable: Vec::new(),
        }
    }
}

/// A file that could not be linted, for a reason that lies outside of its code: it is gone, unreadable, no text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileError {
    /// The file's path, as reports write paths.
    pub path: String,
    /// The reason, one sentence without a full stop.
    pub message: String,
}

/// Writes it on one line, without anything that a terminal would obey.
impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", clean::path(&self.path), clean::line(&self.message))
    }
}

/// The results of the files of a run, in any order.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) files: Vec<LookedAt>,
    pub(crate) errors: Vec<FileError>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) suppressions: Vec<Suppression>,
    pub(crate) calls: Vec<SeenCall>,
}

/// A file whose text was looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LookedAt {
    pub(crate) name: String,
    /// True if it was parsed.
    pub(crate) parsed: bool,
    /// True if it names a call and can't be parsed.
    pub(crate) unparsable: bool,
}

impl Gathered {
    /// Adds what one file gave.
    pub(crate) fn add(&mut self, part: FileReport) {
        let FileReport { name, reason, diagnostics, suppressions, calls, parsed, unparsable } = part;
        if reason == Reason::Asked {
            self.files.push(LookedAt { name, parsed, unparsable: !unparsable.is_empty() });
        }
        self.diagnostics.extend(diagnostics);
        self.suppressions.extend(suppressions);
        self.calls.extend(calls);
    }
}
