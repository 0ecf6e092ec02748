//! The settings of a run: the configuration file, and the command line over it.
//!
//! `find` finds the file, `document` parses it, `structure` holds it against the JSON Schema that `schema` makes from the types in
//! `entries`, and `meaning` reads what it says; `read` is these steps in a row. Each problem is shown at its place in the file.

mod command_line;
mod document;
mod entries;
mod find;
mod init;
mod meaning;
mod print;
mod read;
mod schema;
mod settings;
mod structure;

pub(crate) use self::find::NAME;
pub(crate) use self::init::write as init;
pub(crate) use self::print::print;
pub(crate) use self::settings::Settings;

use crate::args::Args;
use crate::error::Error;
use crate::workdir::WorkDir;

/// The settings that `args` ask for, over those of the configuration file.
///
/// # Errors
/// When they name a rule that doesn't exist, an expression or glob that is none, or what can't be a session's id; when
/// the file can't be read or is wrong.
pub(crate) fn load(args: &Args, workdir: &WorkDir) -> Result<Settings, Error> {
    let command_line = command_line::read(args, workdir)?;
    let file = find::find(args, workdir)?;
    let file = file.map(|text| read::read(&text, workdir)).transpose().map_err(Error::Configuration)?;
    Ok(Settings { file, command_line })
}
