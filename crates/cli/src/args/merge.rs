//! The option that merges reports.

use std::path::PathBuf;

use clap::ValueHint;

/// The options that only a run has that lints.
const OF_A_RUN: [&str; 24] = [
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
    "explain",
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use crate::args::Args;

    /// The options that hold for a merge as for a run.
    const HOLD: [&str; 9] =
        ["format", "output_file", "outputs", "quiet", "stats", "max_warnings", "exit_zero", "color", "threads"];

    /// The options that need one of those that fix files: these are refused.
    const OF_FIXES: [&str; 3] = ["unsafe_fixes", "keep_unused", "exit_non_zero_on_fix"];

    /// The options that print something and do nothing else, whatever stands beside them.
    const PRINT: [&str; 5] = ["list_rules", "completions", "man", "help", "version"];

    #[test]
    fn every_option_holds_for_a_merge_or_is_refused() {
        let mut command = Args::command();
        command.build();
        let merge = command.get_arguments().find(|option| option.get_id() == "merge").unwrap();
        let refused = command.get_arg_conflicts_with(merge);
        let others =
            command.get_arguments().filter(|option| !refused.iter().any(|one| one.get_id() == option.get_id()));
        let others: BTreeSet<&str> = others.map(|option| option.get_id().as_str()).collect();
        let expected = HOLD.into_iter().chain(OF_FIXES).chain(PRINT).chain(["merge"]);
        assert_eq!(others, expected.collect());
    }
}
