//! The answers so far: what was declined, and what needs no answer any more.

use std::collections::BTreeSet;

use dr_lint_rules::{Applicability, Diagnostic};

use super::question::Question;
use crate::offset_map::{FindingKey, OffsetMaps};

/// The answers so far.
#[derive(Default)]
pub(super) struct Settled {
    /// The findings whose fixes were declined, or can't be applied.
    declined: BTreeSet<FindingKey>,
    /// The findings whose fixes were applied. One that is still there is asked about again, whatever else was said.
    applied: BTreeSet<FindingKey>,
    /// The rules all of whose fixes are accepted, by what makes them so.
    accepted: BTreeSet<(Applicability, &'static str)>,
}

impl Settled {
    /// True if there is nothing to ask about a finding any more.
    pub(super) fn has(&self, found: &Diagnostic) -> bool {
        self.declined.contains(&FindingKey::of(found))
    }

    /// Leaves the fixes of a question aside from now on.
    pub(super) fn add(&mut self, question: &Question) {
        self.declined.extend(question.findings.iter().map(FindingKey::of));
    }

    /// Accepts all further fixes of the question's rules: the safe ones, and the others if this one was unsafe.
    pub(super) fn accept_all(&mut self, question: &Question) {
        let kinds = [Applicability::Safe, Applicability::Unsafe];
        for kind in kinds.into_iter().filter(|kind| *kind >= question.applicability) {
            self.accepted.extend(question.rules().into_iter().map(|rule| (kind, rule)));
        }
    }

    /// True if the question was answered by an earlier one.
    pub(super) fn is_accepted(&self, question: &Question) -> bool {
        let is_new = |found: &Diagnostic| !self.applied.contains(&FindingKey::of(found));
        question.rules().into_iter().all(|rule| self.accepted.contains(&(question.applicability, rule)))
            && question.findings.iter().all(is_new)
    }

    /// Follows findings into the text in which the fixes of a question are applied.
    pub(super) fn follow(&mut self, question: &Question, edits: &OffsetMaps) {
        self.applied.extend(question.findings.iter().map(FindingKey::of));
        for keys in [&mut self.declined, &mut self.applied] {
            *keys = keys.iter().filter_map(|key| edits.follow(key)).collect();
        }
    }
}
