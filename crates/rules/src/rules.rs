//! THE list of rules. Each has a file of its own.

mod hardcoded_session_id;
mod invalid_session_id;
mod legacy_field;
mod missing_session_id;
mod syntax_error;
mod unknown_method;
mod unresolved_payload;

pub(crate) use missing_session_id::RULE as MISSING_SESSION_ID;

use crate::rule::Rule;

/// Every rule, in the order that documents list them.
pub static RULES: [&Rule; 7] = [
    &legacy_field::RULE,
    &missing_session_id::RULE,
    &invalid_session_id::RULE,
    &hardcoded_session_id::RULE,
    &unknown_method::RULE,
    &unresolved_payload::RULE,
    &syntax_error::RULE,
];

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.into_iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::GUIDE;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_is_found_by_its_own_id() {
        let ids: BTreeSet<_> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        assert!(ids.iter().all(|id| rule(id).is_some_and(|found| found.id == *id)));
        assert!(rule("no-such-rule").is_none());
    }

    #[test]
    fn every_rule_says_what_it_reports_and_where_to_read_on() {
        for rule in RULES {
            assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.id);
            assert!(rule.guide.starts_with(GUIDE), "{}", rule.id);
        }
    }
}
