//! Questions: the fixes of a payload that belong together.

use std::collections::BTreeMap;

use dr_lint_parser::Place;
use dr_lint_rules::{Applicability, Diagnostic, Fix};

/// The fixes of a payload that a person is asked about at once: all that are safe, or all that are not.
pub(super) struct Question {
    /// The findings that they are for.
    pub(super) findings: Vec<Diagnostic>,
    pub(super) applicability: Applicability,
}

impl Question {
    /// The questions about these findings, by the first of each.
    pub(super) fn all<'d>(findings: impl Iterator<Item = &'d Diagnostic>) -> Vec<Self> {
        let mut questions: Vec<Self> = Vec::new();
        let mut by_payload: BTreeMap<(Applicability, &Place), usize> = BTreeMap::new();
        for found in findings {
            let Some(applicability) = found.fixes.iter().map(Fix::applicability).max() else { continue };
            let next = questions.len();
            let number = match &found.payload {
                Some(payload) => *by_payload.entry((applicability, payload)).or_insert(next),
                None => next,
            };
            match questions.get_mut(number) {
                Some(question) => question.findings.push(found.clone()),
                None => questions.push(Self { findings: vec![found.clone()], applicability }),
            }
        }
        questions
    }

    /// The names of the rules, each once.
    pub(super) fn rules(&self) -> Vec<&'static str> {
        let mut rules: Vec<&'static str> = Vec::new();
        for found in &self.findings {
            if !rules.contains(&found.rule.id) {
                rules.push(found.rule.id);
            }
        }
        rules
    }
}
