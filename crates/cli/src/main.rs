//! dr-lint, the program: arguments in, a report and an exit code out.
//!
//! This crate is the only one that touches the disk and the terminal. It knows no rule and no syntax: it says which
//! files are linted with which settings, and where the report goes.

mod args;
mod attempt;
mod baseline;
mod bisect;
mod config;
mod disk;
mod error;
mod fix;
mod groups;
mod guard;
mod interrupt;
mod linted_file;
mod notes;
mod offset_map;
mod options;
mod output;
mod progress;
mod replace;
mod request;
mod resolve;
mod run;
mod walk;
mod workdir;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Args;
use crate::error::Error;
use crate::options::Options;
use crate::run::Outcome;

fn main() -> ExitCode {
    let args = Args::parse();
    let outcome = Options::of(&args).and_then(|options| run::run(&options, &config::load(&args)?));
    match &outcome {
        Ok(Outcome::TooManyWarnings { found, allowed }) => {
            output::say(&format!("too many warnings: {found}, but --max-warnings allows {allowed}"));
        }
        Ok(_) => {}
        Err(error @ Error::Interrupted { .. }) => output::say(&error.to_string()),
        Err(error) => output::say(&format!("error: {error}")),
    }
    if let Err(Error::Interrupted { signal, .. }) = &outcome {
        interrupt::end_by(*signal);
    }
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Errors | Outcome::TooManyWarnings { .. }) => ExitCode::from(1),
        Ok(Outcome::Incomplete) | Err(_) => ExitCode::from(2),
    }
}
