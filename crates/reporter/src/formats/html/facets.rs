//! The properties of a finding that the filters look at.

use dr_lint_rules::{Finding, State};

use crate::progress::folder;

/// The values of a finding, in the order of the filters: payment methods, rule, folder, state.
pub(super) fn values(finding: &Finding) -> [Vec<String>; 4] {
    let diagnostic = &finding.diagnostic;
    let methods = if diagnostic.methods.is_empty() { vec!["unknown".to_owned()] } else { diagnostic.methods.clone() };
    let folder = folder(diagnostic.place.file.name()).to_owned();
    [methods, vec![diagnostic.rule.id.to_owned()], vec![folder], vec![state_word(&finding.state).to_owned()]]
}

/// The word for a state.
pub(super) fn state_word(state: &State) -> &'static str {
    match state {
        State::Reported => "reported",
        State::Suppressed { .. } => "suppressed",
        State::Baselined => "baselined",
    }
}
