//! `--merge`: one report of several.

use std::fs;
use std::path::PathBuf;

use dr_lint_reporter::{Report, counted};

use crate::disk;
use crate::error::Error;
use crate::options::Options;
use crate::outcome::Outcome;
use crate::output::{self, Output};

/// Reads JSON reports, and writes the one report that the options ask for.
///
/// # Errors
/// When a report can't be read or merged, or the new one can't be written.
pub(crate) fn merge(reports: &[PathBuf], options: &Options) -> Result<Outcome, Error> {
    for output in options.destination.files() {
        if reports.iter().any(|report| disk::is_same_file(report, output)) {
            return Err(Error::OutputIsInput(output.to_owned()));
        }
    }
    let texts = reports.iter().map(|path| {
        let text = fs::read_to_string(path).map_err(|error| Error::Report {
            name: path.display().to_string(),
            reason: format!("can't be read: {error}"),
        })?;
        Ok((path.display().to_string(), text))
    });
    let texts = texts.collect::<Result<Vec<_>, Error>>()?;
    let merged = dr_lint_reporter::merge(&texts)?.allowing(options.request.max_warnings);
    output::write(&options.destination, &merged, Output::Report)?;
    Ok(if is_complete(&merged) { options.passing.judge(&merged, 0) } else { Outcome::Incomplete })
}

/// Tells whether all shards are there, and says which are missing: what they found is in no report.
fn is_complete(merged: &Report) -> bool {
    let missing = merged.missing_shards();
    if let [first, others @ ..] = &missing[..] {
        // Shards of one run don't have to be told from those of others.
        let of = if first.paths == merged.request().paths {
            String::new()
        } else {
            format!(" of {}", first.paths.join(" "))
        };
        let first = first.shard;
        let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
        output::say(&format!(
            "{} missing: {first}{of}{more}; what the missing shards found is not in this report",
            if others.is_empty() {
                "a shard is".to_owned()
            } else {
                format!("{} are", counted(missing.len(), "shard"))
            },
        ));
    }
    missing.is_empty()
}
