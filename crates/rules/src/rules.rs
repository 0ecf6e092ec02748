//! THE list of rules. Each has a file of its own.

mod hardcoded_session_id;
mod invalid_session_id;
mod legacy_field;
mod missing_session_id;
mod syntax_error;
mod unknown_method;
mod unresolved_payload;

use dr_lint_parser::SyntaxError;

use crate::calls::{Calls, Insertions};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::rule::{Level, Rule};

/// A check, by the stage that it looks at.
#[derive(Debug)]
pub(crate) enum Check {
    /// Puts into words why a file can't be parsed.
    Parse(fn(&SyntaxError) -> Diagnostic),
    /// Looks at the calls that count.
    Calls(fn(&Calls<'_>) -> Vec<Diagnostic>),
}

/// Every rule with its check, in the order that documents list them.
pub(crate) static RULES: [(&Rule, Check); 7] = [
    (&legacy_field::RULE, Check::Calls(legacy_field::check)),
    (&missing_session_id::RULE, Check::Calls(missing_session_id::check)),
    (&invalid_session_id::RULE, Check::Calls(invalid_session_id::check)),
    (&hardcoded_session_id::RULE, Check::Calls(hardcoded_session_id::check)),
    (&unknown_method::RULE, Check::Calls(unknown_method::check)),
    (&unresolved_payload::RULE, Check::Calls(unresolved_payload::check)),
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

/// The insertions of sessions that a run with these settings offers.
pub(crate) fn insertions(config: &Config) -> Insertions {
    match config.level(&missing_session_id::RULE) {
        Level::Off => Insertions::NotOffered,
        Level::On(_) => Insertions::Offered,
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
    fn every_rule_says_what_it_reports_and_where_to_read_on() {
        for rule in rules() {
            assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.id);
            assert!(rule.guide.starts_with(GUIDE), "{}", rule.id);
        }
    }
}
