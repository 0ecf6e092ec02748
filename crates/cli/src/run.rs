//! The pipeline: find the files, lint them in parallel, write the report.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use dr_lint_parser::{Files, SourceFile};
use dr_lint_reporter::{FileError, Report, counted, is_html_report};
use dr_lint_rules::{Applicability, Config, methods_of};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::attempt::{Fixed, Fixing, Kept, Outside};
use crate::baseline::BaselineFile;
use crate::config::Settings;
use crate::disk::{self, Content, Unreadable};
use crate::error::Error;
use crate::files::Stdin;
use crate::git::IndexTexts;
use crate::linted_file::{LintedFile, report};
use crate::options::{Mode, Notes, Options, Update};
use crate::outcome::{Findings, Outcome, Passing};
use crate::output::{Destination, Output};
use crate::progress::Progress;
use crate::resolve::Imports;
use crate::review::Prompt;
use crate::selection::Selection;
use crate::walk::{Found, Target};
use crate::workdir::WorkDir;
use crate::{gather, guard, importers, notes, output};

/// Parsing goes as deep as the code is nested. The stack is only reserved: what is not used costs nothing.
const STACK: usize = 256 * 1024 * 1024;

/// The name that reports have for standard input when the user gave none.
const STDIN: &str = "<stdin>";

/// The count that findings go to which are gone after files were replaced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    /// They are fixed.
    Fixed,
    /// They are still there, and counted as suppressed.
    Suppressed,
}

/// The outcome of replacing files.
struct Replaced {
    /// The report on what remains.
    report: Report,
    /// The number of texts that changed.
    changed: usize,
}

/// One input: a file or standard input.
pub(crate) enum Input<'a> {
    File(&'a Target),
    /// A file that imports others of these.
    Importer(&'a Target),
    Stdin(&'a StdinText),
}

/// The bytes of standard input.
pub(crate) struct StdinText {
    /// The name that reports have for it.
    name: String,
    bytes: io::Result<Vec<u8>>,
}

impl StdinText {
    /// Reads all of it, if it is to be linted.
    fn read(stdin: &Stdin, workdir: &WorkDir) -> Option<Self> {
        let name = match stdin {
            Stdin::Unread => return None,
            Stdin::Unnamed => STDIN.to_owned(),
            Stdin::Named(path) => workdir.name(path),
        };
        let mut bytes = Vec::new();
        let bytes = io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes);
        Some(Self { name, bytes })
    }
}

/// Does what the command line asks for.
///
/// # Errors
/// When there can be no report at all, or it can't be written.
pub(crate) fn run(options: &Options, settings: &Settings, workdir: &WorkDir) -> Result<Outcome, Error> {
    let config = &Config { extent: options.asked.extent(), ..settings.config() };
    let selection = &settings.selection();
    let threads = threads(options);
    let found = gather::gather(&options.asked, settings, workdir, threads)?;
    let Found { targets, errors, index, .. } = &found;
    let stdin = StdinText::read(&options.asked.stdin, workdir);
    let named = targets.iter().filter(|target| options.asked.lints(&target.name));
    let inputs: Vec<Input<'_>> = named.map(Input::File).chain(stdin.as_ref().map(Input::Stdin)).collect();
    let configured = settings.file.as_ref().and_then(|file| file.baseline.as_deref());
    let baseline = BaselineFile::load(&options.baseline, configured, workdir)?;
    guard::install();
    pool(threads)?.install(|| {
        // Here rather than outside: dropping syntax takes as deep a stack as making it.
        let imports = Imports::new(workdir, targets, index);
        let search = gather::search(&options.asked, selection, threads);
        let importers = importers::find(&options.asked, &found, settings, workdir, &imports, &search)?;
        let inputs: Vec<Input<'_>> = inputs.into_iter().chain(importers.iter().map(Input::Importer)).collect();
        let linted = lint_all(&inputs, &imports, config);
        if options.notes == Notes::Printed {
            notes::say(&linted, imports.imported());
        }
        let configuration = settings.file.iter().map(|file| workdir.path(&file.name));
        let own: Vec<PathBuf> = configuration.chain([workdir.resolved(&baseline.path)]).collect();
        keep_files(&options.destination, workdir, targets, &linted, &own)?;
        let run = Run { options, workdir, selection, index, targets, errors, stdin: stdin.as_ref(), baseline };
        match options.mode {
            Mode::Lint => run.lint(&linted, config),
            Mode::Fix => run.fix(&linted, &imports, config),
            Mode::Review => run.review(&linted, &imports, config),
            Mode::Diff => run.diff(&linted, &imports, config),
            Mode::Suppress => run.suppress(&linted, &imports, config),
        }
    })
}

/// Prints the names of the files that a run would lint.
///
/// # Errors
/// When they can't be found out or printed.
pub(crate) fn show_files(options: &Options, settings: &Settings, workdir: &WorkDir) -> Result<Outcome, Error> {
    let mut found = gather::gather(&options.asked, settings, workdir, threads(options))?;
    found.targets.retain(|target| options.asked.lints(&target.name));
    gather::show(&found)
}

/// A run once everything is linted.
struct Run<'a> {
    options: &'a Options,
    workdir: &'a WorkDir,
    selection: &'a Selection,
    index: &'a IndexTexts,
    targets: &'a [Target],
    errors: &'a [FileError],
    /// Standard input, if that was to be linted.
    stdin: Option<&'a StdinText>,
    baseline: BaselineFile,
}

impl Run<'_> {
    fn lint(&self, linted: &[LintedFile], config: &Config) -> Result<Outcome, Error> {
        let report = self.answer(report(linted, self.errors.to_vec(), &self.baseline.known), config);
        output::write(&self.options.destination, &report, Output::Report)?;
        self.end(&report, linted, 0)
    }

    /// The report as the answer to the command line, in the words of the configuration.
    fn answer(&self, report: Report, config: &Config) -> Report {
        report.answering(self.options.request.clone()).naming(methods_of(config))
    }

    /// Brings the baseline up to date, or says what is gone from it, and gives the outcome of a run that changed so many
    /// files.
    fn end(&self, report: &Report, linted: &[LintedFile], changed: usize) -> Result<Outcome, Error> {
        let passing = self.options.passing;
        match self.options.baseline.update {
            // A finding that isn't seen here may be seen in another shard.
            Update::Kept if self.options.asked.shard.is_some() => Ok(passing.judge(report, changed)),
            Update::Kept => {
                self.baseline.say_what_is_gone(report, linted, self.workdir);
                Ok(passing.judge(report, changed))
            }
            Update::Written if report.errors().is_empty() => {
                self.baseline.write(report, linted, self.workdir)?;
                // What is found is put off by now.
                Ok(Passing { findings: Findings::Any, ..passing }.judge(report, changed))
            }
            Update::Written => {
                self.baseline.say_it_was_not_written(report);
                Ok(Outcome::Incomplete)
            }
        }
    }

    fn fix(&self, linted: &[LintedFile], imports: &Imports<'_>, config: &Config) -> Result<Outcome, Error> {
        let fixing = self.fixing(imports, config);
        let mut fixed = fixing.run(linted);
        let Replaced { report, changed } = self.replace(&fixing, &mut fixed, Count::Fixed)?;
        self.end(&report, &fixed.linted, changed)
    }

    /// Asks about each fix.
    fn review(&self, linted: &[LintedFile], imports: &Imports<'_>, config: &Config) -> Result<Outcome, Error> {
        let fixing = self.fixing(imports, config);
        let style = output::style_of_stderr(&self.options.destination);
        let prompt = Prompt { style, methods: methods_of(config) };
        let (mut fixed, tally) = fixing.review(linted, &prompt);
        let Replaced { report, changed } = self.replace(&fixing, &mut fixed, Count::Fixed)?;
        output::say(&tally.to_string());
        self.end(&report, &fixed.linted, changed)
    }

    fn suppress(&self, linted: &[LintedFile], imports: &Imports<'_>, config: &Config) -> Result<Outcome, Error> {
        let fixing = Fixing { wanted: Applicability::Safe, ..self.fixing(imports, config) };
        let mut fixed = fixing.suppress(linted);
        let Replaced { report, .. } = self.replace(&fixing, &mut fixed, Count::Suppressed)?;
        fixing.say_what_is_suppressed(&report, &fixed);
        Ok(match report.diagnostics().count() {
            _ if !report.errors().is_empty() => Outcome::Incomplete,
            0 => Outcome::Clean,
            _ => self.options.passing.forgive(Outcome::Errors),
        })
    }

    /// Replaces the files, and reports what remains. The text of standard input goes to standard output, and the report
    /// then to standard error.
    fn replace(&self, fixing: &Fixing<'_>, fixed: &mut Fixed<'_>, count: Count) -> Result<Replaced, Error> {
        let new_text = self.stdin.and_then(|stdin| fixed.texts.changed.remove(&stdin.name));
        let of = fixed.changes().count();
        if let Some(signal) = fixed.write(fixing, |name| self.path(name)) {
            // There is no report that could say it.
            for error in &fixed.refused {
                output::say(&error.to_string());
            }
            return Err(Error::Interrupted { signal, fixed: fixed.changes().count(), of });
        }
        let changed = fixed.changes().count() + usize::from(new_text.is_some());
        let errors = self.errors.iter().cloned().chain(std::mem::take(&mut fixed.refused)).collect();
        let gone = match count {
            Count::Fixed => fixed.count(),
            Count::Suppressed => 0,
        };
        let report = self.answer(fixed.report(errors).with_fixed(gone), fixing.config);
        match self.stdin {
            Some(stdin) => {
                let old = stdin.bytes.as_ref().map_or(&[][..], Vec::as_slice);
                output::write(&self.options.destination, &report, Output::ReportAside)?;
                output::print(new_text.as_ref().map_or(old, |file| file.text().as_bytes()))?;
            }
            None => output::write(&self.options.destination, &report, Output::Report)?,
        }
        for note in &fixed.unused {
            output::say(note);
        }
        Ok(Replaced { report, changed })
    }

    /// Prints what would change, and ends as linting does.
    fn diff(&self, linted: &[LintedFile], imports: &Imports<'_>, config: &Config) -> Result<Outcome, Error> {
        let report = self.answer(report(linted, self.errors.to_vec(), &self.baseline.known), config);
        let fixed = self.fixing(imports, config).run(linted);
        let color = output::color_of_stdout(&self.options.destination);
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
        for note in fixed.kept.iter().chain(&fixed.unused) {
            output::say(note);
        }
        output::show_numbers(&self.options.destination, &report);
        self.say_what_would_change(&report, &fixed);
        let outcome = self.options.passing.judge(&report, 0);
        output::write_files(&self.options.destination, &report)?;
        Ok(if fixed.refused.is_empty() { outcome } else { Outcome::Incomplete })
    }

    /// The last words after a diff, on standard error: how much it is, and how it is done.
    fn say_what_would_change(&self, report: &Report, fixed: &Fixed<'_>) {
        let (all, files) = (report.diagnostics().count(), fixed.texts.changed.len());
        let changes = fixed.count();
        output::say(&match changes {
            _ if all == 0 => "there are no findings, so nothing would change".to_owned(),
            0 => format!("none of {} would be fixed", counted(all, "finding")),
            some => format!("{some} of {} would be fixed, in {}", counted(all, "finding"), counted(files, "file")),
        });
        let flags: &[&str] = match self.options.wanted {
            Applicability::Unsafe => &["--fix", "--unsafe-fixes"],
            Applicability::Safe => &["--fix"],
        };
        for line in dr_lint_reporter::advice_after_diff(report, flags, changes) {
            output::advise(&line);
        }
    }

    fn fixing<'f>(&'f self, imports: &'f dyn Files, config: &'f Config) -> Fixing<'f> {
        let outside = if self.stdin.is_some() { Outside::Kept } else { Outside::Fixed };
        Fixing {
            imports,
            config,
            baseline: &self.baseline.known,
            wanted: self.options.wanted,
            outside,
            unused: self.options.unused,
            kept: Kept { workdir: self.workdir, selection: self.selection, index: self.index },
        }
    }

    /// The path of the file of that name.
    fn path(&self, name: &str) -> PathBuf {
        let target = self.targets.iter().find(|target| target.name == name);
        target.map_or_else(|| self.workdir.path(name), |target| target.path.clone())
    }
}

/// Lints these inputs, in their order.
pub(crate) fn lint_all(inputs: &[Input<'_>], imports: &Imports<'_>, config: &Config) -> Vec<LintedFile> {
    let progress = Progress::of(inputs.len());
    let lint = |input| {
        let linted = lint(input, imports, config);
        progress.add_one();
        linted
    };
    inputs.par_iter().filter_map(lint).collect()
}

/// Makes sure that no report replaces a file of the run, or another report. `own` are files that dr-lint reads and writes
/// for itself.
pub(crate) fn keep_files(
    destination: &Destination,
    workdir: &WorkDir,
    targets: &[Target],
    linted: &[LintedFile],
    own: &[PathBuf],
) -> Result<(), Error> {
    let imported: BTreeSet<&str> = linted.iter().flat_map(|linted| &linted.files).map(|file| file.name()).collect();
    let mut reports: Vec<&Path> = Vec::new();
    for output in destination.files() {
        let is_output = |path: &Path| disk::is_same_file(path, output);
        let is_input = targets.iter().any(|target| is_output(&target.path))
            || imported.iter().any(|name| is_output(&workdir.path(name)))
            || own.iter().any(|path| is_output(path) || workdir.resolved(path) == workdir.resolved(output));
        // A search finds the page of an earlier run, which is nobody's source.
        let is_old_report = || disk::read_text(output).is_some_and(|text| is_html_report(&text));
        if is_input && !is_old_report() {
            return Err(Error::OutputIsInput(output.to_owned()));
        }
        // A pipe or a device takes several reports.
        let takes_one = output.is_file() || !output.exists();
        let is_same = |other: &&Path| is_output(other) || workdir.resolved(other) == workdir.resolved(output);
        if takes_one && reports.iter().any(is_same) {
            return Err(Error::OutputTwice(output.to_owned()));
        }
        reports.push(output);
    }
    Ok(())
}

/// Reads and lints one file. `None` for an importer that has nothing to say.
fn lint(input: &Input<'_>, imports: &Imports<'_>, config: &Config) -> Option<LintedFile> {
    let (name, file) = match input {
        Input::File(target) => (target.name.clone(), imports.named(target)),
        // The run isn't about it: that it can't be read is of no interest.
        Input::Importer(target) => {
            let file = imports.named(target).ok().flatten();
            return file.map(|file| LintedFile::importer(&file, imports, config));
        }
        Input::Stdin(stdin) => (stdin.name.clone(), unsaved(stdin, imports)),
    };
    Some(match file {
        Ok(Some(file)) => LintedFile::of(&file, imports, config),
        Ok(None) => LintedFile::silent(name),
        Err(error) => LintedFile::unlinted(name, error.to_string()),
    })
}

/// The text of standard input, if it has anything to say about DigitalRiver.js.
fn unsaved(stdin: &StdinText, imports: &Imports<'_>) -> Result<Option<Arc<SourceFile>>, Unreadable> {
    let bytes = stdin.bytes.as_ref();
    let bytes = bytes.map_err(|error| Unreadable::Io(io::Error::new(error.kind(), error.to_string())))?;
    match disk::read_stream(&bytes[..])? {
        Content::Silent => Ok(None),
        Content::Text(text) => Ok(Some(imports.unsaved(&stdin.name, text))),
    }
}

/// The threads that lint. On a system that is mean with address space, a smaller stack still serves all but the
/// strangest files.
pub(crate) fn pool(threads: usize) -> Result<ThreadPool, Error> {
    let build = |stack| ThreadPoolBuilder::new().num_threads(threads).stack_size(stack).build();
    build(STACK).or_else(|_| build(STACK / 4)).map_err(Error::Threads)
}

/// The number of threads of a run.
pub(crate) fn threads(options: &Options) -> usize {
    let processors = || thread::available_parallelism().map_or(1, usize::from);
    options.threads.map_or_else(processors, |threads| threads.get().into())
}
