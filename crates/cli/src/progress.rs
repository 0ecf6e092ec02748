//! The progress of a run, for somebody who waits at a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The time that a run may take before its progress is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The form of the line: a bar, and how many files of how many are linted.
const FORM: &str = "linting [{bar:30}] {pos} of {len} files";

/// The number of files that are linted, shown on standard error if that is a terminal and the run takes its time.
pub(crate) struct Progress {
    bar: ProgressBar,
    start: Instant,
}

impl Progress {
    /// The progress of a run over so many files. Nothing is shown yet.
    pub(crate) fn of(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(FORM).expect("the form is well-formed");
        Self { bar: bar.with_style(style.progress_chars("=> ")), start: Instant::now() }
    }

    /// Counts a file that is done.
    pub(crate) fn add_one(&self) {
        if self.bar.is_hidden() && self.start.elapsed() > PATIENCE {
            // Stays hidden where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}

/// The line goes before anything else is printed.
impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
