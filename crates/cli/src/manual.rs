//! `--completions` and `--man`: what shells and `man` know of the command line.

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::args::Args;
use crate::error::Error;
use crate::output;

/// Prints the completions of a shell. They are made in memory, because making them can't fail there.
///
/// # Errors
/// When standard output doesn't take them.
pub(crate) fn completions(shell: Shell) -> Result<(), Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "dr-lint", &mut script);
    output::print(&script)
}

/// Prints the manual page.
///
/// # Errors
/// When standard output doesn't take it.
pub(crate) fn man() -> Result<(), Error> {
    let mut page = Vec::new();
    Man::new(Args::command()).render(&mut page).map_err(Error::Print)?;
    output::print(&page)
}
