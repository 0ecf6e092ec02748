//! `--watch`: whenever files change, what changed is linted, and the report is printed anew. It ends as `Ctrl-C` ends any
//! program: there is nothing to bring to an end.

mod changes;
mod events;
mod state;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use dr_lint_reporter::counted;

use self::events::Events;
use self::state::{State, Surroundings};
use crate::args::Args;
use crate::config::Settings;
use crate::error::Error;
use crate::guard;
use crate::options::Options;
use crate::outcome::Outcome;
use crate::output;
use crate::run;
use crate::workdir::WorkDir;

/// Lints, and lints again what changes, until the program is ended.
///
/// # Errors
/// When there is nothing to wait for: the first run can't be made, or the system doesn't say what changes.
pub(crate) fn watch(args: &Args, options: &Options, settings: Settings, workdir: &WorkDir) -> Result<Outcome, Error> {
    guard::install();
    let pool = run::pool(run::threads(options))?;
    let around = Surroundings { args, workdir, options, pool: &pool };
    let mut events = Events::new()?;
    let begun = Instant::now();
    let mut state = State::new(&around, settings, |folders| events.watch(&folders))?;
    state.report(&around)?;
    if state.is_empty() {
        return Ok(Outcome::Incomplete);
    }
    let all = state.files(&around);
    say_what_is_waited_for(all, all, begun.elapsed());
    loop {
        let mut changes = events.next()?;
        changes.leave_out(&own_reports(options));
        if changes.are_none() {
            continue;
        }
        let begun = changes.since;
        match state.update(&around, &changes, |folders| events.watch(&folders)) {
            Ok(None) => {}
            Ok(Some(linted)) => {
                clear(options);
                state.report(&around)?;
                say_what_is_waited_for(linted, state.files(&around), begun.elapsed());
            }
            Err(error @ (Error::Watch(_) | Error::Output(..) | Error::Print(_))) => return Err(error),
            Err(error) => {
                clear(options);
                output::say_error(&error, args.color);
                output::say("waiting for changes with the settings as they were (Ctrl-C ends)");
            }
        }
    }
}

/// The files that reports are written to, links resolved: a report would be a reason for the next one.
fn own_reports(options: &Options) -> BTreeSet<PathBuf> {
    options.destination.files().filter_map(|file| file.canonicalize().ok()).collect()
}

fn say_what_is_waited_for(linted: usize, all: usize, time: Duration) {
    let all = counted(all, "file");
    let time = time.as_millis();
    output::say(&format!("linted {linted} of {all} in {time} ms; waiting for changes (Ctrl-C ends)"));
}

/// Makes room for a new report, where one is read on a terminal.
fn clear(options: &Options) {
    if options.destination.file.is_none() && io::stdout().is_terminal() && !output::is_dumb() {
        // What was there before stays above, to scroll back to.
        let _ = output::print(b"\x1b[H\x1b[2J");
    }
}
