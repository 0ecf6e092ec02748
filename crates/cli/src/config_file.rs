//! The settings of a run: what the command line says, laid over the defaults. The one place where arguments become a
//! [`Config`].

use dr_lint_rules::{Config, RULES};

use crate::args::Args;
use crate::error::Error;

/// The settings that `args` ask for. Of several levels for one rule the last counts.
///
/// # Errors
/// When they name a rule that doesn't exist.
pub(crate) fn load(args: &Args) -> Result<Config, Error> {
    let mut config = Config::default();
    config.receivers.clone_from(&args.receivers);
    for set in &args.rules {
        let rule = dr_lint_rules::rule(&set.rule).ok_or_else(|| Error::UnknownRule {
            rule: set.rule.clone(),
            known: RULES.iter().map(|rule| rule.id).collect(),
        })?;
        config.set_level(rule, set.level);
    }
    Ok(config)
}
