//! The baseline's file: which one it is, reading it, writing it.
//!
//! ```json
//! {
//!   "version": 1,
//!   "files": {
//!     "src/pay.js": [
//!       { "rule": "legacy-field", "field": "amount", "fingerprint": "1f0c…" }
//!     ]
//!   }
//! }
//! ```
//!
//! Paths are relative to the folder of the file, so that it means the same wherever dr-lint is started.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use dr_lint_reporter::{Reason, Report, counted};
use dr_lint_rules::{Baseline, Diagnostic, Fingerprint, Known, LocalFingerprint, State};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::linted_file::LintedFile;
use crate::options::{BaselineOptions, Update};
use crate::output;
use crate::replace::write_whole;
use crate::workdir::WorkDir;

/// The name of a baseline that has no other.
const DEFAULT: &str = "dr-lint-baseline.json";

/// The version of the format: raised when something that is there changes its meaning or goes.
const VERSION: u32 = 1;

/// A baseline and the file that it is in.
pub(crate) struct BaselineFile {
    pub(crate) path: PathBuf,
    /// The findings that are known, by the names that reports have for their files.
    pub(crate) known: Baseline,
}

/// The file's content.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    version: u32,
    files: BTreeMap<String, Vec<Entry>>,
}

/// A finding in the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    field: Option<String>,
    fingerprint: String,
}

impl BaselineFile {
    /// Reads the baseline of a run: that of the command line, otherwise that of the configuration. Without one, nothing
    /// is known.
    ///
    /// # Errors
    /// When the file that was named is not there or is no baseline. One that is to be written may be missing.
    pub(crate) fn load(options: &BaselineOptions, configured: Option<&Path>, workdir: &WorkDir) -> Result<Self, Error> {
        let named = options.file.clone().or_else(|| configured.map(|path| PathBuf::from(workdir.name(path))));
        let is_named = named.is_some();
        let path = named.unwrap_or_else(|| PathBuf::from(DEFAULT));
        let is_written = options.update == Update::Written;
        if !is_named && !is_written || is_written && !path.exists() {
            return Ok(Self { path, known: Baseline::default() });
        }
        let unread = |error: io::Error| {
            let cure = if path.exists() { "" } else { "; write one with --write-baseline" };
            Error::Baseline(path.clone(), format!("can't be read: {error}{cure}"))
        };
        let failed = |reason: String| {
            // Writing over it would lose what it knows of other files.
            let cure = "restore it, or delete it and write a new one with --write-baseline";
            Error::Baseline(path.clone(), format!("{reason}; {cure}"))
        };
        let text = fs::read_to_string(&path).map_err(unread)?;
        let content: Content = serde_json::from_str(&text).map_err(|error| failed(format!("is broken: {error}")))?;
        if content.version != VERSION {
            return Err(failed(format!("has version {}, and this dr-lint knows {VERSION}", content.version)));
        }
        let mut known = Baseline::empty();
        for (file, entries) in content.files {
            let name = workdir.name(&folder(&path).join(file));
            for entry in entries {
                let fingerprint = LocalFingerprint::parse(&entry.fingerprint)
                    .ok_or_else(|| failed(format!("is broken: `{}` is no fingerprint", entry.fingerprint)))?;
                known.add(name.as_str(), fingerprint, Known { rule: entry.rule, field: entry.field });
            }
        }
        Ok(Self { path, known })
    }

    /// Says on standard error how many of the known findings are gone.
    pub(crate) fn say_what_is_gone(&self, report: &Report, linted: &[LintedFile], workdir: &WorkDir) {
        let gone = self.known.gone(&self.files(linted, workdir), all(report)).len();
        if gone > 0 {
            let path = self.path.display();
            output::say(&format!(
                "{} that {path} knows {} gone: fixed, or in code that changed. Update the baseline with --write-baseline.",
                counted(gone, "finding"),
                if gone == 1 { "is" } else { "are" },
            ));
        }
    }

    /// Writes the baseline with what is in the report.
    ///
    /// # Errors
    /// When the file can't be written.
    pub(crate) fn write(&self, report: &Report, linted: &[LintedFile], workdir: &WorkDir) -> Result<(), Error> {
        let files = self.files(linted, workdir);
        let kept = report.findings().iter().filter(|finding| !matches!(finding.state, State::Suppressed { .. }));
        let updated = self.known.updated(&files, kept.map(|finding| (&finding.diagnostic, finding.fingerprint)));
        let base = WorkDir::of(folder(&self.path), workdir);
        let entries = |known: &BTreeMap<LocalFingerprint, Known>| {
            let mut entries: Vec<Entry> = known
                .iter()
                .map(|(fingerprint, known)| Entry {
                    rule: known.rule.clone(),
                    field: known.field.clone(),
                    fingerprint: fingerprint.to_string(),
                })
                .collect();
            entries.sort_by(|a, b| (&a.rule, &a.field, &a.fingerprint).cmp(&(&b.rule, &b.field, &b.fingerprint)));
            entries
        };
        let files = updated.files().map(|(name, known)| (base.name(&workdir.path(name)), entries(known)));
        let content = Content { version: VERSION, files: files.collect() };
        let mut text = serde_json::to_string_pretty(&content).expect("its keys are texts");
        text.push('\n');
        let unwritten = |error| Error::Baseline(self.path.clone(), format!("can't be written: {error}"));
        write_whole(&self.path, &text).map_err(unwritten)?;
        let known = content.files.values().map(Vec::len).sum();
        output::say(&format!("{} knows {}", self.path.display(), counted(known, "finding")));
        Ok(())
    }

    /// Says on standard error that the baseline stays as it is, because the run is incomplete.
    pub(crate) fn say_it_was_not_written(&self, report: &Report) {
        let paths = counted(report.errors().len(), "path");
        output::say(&format!("{} was not written: {paths} could not be linted or fixed", self.path.display()));
    }

    /// The files that this run speaks of: those that it looked at, and those that are gone.
    fn files(&self, linted: &[LintedFile], workdir: &WorkDir) -> BTreeSet<String> {
        let looked_at = linted.iter().filter(|file| file.reason == Reason::Asked && file.result.is_ok());
        let names = looked_at.flat_map(|file| file.files.iter().map(|file| file.name()).chain([file.name.as_str()]));
        let gone = self.known.files().map(|(name, _)| name).filter(|name| !workdir.path(name).exists());
        names.chain(gone).map(ToOwned::to_owned).collect()
    }
}

/// All findings that could be in a baseline.
fn all(report: &Report) -> impl Iterator<Item = (&Diagnostic, Fingerprint)> {
    report.findings().iter().map(|finding| (&finding.diagnostic, finding.fingerprint))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
