//! The option that merges reports.

use std::path::PathBuf;

use clap::ValueHint;

/// The options that only a run has that lints.
const OF_A_RUN: [&str; 23] = [
    "named",
    "exclude",
    "no_ignore",
    "force_exclude",
    "files_from",
    "staged",
    "since",
    "shard",
    "stdin_filename",
    "show_files",
    "config",
    "no_config",
    "init",
    "print_config",
    "rules",
    "receivers",
    "session_id",
    "fixing",
    "baseline",
    "write_baseline",
    "add_suppressions",
    "verbose",
    "watch",
];

/// The option that merges reports.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Report")]
pub(crate) struct MergeArgs {
    /// Make one report of several JSON reports, of shards or folders; what several of them have counts once
    ///
    /// Nothing is linted, and neither the files nor settings are needed: --format, --output, --output-file, --quiet, --stats,
    /// --max-warnings and --exit-zero hold as for a run.
    #[arg(long, value_name = "REPORT", num_args = 1.., value_hint = ValueHint::FilePath, conflicts_with_all = OF_A_RUN)]
    pub(crate) merge: Vec<PathBuf>,
}
