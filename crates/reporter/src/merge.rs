//! One report of several JSON reports: of the shards of a run, or of runs over different folders.

use std::collections::BTreeSet;

use dr_lint_rules::Extent;
use serde::Deserialize;
use serde_json::Value;

use crate::formats::REPORT_VERSION;
use crate::gathered::FileError;
use crate::record::{Broken, Merged, Record, Texts};
use crate::report::Report;
use crate::request::Part;

/// A report that can't be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmergeable {
    /// The name of the report.
    pub report: String,
    /// The reason, as the rest of a sentence about the report.
    pub reason: String,
}

#[derive(Deserialize)]
struct ErrorEntry {
    path: String,
    message: String,
}

/// Makes one report of several JSON reports, each given with its name and text. What several of them have is in it once:
/// the shards of a run give what the whole run would have given.
///
/// # Errors
/// When a text is no JSON report, or two reports have different texts of one file.
pub fn merge(reports: &[(String, String)]) -> Result<Report, Unmergeable> {
    let broken = |name: &str, Broken(why)| Unmergeable { report: name.to_owned(), reason: format!("is broken: {why}") };
    let mut texts = Texts::default();
    let mut parsed: Vec<(&str, Record, Vec<FileError>)> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    // A report that is named twice, by a pattern and by itself, is one.
    for (name, text) in reports.iter().filter(|(_, text)| seen.insert(text)) {
        let unmergeable = |reason| Unmergeable { report: name.clone(), reason };
        let (mut record, errors) = parse(text).map_err(unmergeable)?;
        let other_text = |path| unmergeable(format!("has another text of {path} than the reports before it; {SAME}"));
        let own = record.take_texts().map_err(|why| broken(name, why))?;
        texts.add(own).map_err(other_text)?;
        parsed.push((name, record, errors));
    }
    let mut parts = BTreeSet::new();
    for (name, record, _) in &parsed {
        parts.extend(record.parts().map_err(|why| broken(name, why))?);
    }
    let parts = incomplete(&parts);
    let files = texts.files();
    let mut merged = Merged::new(&files, if parts.is_empty() { Extent::Whole } else { Extent::Part });
    let mut last = "";
    for (name, record, errors) in parsed {
        merged.add(record, errors).map_err(|why| broken(name, why))?;
        last = name;
    }
    merged.report(parts).map_err(|why| broken(last, why))
}

/// The cure for reports that don't belong together.
const SAME: &str = "write all of them from the same commit, in the same directory";

/// Reads a JSON report: its record, and its error entries.
///
/// # Errors
/// The reason, as the rest of a sentence about the report.
fn parse(text: &str) -> Result<(Record, Vec<FileError>), String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report: Value = serde_json::from_str(text).map_err(|error| format!("is not JSON: {error}"))?;
    if !["version", "diagnostics", "summary"].iter().all(|key| report.get(key).is_some()) {
        return Err("is not a JSON report of dr-lint; write one with --format json".to_owned());
    }
    if report["version"] != REPORT_VERSION {
        return Err(format!("has version {}, and this dr-lint reads version {REPORT_VERSION}", report["version"]));
    }
    if report["record"]["version"] != Record::VERSION {
        return Err("was written by another version of dr-lint: merge reports with the one that wrote them".to_owned());
    }
    let broken = |error: serde_json::Error| format!("is broken: {error}");
    let errors: Vec<ErrorEntry> = serde_json::from_value(report["errors"].take()).map_err(broken)?;
    let record = serde_json::from_value(report["record"].take()).map_err(broken)?;
    Ok((record, errors.into_iter().map(|ErrorEntry { path, message }| FileError { path, message }).collect()))
}

/// Those of these parts whose others aren't all there.
fn incomplete(parts: &BTreeSet<Part>) -> Vec<Part> {
    let is_alone = |part: &&Part| part.all().any(|other| !parts.contains(&other));
    parts.iter().filter(is_alone).cloned().collect()
}
