//! The pipeline: find the files, lint them in parallel, write the report.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use dr_lint_parser::SourceFile;
use dr_lint_reporter::{FileError, FileReport, Report};
use dr_lint_rules::Config;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::args::Args;
use crate::disk::{self, Content, Unreadable};
use crate::error::Error;
use crate::resolve::Imports;
use crate::walk::{self, Target};
use crate::workdir::WorkDir;
use crate::{config_file, guard, output};

/// Parsing goes as deep as the code is nested. The stack is only reserved: what is not used costs nothing.
const STACK: usize = 256 * 1024 * 1024;

/// What reports call standard input when it has no name.
const STDIN: &str = "<stdin>";

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing that has to be mended.
    Clean,
    /// Errors were found.
    Errors,
    /// No errors, but more warnings than allowed.
    TooManyWarnings {
        /// How many there are.
        found: usize,
        /// How many may be.
        allowed: usize,
    },
    /// Some of what was asked for could not be linted.
    Incomplete,
}

/// One thing to lint.
enum Input<'a> {
    File(&'a Target),
    /// Standard input, under this name.
    Stdin(String),
}

/// Does what the command line asks for.
///
/// # Errors
/// When there can be no report at all, or it can't be written.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let config = config_file::load(args)?;
    let workdir = WorkDir::current().map_err(Error::WorkDir)?;
    let threads = args.threads.map_or_else(processors, usize::from);
    let found =
        walk::collect(args.paths.iter().map(PathBuf::as_path).filter(|path| !is_stdin(path)), &workdir, threads);
    let stdin = args.paths.iter().any(|path| is_stdin(path)).then(|| Input::Stdin(stdin_name(args, &workdir)));
    let inputs: Vec<Input<'_>> = found.targets.iter().map(Input::File).chain(stdin).collect();
    let imports = Imports::new(&workdir, &found.targets);

    guard::install();
    let linted = pool(threads)?.install(|| lint_all(&inputs, &imports, &config));
    let report = report(linted, found.errors);
    let outcome = outcome(&report, args.max_warnings);
    output::write(args, &report)?;
    Ok(outcome)
}

fn lint_all(inputs: &[Input<'_>], imports: &Imports<'_>, config: &Config) -> Vec<Result<FileReport, FileError>> {
    inputs.par_iter().map(|input| lint(input, imports, config)).collect()
}

/// Lints one file. Whatever goes wrong with it is its own affair.
fn lint(input: &Input<'_>, imports: &Imports<'_>, config: &Config) -> Result<FileReport, FileError> {
    let (name, content) = match input {
        Input::File(target) => (&target.name, disk::read(&target.path)),
        Input::Stdin(name) => (name, disk::read_stream(io::stdin().lock())),
    };
    let failed = |message| FileError { path: name.clone(), message };
    match content.map_err(|error: Unreadable| failed(error.to_string()))? {
        Content::Silent => Ok(FileReport::default()),
        Content::Text(text) => {
            let file = Arc::new(SourceFile::new(name.as_str(), text));
            let linted = guard::guarded(|| dr_lint_rules::lint(&file, imports, config)).map_err(failed)?;
            Ok(FileReport { diagnostics: linted.diagnostics, calls: linted.calls, parsed: linted.parsed })
        }
    }
}

fn report(linted: Vec<Result<FileReport, FileError>>, mut errors: Vec<FileError>) -> Report {
    let mut parts = Vec::with_capacity(linted.len());
    for result in linted {
        match result {
            Ok(part) => parts.push(part),
            Err(error) => errors.push(error),
        }
    }
    Report::new(parts, errors)
}

fn outcome(report: &Report, max_warnings: Option<usize>) -> Outcome {
    let summary = report.summary();
    match max_warnings {
        _ if !report.errors().is_empty() => Outcome::Incomplete,
        _ if summary.errors > 0 => Outcome::Errors,
        Some(allowed) if summary.warnings > allowed => Outcome::TooManyWarnings { found: summary.warnings, allowed },
        _ => Outcome::Clean,
    }
}

/// The threads that lint. On a system that is mean with address space, a smaller stack still serves all but the
/// strangest files.
fn pool(threads: usize) -> Result<ThreadPool, Error> {
    let build = |stack| ThreadPoolBuilder::new().num_threads(threads).stack_size(stack).build();
    build(STACK).or_else(|_| build(STACK / 4)).map_err(Error::Threads)
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn stdin_name(args: &Args, workdir: &WorkDir) -> String {
    args.stdin_filename.as_ref().map_or_else(|| STDIN.to_owned(), |name| workdir.name(name))
}
