//! The settings of the command line that a configuration may have, too.

use dr_lint_parser::Expression;
use dr_lint_rules::{Levels, never_an_id, rule, rules};

use super::settings::CommandLine;
use crate::args::{Args, RuleLevel};
use crate::error::Error;
use crate::globs::{BadGlob, Globs};
use crate::usage::Usage;
use crate::workdir::WorkDir;

/// The settings of the command line.
///
/// # Errors
/// When it names a rule that doesn't exist, an expression or glob that is none, or what can't be a session's id.
pub(super) fn read(args: &Args, workdir: &WorkDir) -> Result<CommandLine, Error> {
    let session_id = args.session_id.as_deref().map(session_id).transpose()?;
    Ok(CommandLine {
        levels: levels(&args.rules)?,
        session_id,
        receivers: args.receivers.clone(),
        exclude: exclude(&args.files.exclude, workdir)?,
        baseline: args.baseline.clone(),
    })
}

fn exclude(patterns: &[String], workdir: &WorkDir) -> Result<Option<Globs>, Usage> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let wrong = |bad: &BadGlob| Usage::BadGlob { text: patterns[bad.index].clone(), reason: bad.reason.clone() };
    let globs = Globs::new(&workdir.full(""), patterns);
    globs.map(Some).map_err(|bad| wrong(bad.first().expect("globs are refused for a reason")))
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
