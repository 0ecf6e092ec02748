//! The pipeline: find the files, lint them in parallel, write the report.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use dr_lint_parser::{Files, Limit, Place, SourceFile};
use dr_lint_reporter::{FileError, FileReport, Report, counted};
use dr_lint_rules::{Applicability, Config};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::args::Args;
use crate::disk::{self, Content, Unreadable};
use crate::error::Error;
use crate::fix::{self, Fixed, Fixing};
use crate::output::Output;
use crate::request::request;
use crate::resolve::Imports;
use crate::walk::{self, Found, Target};
use crate::workdir::WorkDir;
use crate::{config_file, guard, notes, output};

/// Parsing goes as deep as the code is nested. The stack is only reserved: what is not used costs nothing.
const STACK: usize = 256 * 1024 * 1024;

/// What reports call standard input when it has no name.
const STDIN: &str = "<stdin>";

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing that must be fixed.
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
    /// What was read from standard input, under this name.
    Stdin(String, &'a io::Result<Vec<u8>>),
}

/// Does what the command line asks for.
///
/// # Errors
/// When there can be no report at all, or it can't be written.
pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if args.stdin_filename.is_some() && !args.paths.iter().any(|path| is_stdin(path)) {
        return Err(Error::UnusedStdinFilename);
    }
    let config = config_file::load(args)?;
    let workdir = WorkDir::current().map_err(Error::WorkDir)?;
    let threads = args.threads.map_or_else(processors, usize::from);
    let named = args.paths.iter().map(PathBuf::as_path).filter(|path| !is_stdin(path));
    let Found { targets, searched, mut errors } = walk::collect(named, &workdir, threads);
    let stdin = args.paths.iter().any(|path| is_stdin(path)).then(read_stdin);
    let stdin_input = stdin.as_ref().map(|bytes| Input::Stdin(stdin_name(args, &workdir), bytes));
    let inputs: Vec<Input<'_>> = targets.iter().map(Input::File).chain(stdin_input).collect();
    if inputs.is_empty() && errors.is_empty() {
        errors = walk::emptiness(searched);
    }

    guard::install();
    pool(threads)?.install(|| {
        // Here rather than outside: dropping syntax takes as deep a stack as making it.
        let imports = Imports::new(&workdir, &targets);
        let linted = lint_all(&inputs, &imports, &config);
        if args.verbose {
            notes::say(&linted, &imports);
        }
        let stdin = stdin.as_ref().map(|bytes| bytes.as_ref().map_or(&[][..], Vec::as_slice));
        keep_inputs(args, &workdir, &targets, &linted)?;
        let run = Run { args, workdir: &workdir, targets: &targets, errors, stdin };
        match Mode::of(args) {
            Mode::Lint => run.report(&fix::report(&linted, run.errors.clone()).answering(request(args))),
            Mode::Fix => run.fix(&linted, &imports, &config),
            Mode::Diff => run.diff(&linted, &imports, &config),
        }
    })
}

/// What is done with what was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Lint,
    Fix,
    Diff,
}

impl Mode {
    fn of(args: &Args) -> Self {
        match (args.diff, args.fix) {
            (true, _) => Self::Diff,
            (false, true) => Self::Fix,
            (false, false) => Self::Lint,
        }
    }
}

/// Whether files are changed that were not named, but are imported by those that were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// They are: what is found in them is reported, too.
    Fixed,
    /// They are not: standard input is all that is changed.
    Kept,
}

/// What one file gave.
#[derive(Clone)]
pub(crate) struct Linted {
    /// Its name.
    pub(crate) name: String,
    /// The texts that took part: its own, then those that it imports. Empty when it was not parsed.
    pub(crate) files: Vec<Arc<SourceFile>>,
    /// Its findings.
    pub(crate) result: Result<FileReport, FileError>,
    /// The limits that it met, each with the first place.
    pub(crate) limits: Vec<(Limit, Place)>,
}

impl Linted {
    /// Lints a text. Whatever goes wrong with it is its own affair.
    pub(crate) fn of(file: &Arc<SourceFile>, files: &dyn Files, config: &Config) -> Self {
        let name = file.name().to_owned();
        match guard::guarded(|| dr_lint_rules::lint(file, files, config)) {
            Ok(dr_lint_rules::Linted { diagnostics, calls, parsed, unparsable, files, limits }) => {
                let result = Ok(FileReport { diagnostics, calls, parsed, unparsable });
                Self { name, files, result, limits }
            }
            Err(message) => Self::unlinted(name, message),
        }
    }

    /// A file in which there is nothing to find.
    fn silent(name: String) -> Self {
        Self { name, files: Vec::new(), result: Ok(FileReport::default()), limits: Vec::new() }
    }

    /// A file that could not be linted.
    fn unlinted(name: String, message: String) -> Self {
        let error = FileError { path: name.clone(), message };
        Self { name, files: Vec::new(), result: Err(error), limits: Vec::new() }
    }

    /// Whether one of these files took part.
    pub(crate) fn takes_part(&self, names: &BTreeSet<String>) -> bool {
        self.files.iter().any(|file| names.contains(file.name()))
    }

    /// Whether the file of that name took part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name() == name)
    }

    /// The names of the files that took part.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        self.files.iter().map(|file| file.name().to_owned())
    }
}

/// What is known of the run once everything is linted.
struct Run<'a> {
    args: &'a Args,
    workdir: &'a WorkDir,
    targets: &'a [Target],
    errors: Vec<FileError>,
    /// What stood on standard input, if that was to be linted.
    stdin: Option<&'a [u8]>,
}

impl Run<'_> {
    fn report(&self, report: &Report) -> Result<Outcome, Error> {
        let outcome = outcome(report, self.args.max_warnings);
        output::write(self.args, report, Output::Report)?;
        Ok(outcome)
    }

    /// Replaces the files; the report is about what remains. The text of standard input goes to standard output, and
    /// the report then to standard error.
    fn fix(&self, linted: &[Linted], imports: &Imports<'_>, config: &Config) -> Result<Outcome, Error> {
        let fixing = self.fixing(imports, config);
        let from_stdin = self.stdin.map(|_| stdin_name(self.args, self.workdir));
        let mut fixed = fixing.run(linted);
        let new_text = from_stdin.as_ref().and_then(|name| fixed.texts.changed.remove(name));
        let of = fixed.changes().count();
        if let Some(signal) = fixed.write(&fixing, |name| self.path(name)) {
            // There is no report that could say it.
            for error in &fixed.refused {
                output::say(&error.to_string());
            }
            return Err(Error::Interrupted { signal, fixed: fixed.changes().count(), of });
        }
        let errors = self.errors.iter().cloned().chain(std::mem::take(&mut fixed.refused)).collect();
        let report = fix::report(&fixed.linted, errors).with_fixed(fixed.count()).answering(request(self.args));
        let outcome = outcome(&report, self.args.max_warnings);
        match self.stdin {
            Some(old) => {
                output::write(self.args, &report, Output::ReportAside)?;
                output::print(new_text.as_ref().map_or(old, |file| file.text().as_bytes()))?;
            }
            None => output::write(self.args, &report, Output::Report)?,
        }
        Ok(outcome)
    }

    /// Prints what would change, and ends as linting does.
    fn diff(&self, linted: &[Linted], imports: &Imports<'_>, config: &Config) -> Result<Outcome, Error> {
        let report = fix::report(linted, self.errors.clone()).answering(request(self.args));
        let fixed = self.fixing(imports, config).run(linted);
        let color = output::color_of_stdout(self.args);
        // The tools that apply diffs refuse to go up: names are as seen from where all files are below.
        let levels = WorkDir::levels_up(fixed.changes().map(|(name, ..)| name));
        let diffs = fixed.changes().map(|(name, old, new)| {
            let name = self.workdir.name_from_above(levels, name);
            dr_lint_reporter::diff(&name, old.text(), new.text(), color)
        });
        output::print(diffs.collect::<String>().as_bytes())?;
        if levels > 0 {
            let above = vec![".."; levels].join("/");
            output::say(&format!("names in the diff are relative to {above}; apply it with: patch -d {above} -p0"));
        }
        for error in report.errors().iter().chain(&fixed.refused) {
            output::say(&error.to_string());
        }
        for note in fixed.kept() {
            output::say(note);
        }
        self.say_what_would_change(&report, &fixed);
        let outcome = outcome(&report, self.args.max_warnings);
        if self.args.output_file.is_some() {
            output::write(self.args, &report, Output::Report)?;
        }
        Ok(if fixed.refused.is_empty() { outcome } else { Outcome::Incomplete })
    }

    /// The last words after a diff, on standard error: how much it is, and how it is done.
    fn say_what_would_change(&self, report: &Report, fixed: &Fixed<'_>) {
        let (all, files) = (report.diagnostics().len(), fixed.texts.changed.len());
        output::say(&match fixed.count() {
            _ if all == 0 => "there are no findings, so nothing would change".to_owned(),
            0 => format!("none of {} would be fixed", counted(all, "finding")),
            some => format!("{some} of {} would be fixed, in {}", counted(all, "finding"), counted(files, "file")),
        });
        let flags: &[&str] = if self.args.unsafe_fixes { &["--fix", "--unsafe-fixes"] } else { &["--fix"] };
        for line in dr_lint_reporter::advice_after_diff(report, flags, fixed.count()) {
            output::advise(&line);
        }
    }

    fn fixing<'f>(&self, imports: &'f dyn Files, config: &'f Config) -> Fixing<'f> {
        let wanted = if self.args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        let outside = if self.stdin.is_some() { Outside::Kept } else { Outside::Fixed };
        Fixing { imports, config, wanted, outside }
    }

    /// Where the file of that name is.
    fn path(&self, name: &str) -> PathBuf {
        let target = self.targets.iter().find(|target| target.name == name);
        target.map_or_else(|| self.workdir.path(name), |target| target.path.clone())
    }
}

fn lint_all(inputs: &[Input<'_>], imports: &Imports<'_>, config: &Config) -> Vec<Linted> {
    inputs.par_iter().map(|input| lint(input, imports, config)).collect()
}

/// Makes sure that the report replaces no file of the run.
fn keep_inputs(args: &Args, workdir: &WorkDir, targets: &[Target], linted: &[Linted]) -> Result<(), Error> {
    let Some(output) = &args.output_file else { return Ok(()) };
    let imported: BTreeSet<&str> = linted.iter().flat_map(|linted| &linted.files).map(|file| file.name()).collect();
    let is_output = |path: &Path| disk::is_same_file(path, output);
    let is_input = targets.iter().any(|target| is_output(&target.path))
        || imported.into_iter().any(|name| is_output(&workdir.path(name)));
    if is_input { Err(Error::OutputIsInput(output.clone())) } else { Ok(()) }
}

/// All of standard input.
fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
}

/// Reads and lints one file.
fn lint(input: &Input<'_>, imports: &Imports<'_>, config: &Config) -> Linted {
    let (name, file) = match input {
        Input::File(target) => (target.name.clone(), imports.named(target)),
        Input::Stdin(name, bytes) => (name.clone(), unsaved(name, bytes, imports)),
    };
    match file {
        Ok(Some(file)) => {
            let linted = Linted::of(&file, imports, config);
            imports.finish(&file);
            linted
        }
        Ok(None) => Linted::silent(name),
        Err(error) => Linted::unlinted(name, error.to_string()),
    }
}

/// What stood on standard input, if it has anything to say about DigitalRiver.js.
fn unsaved(
    name: &str,
    bytes: &io::Result<Vec<u8>>,
    imports: &Imports<'_>,
) -> Result<Option<Arc<SourceFile>>, Unreadable> {
    let bytes = bytes.as_ref().map_err(|error| Unreadable::Io(io::Error::new(error.kind(), error.to_string())))?;
    match disk::read_stream(&bytes[..])? {
        Content::Silent => Ok(None),
        Content::Text(text) => Ok(Some(imports.unsaved(name, text))),
    }
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
