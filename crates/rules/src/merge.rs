//! Joins diagnostics of the same problem: a file that several others import is judged with each of them.

use std::cmp::Ordering;
use std::collections::HashSet;

use dr_lint_parser::Span;

use crate::diagnostic::{Diagnostic, Related};
use crate::field::FieldPath;
use crate::fix::{Applicability, Fix};
use crate::severity::{Certainty, Severity};

/// Joins diagnostics of the same rule, place and field, and orders them by place. The strongest severity and certainty
/// stay, with the words that go with them; methods and related places are those of all. The order that the diagnostics
/// come in makes no difference.
pub fn merge(diagnostics: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    join(diagnostics).into_iter().map(|joined| joined.diagnostic).collect()
}

/// A diagnostic, and those that it was joined from.
pub(crate) struct Joined {
    pub(crate) diagnostic: Diagnostic,
    /// Those that it was joined from, each once and in order; empty where there was one only.
    pub(crate) sources: Vec<Diagnostic>,
}

/// As [`merge`], with what each was joined from: joining that with the diagnostics of another run gives what joining all
/// of them at once would have given.
pub(crate) fn join(diagnostics: impl IntoIterator<Item = Diagnostic>) -> Vec<Joined> {
    let mut found: Vec<Diagnostic> = diagnostics.into_iter().collect();
    found.sort_by(order);
    let mut kept: Vec<Joined> = Vec::with_capacity(found.len());
    for next in found {
        match kept.last_mut() {
            Some(Joined { diagnostic: last, .. }) if last.place != next.place || identity(last) != identity(&next) => {
                kept.push(next.into());
            }
            Some(last) => last.add(next),
            None => kept.push(next.into()),
        }
    }
    kept
}

impl From<Diagnostic> for Joined {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, sources: Vec::new() }
    }
}

impl Joined {
    fn add(&mut self, next: Diagnostic) {
        if is_copy(self.sources.last().unwrap_or(&self.diagnostic), &next) {
            return;
        }
        if self.sources.is_empty() {
            self.sources.push(self.diagnostic.clone());
        }
        self.sources.push(next.clone());
        absorb(&mut self.diagnostic, next);
    }
}

/// The order in which diagnostics are joined. All that differs takes part, so that the outcome doesn't hang on which file
/// was finished first. Of equal findings the strongest comes first and lends the others its words.
fn order(left: &Diagnostic, right: &Diagnostic) -> Ordering {
    left.place
        .cmp(&right.place)
        .then_with(|| identity(left).cmp(&identity(right)))
        .then_with(|| strength(right).cmp(&strength(left)))
        .then_with(|| (&left.message, &left.help).cmp(&(&right.message, &right.help)))
        .then_with(|| (&left.methods, &left.related).cmp(&(&right.methods, &right.related)))
        .then_with(|| (&left.payload, left.missing).cmp(&(&right.payload, right.missing)))
        .then_with(|| left.fixes.iter().map(Fix::edits).cmp(right.fixes.iter().map(Fix::edits)))
}

/// True if one diagnostic says nothing that the other doesn't.
fn is_copy(one: &Diagnostic, other: &Diagnostic) -> bool {
    order(one, other) == Ordering::Equal && one.fixes == other.fixes && one.brief == other.brief
}

/// The rule and the field: two findings at one place that agree in both are the same.
fn identity(diagnostic: &Diagnostic) -> (&'static str, Option<&FieldPath>) {
    (diagnostic.rule.id, diagnostic.field.as_ref())
}

/// Of two equal findings, the greater says more.
fn strength(diagnostic: &Diagnostic) -> (Severity, Certainty) {
    (diagnostic.severity, diagnostic.certainty)
}

/// Adds to `kept` what only `other` knows: an equal finding, and no stronger one.
fn absorb(kept: &mut Diagnostic, other: Diagnostic) {
    kept.certainty = kept.certainty.max(other.certainty);
    kept.help = kept.help.take().or(other.help);
    kept.missing = kept.missing.max(other.missing);
    kept.payload = kept.payload.take().into_iter().chain(other.payload).min();
    let known: HashSet<_> = kept.related.iter().map(words_and_place).collect();
    let new: Vec<_> = other.related.into_iter().filter(|related| !known.contains(&words_and_place(related))).collect();
    kept.related.extend(new);
    for method in other.methods {
        if !kept.methods.contains(&method) {
            kept.methods.push(method);
        }
    }
    kept.fixes = agreed(&kept.fixes, &other.fixes);
}

fn words_and_place(related: &Related) -> (&str, &str, Span) {
    (&related.message, related.place.file.name(), related.place.span)
}

/// The fixes of two equal findings. Fixes with the same edits are one fix, the more careful of them. A fix that only one
/// of the findings offers is unsafe, since the other had a reason to leave it out.
fn agreed(left: &[Fix], right: &[Fix]) -> Vec<Fix> {
    let twin = |fix: &Fix, others: &[Fix]| others.iter().position(|other| other.edits() == fix.edits());
    let both = left.iter().map(|fix| match twin(fix, right) {
        Some(other) => fix.joined(&right[other]),
        None => fix.clone().at_most(Applicability::Unsafe),
    });
    let only_right = right.iter().filter(|fix| twin(fix, left).is_none());
    both.chain(only_right.map(|fix| fix.clone().at_most(Applicability::Unsafe))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::{Applicability, Edit};
    use crate::severity::{Certainty, Severity};
    use crate::testing::diagnostics;
    use dr_lint_parser::Place;

    /// The findings of two importers in one payload: for one it is bPay, for the other PayPal, sometimes.
    fn two() -> [Diagnostic; 2] {
        let mut found = diagnostics(r#"dr.createSource({ type: "bPay", sessionId, amount: a })"#);
        let one = found.remove(0);
        let mut other = one.clone();
        other.certainty = Certainty::Sometimes;
        other.message = "less".into();
        other.methods = vec!["payPal".into()];
        other.related[0].message = "another".into();
        [one, other]
    }

    fn edit(diagnostic: &Diagnostic) -> Vec<Edit> {
        vec![Edit { place: diagnostic.place.clone(), text: String::new() }]
    }

    #[test]
    fn the_strongest_stays_and_the_rest_is_joined_in_any_order() {
        let [one, other] = two();
        for pair in [[one.clone(), other.clone()], [other, one.clone()]] {
            let [joined] = &merge(pair)[..] else { panic!("one place, one field") };
            assert_eq!(joined.message, one.message);
            assert_eq!(joined.certainty, Certainty::Always);
            assert_eq!(joined.methods, ["bPay", "payPal"]);
            let related: Vec<_> = joined.related.iter().map(|related| related.message.as_str()).collect();
            assert_eq!(related, ["reaches this call", "another"]);
        }
    }

    #[test]
    fn of_two_payloads_the_first_stays() {
        let [mut one, mut other] = two();
        other.payload = Some(one.place.clone());
        one.payload = None;
        let first = other.payload.clone();
        for pair in [[one.clone(), other.clone()], [other, one.clone()]] {
            assert_eq!(merge(pair).remove(0).payload, first);
        }
        let [one, mut other] = two();
        other.payload = Some(one.place.clone());
        assert_eq!(merge([other, one.clone()]).remove(0).payload, one.payload);
    }

    #[test]
    fn severity_goes_before_certainty() {
        let [mut sure, mut grave] = two();
        sure.severity = Severity::Warning;
        grave.severity = Severity::Error;
        let joined = merge([sure, grave]).remove(0);
        assert_eq!((joined.severity, joined.certainty), (Severity::Error, Certainty::Always));
        assert_eq!(joined.message, "less");
    }

    #[test]
    fn a_fix_is_as_safe_as_its_least_safe_twin() {
        let [mut one, mut other] = two();
        one.fixes.extend(Fix::new("remove it", Applicability::Safe, edit(&one)));
        other.fixes.extend(Fix::new("remove it", Applicability::Unsafe, edit(&other)));
        let joined = merge([one, other]).remove(0);
        assert_eq!(joined.fixes.len(), 1);
        assert_eq!(joined.fixes[0].applicability(), Applicability::Unsafe);
    }

    #[test]
    fn a_fix_that_one_of_them_leaves_out_is_unsafe() {
        let [mut one, other] = two();
        one.fixes = Fix::new("remove it", Applicability::Safe, edit(&one)).into_iter().collect();
        for pair in [[one.clone(), other.clone()], [other, one]] {
            let joined = merge(pair).remove(0);
            assert_eq!(joined.fixes.iter().map(Fix::applicability).collect::<Vec<_>>(), [Applicability::Unsafe]);
        }
    }

    #[test]
    fn equal_edits_are_one_fix_with_the_words_of_the_more_careful() {
        let [mut one, mut other] = two();
        let fix = |title, applicability, of: &Diagnostic| Fix::new(title, applicability, edit(of)).unwrap();
        one.fixes = vec![fix("remove it", Applicability::Safe, &one)];
        other.fixes = vec![fix("remove it (unsafe: it is read)", Applicability::Unsafe, &other)];
        for pair in [[one.clone(), other.clone()], [other, one]] {
            let [fix] = &merge(pair).remove(0).fixes[..] else { panic!("equal edits are one fix") };
            assert_eq!((fix.title(), fix.applicability()), ("remove it (unsafe: it is read)", Applicability::Unsafe));
        }
    }

    #[test]
    fn places_fields_and_rules_keep_findings_apart() {
        let found = diagnostics("dr.createSource({ type: \"bPay\", sessionId: null,\n amount: a, currency: c })");
        let places: Vec<Place> = found.iter().map(|found| found.place.clone()).collect();
        assert!(places.is_sorted());
        assert_eq!(merge(found.iter().rev().cloned()).len(), 3);
    }
}
