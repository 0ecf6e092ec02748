//! The options that choose files.

use std::path::PathBuf;

use clap::ValueHint;
use dr_lint_reporter::Shard;

/// The options that choose files.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Files")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a user sets or doesn't")]
pub(crate) struct FileArgs {
    /// Skip the files and folders that GLOB means, besides those that the configuration excludes; may be repeated
    ///
    /// Globs are relative to the working directory and written as in .gitignore: `dist`, `*.test.js`, `src/vendor/**`.
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,

    /// Also lint what .gitignore and .ignore name
    #[arg(long)]
    pub(crate) no_ignore: bool,

    /// Skip named files, too, if they are excluded, minified or in `node_modules`
    ///
    /// For hooks, which name files that nobody chose. When no file is left, that is no error.
    #[arg(long)]
    pub(crate) force_exclude: bool,

    /// Also lint the files and directories that FILE lists, one in each line or ended by NUL; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files_from: Option<PathBuf>,

    /// Lint only files with staged changes, as they are in the index; of others that they import, too, the staged text counts
    ///
    /// --fix changes files only where the index and the working tree agree; stage the changes afterwards.
    #[arg(long, conflicts_with_all = ["since", "files_from"])]
    pub(crate) staged: bool,

    /// Lint only files that have changed since the working tree left REV: committed, not committed, and new ones
    #[arg(long, value_name = "REV", conflicts_with = "files_from")]
    pub(crate) since: Option<String>,

    /// Lint one part of the files, on one of several machines: `2/4` is the second of four
    ///
    /// A hash of its path says which part a file is in. What it imports is read all the same, so that several parts may
    /// have the same finding; --merge makes one report of all.
    #[arg(long, value_name = "I/N")]
    pub(crate) shard: Option<Shard>,

    /// The file name that reports use for standard input; its extension says which language it is
    #[arg(long, value_name = "NAME", value_hint = ValueHint::FilePath)]
    pub(crate) stdin_filename: Option<PathBuf>,

    /// Print the names of the files that would be linted, and lint none
    #[arg(long, conflicts_with_all = ["fixing", "init", "print_config", "write_baseline", "add_suppressions"])]
    pub(crate) show_files: bool,
}

impl FileArgs {
    /// True if files come from somewhere else than the paths of the command line.
    pub(crate) fn has_source(&self) -> bool {
        self.files_from.is_some()
    }
}
