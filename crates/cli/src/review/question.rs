//! Questions: the fixes of a payload that belong together.

use dr_lint_rules::{Applicability, Diagnostic};

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
        for found in findings {
            let Some(applicability) = found.fixes.iter().map(dr_lint_rules::Fix::applicability).max() else { continue };
            let is_same = |question: &&mut Self| {
                let first = &question.findings[0];
                question.applicability == applicability && first.payload.is_some() && first.payload == found.payload
            };
            match questions.iter_mut().find(is_same) {
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
