//! Baselines: the findings that a team knows and has put off. New ones are reported, known ones are hidden.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::field::FieldPath;
use crate::fingerprint::{Fingerprint, LocalFingerprint};

/// Known findings, by the name that reports have for their file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<String, BTreeMap<LocalFingerprint, Known>>);

/// A finding that a baseline knows, in the parts that a person wants to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The name of its rule.
    pub rule: String,
    /// The field that it is about.
    pub field: Option<String>,
}

impl Baseline {
    /// Adds a finding in the file of that name.
    pub fn add(&mut self, file: impl Into<String>, fingerprint: LocalFingerprint, known: Known) {
        self.0.entry(file.into()).or_default().insert(fingerprint, known);
    }

    /// True if it knows the finding.
    pub fn knows(&self, file: &str, fingerprint: LocalFingerprint) -> bool {
        self.0.get(file).is_some_and(|known| known.contains_key(&fingerprint))
    }

    /// Returns the known findings of each file, by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &BTreeMap<LocalFingerprint, Known>)> {
        self.0.iter().map(|(file, known)| (file.as_str(), known))
    }

    /// Returns what it knows of these files and `found` doesn't have: it was fixed, or changed.
    pub fn gone<'b>(
        &'b self,
        files: &BTreeSet<String>,
        found: impl Iterator<Item = (&'b Diagnostic, Fingerprint)>,
    ) -> Vec<(&'b str, &'b Known)> {
        let there: BTreeSet<(&str, LocalFingerprint)> =
            found.map(|(found, fingerprint)| (found.place.file.name(), fingerprint.local())).collect();
        let of_run = self.0.iter().filter(|(file, _)| files.contains(file.as_str()));
        let entries = of_run.flat_map(|(file, known)| known.iter().map(move |entry| (file.as_str(), entry)));
        entries
            .filter(|(file, (fingerprint, _))| !there.contains(&(*file, **fingerprint)))
            .map(|(file, (_, known))| (file, known))
            .collect()
    }

    /// Returns the baseline that knows what was `found` in these files, and all that this one knows of others.
    #[must_use]
    pub fn updated<'f>(
        &self,
        files: &BTreeSet<String>,
        found: impl Iterator<Item = (&'f Diagnostic, Fingerprint)>,
    ) -> Self {
        let kept = self.0.iter().filter(|(file, _)| !files.contains(file.as_str()));
        let mut updated = Self(kept.map(|(file, known)| (file.clone(), known.clone())).collect());
        for (found, fingerprint) in found {
            let known = Known::of(found);
            updated.add(found.place.file.name(), fingerprint.local(), known);
        }
        updated
    }
}

impl Known {
    /// The parts of this finding.
    pub fn of(found: &Diagnostic) -> Self {
        Self { rule: found.rule.id.to_owned(), field: found.field.as_ref().map(FieldPath::to_string) }
    }
}
