//! The findings of a run: all diagnostics, joined and in order, each with its fingerprint, and with the reason if it is
//! hidden. Hidden findings aren't reported and not fixed, but counted.

use dr_lint_parser::Place;

use crate::baseline::Baseline;
use crate::diagnostic::{Diagnostic, Obstacle};
use crate::fingerprint::{Fingerprint, fingerprints};
use crate::fix::Fix;
use crate::merge::merge;
use crate::rules::about_suppressions;
use crate::suppression::Suppression;

/// A diagnostic of a run.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The diagnostic.
    pub diagnostic: Diagnostic,
    /// Its name across runs.
    pub fingerprint: Fingerprint,
    /// Reported, or hidden and why.
    pub state: State,
}

/// The state of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is reported.
    Reported,
    /// A comment suppresses it.
    Suppressed {
        /// The whole comment.
        comment: Place,
        /// The reason that the comment gives.
        reason: Option<String>,
    },
    /// The baseline knows it.
    Baselined,
}

impl Finding {
    /// True unless it is hidden.
    pub fn is_reported(&self) -> bool {
        self.state == State::Reported
    }
}

/// Joins and orders the diagnostics of all files of a run, and hides those that a comment suppresses or the baseline
/// knows. A suppression that suppresses nothing is a finding itself. The order of what comes in makes no difference.
pub fn settle(
    diagnostics: impl IntoIterator<Item = Diagnostic>,
    suppressions: Vec<Suppression>,
    baseline: &Baseline,
) -> Vec<Finding> {
    let mut found = merge(diagnostics);
    let suppressions = distinct(suppressions);
    let unused = about_suppressions(&suppressions, &found);
    if !unused.is_empty() {
        found = merge(found.into_iter().chain(unused));
    }
    let names = fingerprints(&found);
    let mut findings: Vec<Finding> = found
        .into_iter()
        .zip(names)
        .map(|(diagnostic, fingerprint)| {
            let state = state(&diagnostic, fingerprint, &suppressions, baseline);
            Finding { diagnostic, fingerprint, state }
        })
        .collect();
    withhold(&mut findings);
    findings
}

/// The suppressions of all files, each once: a file may be imported by several others.
fn distinct(mut suppressions: Vec<Suppression>) -> Vec<Suppression> {
    suppressions.sort_by(|a, b| a.comment.cmp(&b.comment));
    suppressions.dedup_by(|again, first| again.comment == first.comment);
    suppressions
}

fn state(found: &Diagnostic, fingerprint: Fingerprint, suppressions: &[Suppression], baseline: &Baseline) -> State {
    match suppressions.iter().find(|suppression| suppression.covers(found)) {
        Some(Suppression { comment, reason, .. }) => {
            State::Suppressed { comment: comment.clone(), reason: reason.clone() }
        }
        None if baseline.knows(found.place.file.name(), fingerprint.local()) => State::Baselined,
        None => State::Reported,
    }
}

/// Takes the fixes from reported findings that would fix a hidden one along with them, such as a removal that is right
/// only together with a session which is hidden.
fn withhold(findings: &mut [Finding]) {
    let hidden: Vec<Diagnostic> =
        findings.iter().filter(|finding| !finding.is_reported()).map(|finding| finding.diagnostic.clone()).collect();
    if hidden.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.is_reported()) {
        let found = &mut finding.diagnostic;
        let fixes_hidden = |fix: &Fix| {
            hidden.iter().find(|hidden| {
                hidden.fixes.iter().any(|other| other.edits().iter().all(|edit| fix.edits().contains(edit)))
            })
        };
        let Some(hidden) = found.fixes.iter().find_map(fixes_hidden) else { continue };
        let (rule, start) = (hidden.rule.id, hidden.place.start());
        let why = format!("its fix would also change line {}, where `{rule}` is hidden", start.line);
        found.fixes.retain(|fix| fixes_hidden(fix).is_none());
        let help = found.help.get_or_insert_default();
        format!("{help} It is not fixed: {why}.").trim_start().clone_into(help);
        if let Some(brief) = &mut found.brief {
            brief.obstacle = Some(Obstacle::NoFix(why));
        }
    }
}
