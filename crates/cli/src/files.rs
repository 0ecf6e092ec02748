//! The files that the command line asks for.

use std::path::PathBuf;

use dr_lint_reporter::Shard;
use dr_lint_rules::Extent;

use crate::args::Args;
use crate::error::Error;
use crate::git::Changes;
use crate::list::is_stdin;
use crate::shard;
use crate::usage::Usage;

/// The files that the command line asks for.
pub(crate) struct Asked {
    /// Files and directories, standard input aside.
    pub(crate) paths: Vec<PathBuf>,
    /// The file that lists more; `-` for standard input.
    pub(crate) list: Option<PathBuf>,
    pub(crate) stdin: Stdin,
    /// The changes that the run is limited to, of those that the paths mean; `None` for everything.
    pub(crate) changes: Option<Changes>,
    /// The part of the files that is linted; `None` for all.
    pub(crate) shard: Option<Shard>,
    pub(crate) ignore_files: IgnoreFiles,
    pub(crate) named: Named,
    pub(crate) none: NoFile,
    pub(crate) importers: Importers,
}

/// The part that standard input has in a run.
pub(crate) enum Stdin {
    /// It isn't linted.
    Unread,
    /// It is linted; reports have no name for it.
    Unnamed,
    /// It is linted under this name.
    Named(PathBuf),
}

/// The part that .gitignore and .ignore have in a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IgnoreFiles {
    Respected,
    Unread,
}

/// The treatment of files that are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// Each is linted.
    Linted,
    /// Those that are excluded, minified or installed are not.
    Sifted,
}

/// The meaning of a run without a file to lint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoFile {
    /// Somebody named the wrong directory.
    Error,
    /// A hook has nothing for dr-lint this time.
    Fine,
}

/// The part that importers have which are not asked for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Importers {
    /// They are looked for: a hook names what changed, and they may pass it on to a call.
    Judged,
    /// None: somebody asked for these files.
    Ignored,
}

impl Asked {
    /// The part of the program that this run lints.
    pub(crate) fn extent(&self) -> Extent {
        if self.shard.is_some() { Extent::Part } else { Extent::Whole }
    }

    /// True if this run lints the file of that name, once it was found.
    pub(crate) fn lints(&self, name: &str) -> bool {
        self.shard.is_none_or(|shard| shard::holds(shard, name))
    }

    /// The files that `args` ask for.
    ///
    /// # Errors
    /// When standard input gets a name and isn't linted, or is asked for twice; when a shard is to do what only a whole run
    /// can.
    pub(crate) fn of(args: &Args) -> Result<Self, Error> {
        let files = &args.files;
        let paths = args.paths();
        let is_linted = paths.iter().any(|path| is_stdin(path));
        let stdin = match (&files.stdin_filename, is_linted) {
            (Some(_), false) => return Err(Usage::UnusedStdinFilename.into()),
            (None, false) => Stdin::Unread,
            (None, true) => Stdin::Unnamed,
            (Some(name), true) => Stdin::Named(name.clone()),
        };
        let lists_files = files.files_from.as_deref().is_some_and(is_stdin);
        if args.interactive && (is_linted || lists_files) {
            return Err(Usage::StdinAnswers.into());
        }
        if args.watch && (is_linted || lists_files) {
            return Err(Usage::StdinIsNoFile.into());
        }
        if is_linted && lists_files {
            return Err(Usage::StdinTwice.into());
        }
        let changes = match &files.since {
            Some(revision) => Some(Changes::Since(revision.clone())),
            None => files.staged.then_some(Changes::Staged),
        };
        if is_linted && changes.is_some() {
            return Err(Usage::StdinUnchanged.into());
        }
        if is_linted && files.shard.is_some() {
            return Err(Usage::StdinInShard.into());
        }
        if files.shard.is_some() && args.write_baseline {
            return Err(Usage::BaselineOfShard.into());
        }
        let from_hook = files.force_exclude || files.has_source() || changes.is_some();
        Ok(Self {
            paths: paths.into_iter().filter(|path| !is_stdin(path)).collect(),
            list: files.files_from.clone(),
            stdin,
            changes,
            shard: files.shard,
            ignore_files: if files.no_ignore { IgnoreFiles::Unread } else { IgnoreFiles::Respected },
            named: if files.force_exclude { Named::Sifted } else { Named::Linted },
            none: if from_hook { NoFile::Fine } else { NoFile::Error },
            importers: if from_hook { Importers::Judged } else { Importers::Ignored },
        })
    }
}
