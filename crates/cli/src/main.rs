//! dr-lint, the program: arguments in, a report and an exit code out.
//!
//! This crate is the only one that touches the disk and the terminal. It knows no rule and no syntax: it says which
//! files are linted with which settings, and where the report goes.

mod args;
mod attempt;
mod baseline;
mod bisect;
mod closest;
mod config;
mod disk;
mod error;
mod explain;
mod files;
mod fix;
mod gather;
mod git;
mod globs;
mod groups;
mod guard;
mod importers;
mod interrupt;
mod linted_file;
mod list;
mod manual;
mod merge;
mod notes;
mod offset_map;
mod options;
mod outcome;
mod output;
mod progress;
mod replace;
mod request;
mod resolve;
mod review;
mod run;
mod selection;
mod shard;
mod suppress;
mod sweep;
mod usage;
mod walk;
mod watch;
mod workdir;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use crate::args::{Args, InformArgs};
use crate::error::Error;
use crate::options::Options;
use crate::outcome::Outcome;
use crate::workdir::WorkDir;

/// Syntax trees are millions of small allocations, which this one serves faster than the allocator of most systems.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let args = Args::parse();
    let outcome = act(&args);
    match &outcome {
        Ok(Outcome::TooManyWarnings { found, allowed }) => {
            output::say(&format!("too many warnings: {found}, but --max-warnings allows {allowed}"));
        }
        Ok(Outcome::Changed(files)) => {
            let files = dr_lint_reporter::counted(*files, "file");
            output::say(&format!("changed {files}, and --exit-non-zero-on-fix asks for exit code 1 then"));
        }
        Ok(_) => {}
        Err(error @ Error::Interrupted { .. }) => output::say(&error.to_string()),
        Err(error) => output::say_error(error, args.color),
    }
    if let Err(Error::Interrupted { signal, .. }) = &outcome {
        interrupt::end_by(*signal);
    }
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Errors | Outcome::TooManyWarnings { .. } | Outcome::Changed(_)) => ExitCode::from(1),
        Ok(Outcome::Incomplete) | Err(_) => ExitCode::from(2),
    }
}

/// Does what the command line asks for.
fn act(args: &Args) -> Result<Outcome, Error> {
    if let Some(told) = about_itself(args) {
        return told.map(|()| Outcome::Clean);
    }
    let workdir = WorkDir::current().map_err(Error::WorkDir)?;
    if args.init {
        let name = config::init(args, &workdir)?;
        output::say(&format!("wrote {}: remove the `//` before a key to set it", dr_lint_reporter::shown_path(&name)));
        return Ok(Outcome::Clean);
    }
    let options = Options::of(args)?;
    if !args.merging.merge.is_empty() {
        return merge::merge(&args.merging.merge, &options);
    }
    let settings = config::load(args, &workdir)?;
    if let Some(name) = &args.inform.explain {
        return explain::explain(name, &settings).map(|()| Outcome::Clean);
    }
    match &args.print_config {
        Some(path) => config::print(&settings, path, &workdir).map(|()| Outcome::Clean),
        None if args.files.show_files => run::show_files(&options, &settings, &workdir),
        None if args.watch => watch::watch(args, &options, settings, &workdir),
        None => run::run(&options, &settings, &workdir),
    }
}

/// Answers a question about dr-lint itself that needs neither files nor settings; `None` when there is none.
fn about_itself(args: &Args) -> Option<Result<(), Error>> {
    let InformArgs { list_rules, completions, man, .. } = &args.inform;
    match (completions, list_rules, man) {
        (Some(shell), ..) => Some(manual::completions(*shell)),
        (_, true, _) => Some(explain::list_rules()),
        (.., true) => Some(manual::man()),
        _ => None,
    }
}
