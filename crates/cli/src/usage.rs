//! Mistakes in the command line that its parser can't see.

use std::path::PathBuf;
use std::{fmt, io};

/// A mistake in the command line.
#[derive(Debug)]
pub(crate) enum Usage {
    /// There is no rule and no payment method of that name.
    NothingToExplain {
        /// The text that the user wrote.
        name: String,
        /// The closest name.
        meant: Option<String>,
    },
    /// A name for standard input, which is not linted.
    UnusedStdinFilename,
    /// Standard input is to be linted, and is to list files.
    StdinTwice,
    /// Standard input is to be linted, and only changed files are.
    StdinUnchanged,
    /// Standard input is to be linted, and files are to be split into shards.
    StdinInShard,
    /// The baseline is to be written with what one shard finds.
    BaselineOfShard,
    /// Questions are to be asked, and standard input is to be linted or to list files.
    StdinAnswers,
    /// Changes are to be noticed, and standard input is to be linted or to list files.
    StdinIsNoFile,
    /// Questions are to be asked where there is no terminal.
    NobodyToAsk,
    /// The list of files can't be read.
    List(PathBuf, io::Error),
    /// A text that is to exclude files is no glob.
    BadGlob {
        /// The text that the user wrote.
        text: String,
        /// The reason, as a clause.
        reason: String,
    },
}

impl fmt::Display for Usage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingToExplain { name, meant } => {
                write!(formatter, "--explain: there is no rule and no payment method `{name}`")?;
                match meant {
                    Some(meant) => write!(formatter, "; did you mean `{meant}`?"),
                    None => formatter.write_str("; --rules lists the rules"),
                }
            }
            Self::UnusedStdinFilename => {
                formatter.write_str("--stdin-filename names standard input; to lint that, add `-` to the paths")
            }
            Self::StdinTwice => formatter
                .write_str("standard input can't be linted and list files at once: leave out `-`, or --files-from -"),
            Self::StdinUnchanged => formatter.write_str("--staged and --since lint changed files only: leave out `-`"),
            Self::StdinInShard => formatter.write_str("--shard splits files among several runs: leave out `-`"),
            Self::BaselineOfShard => formatter.write_str(
                "--write-baseline: a shard doesn't see all findings of its files, since files of other shards may import them; \
                 write the baseline in a run without --shard",
            ),
            Self::StdinAnswers => formatter
                .write_str("--interactive reads answers from standard input: leave out `-`, and --files-from -"),
            Self::StdinIsNoFile => formatter.write_str(
                "--watch waits for changes of files, and standard input is none: leave out `-`, and --files-from -",
            ),
            Self::NobodyToAsk => formatter.write_str(
                "--interactive asks about each fix: standard input and standard error have to be a terminal; --fix \
                 applies safe fixes without questions",
            ),
            Self::List(path, error) => {
                write!(formatter, "--files-from: {}: the list can't be read: {error}", path.display())
            }
            Self::BadGlob { text, reason } => write!(formatter, "--exclude: `{text}` is no glob: {reason}"),
        }
    }
}
