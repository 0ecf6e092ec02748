//! THE list of rules. Each has a file of its own.

mod hardcoded_session_id;
mod invalid_session_id;
mod legacy_field;
mod missing_session_id;
mod syntax_error;
mod unknown_method;
mod unresolved_payload;
mod unused_suppression;

pub(crate) use self::unused_suppression::hides as hides_unused;

use dr_lint_parser::SyntaxError;

use crate::calls::Calls;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::rule::{Level, Rule};
use crate::severity::Severity;
use crate::suppression::Suppression;

/// A check, by the stage that it looks at.
#[derive(Debug)]
pub(crate) enum Check {
    /// Puts into words why a file can't be parsed.
    Parse(fn(&SyntaxError) -> Diagnostic),
    /// Looks at the calls that count.
    Calls(fn(&Calls<'_>) -> Vec<Diagnostic>),
    /// Looks at the comments that suppress findings, and at all findings of the run.
    Comments(fn(&[Suppression], &[Diagnostic]) -> Vec<Diagnostic>),
}

/// Every rule with its check, in the order that documents list them.
pub(crate) static RULES: [(&Rule, Check); 8] = [
    (&legacy_field::RULE, Check::Calls(legacy_field::check)),
    (&missing_session_id::RULE, Check::Calls(missing_session_id::check)),
    (&invalid_session_id::RULE, Check::Calls(invalid_session_id::check)),
    (&hardcoded_session_id::RULE, Check::Calls(hardcoded_session_id::check)),
    (&unknown_method::RULE, Check::Calls(unknown_method::check)),
    (&unresolved_payload::RULE, Check::Calls(unresolved_payload::check)),
    (&unused_suppression::RULE, Check::Comments(unused_suppression::check)),
    (&syntax_error::RULE, Check::Parse(syntax_error::check)),
];

/// Every rule, in the order that documents list them.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|(rule, _)| *rule)
}

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// The rule that offers to insert sessions: where it is off, no fix inserts one.
pub(crate) static INSERTING: &Rule = &missing_session_id::RULE;

/// The findings about the comments of a run, which found these others.
pub(crate) fn about_suppressions(suppressions: &[Suppression], found: &[Diagnostic]) -> Vec<Diagnostic> {
    let about = RULES.iter().flat_map(|(_, check)| match check {
        Check::Comments(check) => check(suppressions, found),
        Check::Parse(_) | Check::Calls(_) => Vec::new(),
    });
    about.collect()
}

/// True for a rule about suppressions. `--add-suppressions` doesn't suppress its findings: each has a fix.
pub(crate) fn is_about_comments(rule: &Rule) -> bool {
    RULES.iter().any(|(other, check)| other.id == rule.id && matches!(check, Check::Comments(_)))
}

/// The severity of suppressions that suppress nothing in the file of that name; `None` when that isn't reported there.
pub(crate) fn severity_of_unused(config: &Config, file: &str) -> Option<Severity> {
    match config.level_in(&unused_suppression::RULE, file) {
        Level::On(severity) => Some(severity),
        Level::Off => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::GUIDE;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_is_found_by_its_own_id() {
        let ids: BTreeSet<_> = rules().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        assert!(ids.iter().all(|id| rule(id).is_some_and(|found| found.id == *id)));
        assert!(rule("no-such-rule").is_none());
    }

    #[test]
    fn every_rule_says_what_it_reports_and_those_about_calls_where_to_read_on() {
        for (rule, check) in &RULES {
            assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.id);
            // The guide doesn't speak of comments.
            let has_guide = !matches!(check, Check::Comments(_));
            assert_eq!(rule.guide.starts_with(GUIDE), has_guide, "{}", rule.id);
        }
    }
}
