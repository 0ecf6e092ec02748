//! The options that decide which exit code a run ends with.

/// The options about the exit code.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Exit code")]
pub(crate) struct ExitArgs {
    /// Exit with 1 when there are more than N warnings
    #[arg(long, value_name = "N")]
    pub(crate) max_warnings: Option<usize>,

    /// Exit with 0 where findings, warnings or changes would make it 1; with 2 as ever when dr-lint could not do its job
    #[arg(long)]
    pub(crate) exit_zero: bool,

    /// With --fix: exit with 1 when a file was changed, also when nothing is left to fix
    #[arg(long, requires = "writing", conflicts_with = "diff")]
    pub(crate) exit_non_zero_on_fix: bool,
}
