//! The findings of a run: all diagnostics, joined and in order, each with its fingerprint, and with the reason if it is
//! hidden. Hidden findings aren't reported and not fixed, but counted.

use std::collections::HashMap;
use std::slice;

use dr_lint_parser::Place;

use crate::baseline::Baseline;
use crate::diagnostic::{Diagnostic, Obstacle};
use crate::fingerprint::{Fingerprint, fingerprints};
use crate::fix::{Edit, Fix};
use crate::merge::join;
use crate::rules::{about_suppressions, hides_unused, is_about_comments};
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
    /// The diagnostics of single files that it was made of; empty where it is the only one, as it was.
    made_of: Vec<Diagnostic>,
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
    /// The diagnostics of single files that it was made of. There are none if only the whole run could give it.
    pub fn sources(&self) -> &[Diagnostic] {
        if is_about_comments(self.diagnostic.rule) {
            &[]
        } else if self.made_of.is_empty() {
            slice::from_ref(&self.diagnostic)
        } else {
            &self.made_of
        }
    }

    /// The same finding in another state.
    #[must_use]
    pub fn in_state(self, state: State) -> Self {
        Self { state, ..self }
    }

    /// True unless it is hidden.
    pub fn is_reported(&self) -> bool {
        self.state == State::Reported
    }
}

/// The diagnostics that one was made of, and the comment that suppresses it.
type Origin<'s> = (Vec<Diagnostic>, Option<&'s Suppression>);

/// Joins and orders the diagnostics of all files of a run, and hides those that a comment suppresses or the baseline
/// knows. A suppression that suppresses nothing is a finding itself. The order of what comes in makes no difference.
pub fn settle(
    diagnostics: impl IntoIterator<Item = Diagnostic>,
    suppressions: Vec<Suppression>,
    baseline: &Baseline,
) -> Vec<Finding> {
    let (found, sources): (Vec<_>, Vec<_>) =
        join(diagnostics).into_iter().map(|joined| (joined.diagnostic, joined.sources)).unzip();
    let suppressions = merge_suppressions(suppressions);
    let comments = covering(&suppressions, &found);
    let unused = about_suppressions(&suppressions, &found);
    // A comment doesn't hide that it is of no use itself.
    let hiding = suppressions.iter().filter(|suppression| hides_unused(suppression, &unused));
    let over_unused = covering(hiding, &unused);
    let unused = unused.into_iter().zip(over_unused).map(|(unused, comment)| (unused, (Vec::new(), comment)));
    let mut found: Vec<(Diagnostic, Origin<'_>)> =
        found.into_iter().zip(sources.into_iter().zip(comments)).chain(unused).collect();
    found.sort_by(|(a, _), (b, _)| (&a.place, a.rule.id, &a.field).cmp(&(&b.place, b.rule.id, &b.field)));
    let (found, origins): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let names = fingerprints(&found);
    let findings = found.into_iter().zip(origins).zip(names).map(|((diagnostic, (made_of, comment)), fingerprint)| {
        let state = state(&diagnostic, fingerprint, comment, baseline);
        Finding { diagnostic, fingerprint, state, made_of }
    });
    let mut findings: Vec<Finding> = findings.collect();
    withhold(&mut findings);
    findings
}

/// The comment that suppresses each finding.
fn covering<'s>(
    suppressions: impl IntoIterator<Item = &'s Suppression>,
    found: &[Diagnostic],
) -> Vec<Option<&'s Suppression>> {
    let mut comments = vec![None; found.len()];
    for suppression in suppressions {
        for (number, _) in suppression.covered(found) {
            comments[number].get_or_insert(suppression);
        }
    }
    comments
}

/// The suppressions of all files by place, each once: a file may be imported by several others.
pub fn merge_suppressions(mut suppressions: Vec<Suppression>) -> Vec<Suppression> {
    // Of equal ones, the first stays: it is reported where it is unused if one of them is.
    suppressions.sort_by(|a, b| a.comment.cmp(&b.comment).then_with(|| b.unused.cmp(&a.unused)));
    suppressions.dedup_by(|again, first| again.comment == first.comment);
    suppressions
}

fn state(found: &Diagnostic, fingerprint: Fingerprint, comment: Option<&Suppression>, baseline: &Baseline) -> State {
    match comment {
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
    let hidden = HiddenFixes::of(findings);
    let is_at_stake = |found: &Diagnostic| found.fixes.iter().find_map(|fix| hidden.part_of(fix));
    let withheld: Vec<(usize, String, Vec<Fix>)> = findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.is_reported())
        .filter_map(|(number, Finding { diagnostic: found, .. })| {
            let why = obstacle(is_at_stake(found)?, found);
            let kept = found.fixes.iter().filter(|fix| hidden.part_of(fix).is_none()).cloned().collect();
            Some((number, why, kept))
        })
        .collect();
    for (number, why, kept) in withheld {
        let Finding { diagnostic: found, made_of, .. } = &mut findings[number];
        if made_of.is_empty() {
            made_of.push(found.clone());
        }
        found.fixes = kept;
        let help = found.help.get_or_insert_default();
        format!("{help} It is not fixed: {why}.").trim_start().clone_into(help);
        if let Some(brief) = &mut found.brief {
            brief.obstacle = Some(Obstacle::NoFix(why));
        }
    }
}

/// The reason why a finding is not fixed: its fix would fix the hidden one, too.
fn obstacle(hidden: &Diagnostic, found: &Diagnostic) -> String {
    let (name, line) = (hidden.place.file.name(), hidden.place.start().line);
    let at = if name == found.place.file.name() { format!("line {line}") } else { format!("{name}:{line}") };
    format!("its fix would also change {at}, where `{}` is hidden", hidden.rule.id)
}

/// The fixes of hidden findings, by the first edit of each.
struct HiddenFixes<'h>(HashMap<&'h Edit, Vec<(&'h Fix, &'h Diagnostic)>>);

impl<'h> HiddenFixes<'h> {
    fn of(findings: &'h [Finding]) -> Self {
        let mut fixes: HashMap<&Edit, Vec<(&Fix, &Diagnostic)>> = HashMap::new();
        let hidden = findings.iter().filter(|finding| !finding.is_reported()).map(|finding| &finding.diagnostic);
        for (fix, found) in hidden.flat_map(|found| found.fixes.iter().map(move |fix| (fix, found))) {
            if let Some(first) = fix.edits().first() {
                fixes.entry(first).or_default().push((fix, found));
            }
        }
        Self(fixes)
    }

    /// The hidden finding that this fix would fix, too.
    fn part_of(&self, fix: &Fix) -> Option<&'h Diagnostic> {
        let starting = fix.edits().iter().filter_map(|edit| self.0.get(edit)).flatten();
        let is_within = |hidden: &Fix| hidden.edits().iter().all(|edit| fix.edits().contains(edit));
        starting.filter(|(hidden, _)| is_within(hidden)).map(|(_, found)| *found).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::baseline::Known;
    use crate::config::Config;
    use crate::testing::linted_with;
    use dr_lint_parser::Expression;

    /// The findings in a page whose sessions are `cart.id`; `importers` files give what is in it.
    fn settled(source: &str, importers: usize, baseline: &Baseline) -> Vec<Finding> {
        let config = Config { session_id: Expression::parse("cart.id").ok(), ..Config::default() };
        let linted = linted_with(&config, "pay.js", source);
        let diagnostics = std::iter::repeat_n(linted.diagnostics, importers).flatten();
        let suppressions = std::iter::repeat_n(linted.suppressions, importers).flatten();
        settle(diagnostics, suppressions.collect(), baseline)
    }

    /// The rule, the line, the state and the number of fixes of each finding.
    fn lines(findings: &[Finding]) -> Vec<String> {
        let line = |Finding { diagnostic, state, .. }: &Finding| {
            let state = match state {
                State::Reported => "reported",
                State::Suppressed { .. } => "suppressed",
                State::Baselined => "baselined",
            };
            let (rule, start) = (diagnostic.rule.id, diagnostic.place.start());
            format!("{rule}:{} {state} {}", start.line, diagnostic.fixes.len())
        };
        findings.iter().map(line).collect()
    }

    fn page(session: &str, amount: &str) -> String {
        format!("digitalRiver.createSource({{\n  type: \"bPay\", {session}\n  amount: 1, {amount}\n}});\n")
    }

    fn suppressed(session: &str, amount: &str) -> Vec<Finding> {
        settled(&page(session, amount), 1, &Baseline::default())
    }

    #[test]
    fn what_several_importers_give_is_there_once() {
        let source = page("// dr-lint-disable-line missing-session-id", "// dr-lint-disable-line unknown-method");
        let expected =
            ["missing-session-id:2 suppressed 1", "legacy-field:3 reported 0", "unused-suppression:3 reported 1"];
        assert_eq!(lines(&settled(&source, 3, &Baseline::default())), expected);
    }

    #[test]
    fn a_comment_hides_what_is_at_its_lines_and_keeps_its_reason() {
        let found = suppressed("// dr-lint-disable-line -- the old page", "");
        let State::Suppressed { comment, reason } = &found[0].state else { panic!("{found:?}") };
        assert_eq!(comment.text(), "// dr-lint-disable-line -- the old page");
        assert_eq!(reason.as_deref(), Some("the old page"));
        assert!(found[1].is_reported());
    }

    #[test]
    fn a_rule_that_is_switched_on_again_is_reported() {
        let both = format!("/* dr-lint-disable */ {}", page("", ""));
        assert!(settled(&both, 1, &Baseline::default()).iter().all(|finding| !finding.is_reported()));
        let one = format!("/* dr-lint-disable */ {}", page("/* dr-lint-enable legacy-field */", ""));
        let expected = ["missing-session-id:2 suppressed 1", "legacy-field:3 reported 0"];
        assert_eq!(lines(&settled(&one, 1, &Baseline::default())), expected);
    }

    #[test]
    fn a_fix_that_would_fix_what_is_hidden_is_withheld() {
        assert_eq!(lines(&suppressed("", "")), ["missing-session-id:2 reported 1", "legacy-field:3 reported 1"]);
        let found = suppressed("// dr-lint-disable-line", "");
        assert_eq!(lines(&found), ["missing-session-id:2 suppressed 1", "legacy-field:3 reported 0"]);
        let reason = "It is not fixed: its fix would also change line 2, where `missing-session-id` is hidden.";
        assert!(found[1].diagnostic.help.as_ref().unwrap().ends_with(reason), "{found:?}");
        let found = suppressed("", "// dr-lint-disable-line");
        assert_eq!(lines(&found), ["missing-session-id:2 reported 1", "legacy-field:3 suppressed 1"]);
    }

    #[test]
    fn a_comment_goes_before_the_baseline() {
        let mut baseline = Baseline::default();
        for finding in suppressed("", "") {
            let found = &finding.diagnostic;
            baseline.add(found.place.file.name(), finding.fingerprint.local(), Known::of(found));
        }
        let known = settled(&page("", ""), 1, &baseline);
        assert_eq!(lines(&known), ["missing-session-id:2 baselined 1", "legacy-field:3 baselined 1"]);
        let both = settled(&format!("/* dr-lint-disable legacy-field */ {}", page("", "")), 1, &baseline);
        assert_eq!(lines(&both), ["missing-session-id:2 baselined 1", "legacy-field:3 suppressed 1"]);
    }
}
