//! The options of a run: what the command line says about files, fixes and the report. What it says about rules is in
//! the configuration.

use std::io::{self, IsTerminal};
use std::num::NonZeroU16;
use std::path::PathBuf;

use dr_lint_reporter::{Request, Verbosity};
use dr_lint_rules::Applicability;

use crate::args::Args;
use crate::attempt::UnusedCode;
use crate::error::Error;
use crate::files::Asked;
use crate::outcome::{Changes, Failures, Findings, Passing};
use crate::output::{self, Destination};
use crate::request::request;
use crate::usage::Usage;

/// The options of a run.
pub(crate) struct Options {
    pub(crate) asked: Asked,
    /// The number of threads; `None` for one for each processor.
    pub(crate) threads: Option<NonZeroU16>,
    pub(crate) notes: Notes,
    pub(crate) mode: Mode,
    /// The least safe fixes that are applied or shown.
    pub(crate) wanted: Applicability,
    /// The fate of what fixes leave unused.
    pub(crate) unused: UnusedCode,
    pub(crate) passing: Passing,
    pub(crate) destination: Destination,
    pub(crate) baseline: BaselineOptions,
    /// The command line, as far as advice repeats it.
    pub(crate) request: Request,
}

/// Notes besides the report.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notes {
    None,
    /// The calls that were not judged, limits that were met, how much was read.
    Printed,
}

/// The use that is made of what is found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It is reported.
    Lint,
    /// It is fixed, and what remains is reported.
    Fix,
    /// Each fix is asked about, and what remains is reported.
    Review,
    /// Its fixes are shown, and nothing is written.
    Diff,
    /// It gets suppression comments, and what remains is reported.
    Suppress,
}

/// The baseline of a run.
pub(crate) struct BaselineOptions {
    /// The file that it is in, if one was named.
    pub(crate) file: Option<PathBuf>,
    pub(crate) update: Update,
}

/// The fate of a baseline at the end of a run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Update {
    /// It stays as it is.
    Kept,
    /// It is written anew with what was found.
    Written,
}

impl Options {
    /// The options that `args` ask for.
    ///
    /// # Errors
    /// When they ask for standard input in a way that makes no sense, or for questions where nobody can answer.
    pub(crate) fn of(args: &Args) -> Result<Self, Error> {
        if args.interactive && !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            return Err(Usage::NobodyToAsk.into());
        }
        Ok(Self {
            asked: Asked::of(args)?,
            threads: args.threads.and_then(NonZeroU16::new),
            notes: if args.verbose { Notes::Printed } else { Notes::None },
            mode: mode(args),
            wanted: if args.wants_unsafe() { Applicability::Unsafe } else { Applicability::Safe },
            unused: if args.keep_unused { UnusedCode::Kept } else { UnusedCode::Removed },
            passing: passing(args),
            destination: destination(args),
            baseline: BaselineOptions {
                file: args.baseline.clone(),
                update: if args.write_baseline { Update::Written } else { Update::Kept },
            },
            request: request(args),
        })
    }
}

fn mode(args: &Args) -> Mode {
    if args.diff {
        Mode::Diff
    } else if args.interactive {
        Mode::Review
    } else if args.writes_fixes() {
        Mode::Fix
    } else if args.add_suppressions {
        Mode::Suppress
    } else {
        Mode::Lint
    }
}

fn destination(args: &Args) -> Destination {
    Destination {
        format: args.format,
        file: args.output_file.clone(),
        more: args.outputs.clone(),
        page: output::page_of_the_run(),
        color: args.color,
        detail: detail(args),
    }
}

fn detail(args: &Args) -> Verbosity {
    match (args.stats, args.quiet, args.fix_only) {
        (true, ..) => Verbosity::Numbers,
        (_, true, _) => Verbosity::ErrorsOnly,
        (.., true) => Verbosity::Nothing,
        _ => Verbosity::All,
    }
}

fn passing(args: &Args) -> Passing {
    let exit = &args.exit;
    Passing {
        findings: if args.fix_only { Findings::Any } else { Findings::Warnings(exit.max_warnings) },
        changes: if exit.exit_non_zero_on_fix { Changes::None } else { Changes::Any },
        failures: if exit.exit_zero { Failures::Pass } else { Failures::Count },
    }
}
