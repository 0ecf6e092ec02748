//! The settings of a run: what the command line says, laid over the defaults. The one place where arguments become a
//! [`Config`].

use dr_lint_parser::Expression;
use dr_lint_rules::{Config, Levels, never_an_id, rule, rules};

use crate::args::{Args, RuleLevel};
use crate::error::Error;

/// The settings that `args` ask for.
///
/// # Errors
/// When they name a rule that doesn't exist, an expression that is none, or one that can't be a session's id.
pub(crate) fn load(args: &Args) -> Result<Config, Error> {
    let session_id = args.session_id.as_deref().map(session_id).transpose()?;
    Ok(Config { levels: levels(&args.rules)?, receivers: args.receivers.clone(), session_id, ..Config::default() })
}

fn session_id(text: &str) -> Result<Expression, Error> {
    let text = || text.trim().to_owned();
    let expression =
        Expression::parse(&text()).map_err(|error| Error::NoExpression { text: text(), message: error.message })?;
    match never_an_id(&expression) {
        Some(reason) => Err(Error::NeverAnId { text: text(), reason }),
        None => Ok(expression),
    }
}

/// The levels that were set; of several for one rule the last counts.
fn levels(wanted: &[RuleLevel]) -> Result<Levels, Error> {
    let mut levels = Levels::default();
    for set in wanted {
        let known = || rules().map(|rule| rule.id).collect();
        let rule = rule(&set.rule).ok_or_else(|| Error::UnknownRule { rule: set.rule.clone(), known: known() })?;
        levels.set(rule, set.level);
    }
    Ok(levels)
}
