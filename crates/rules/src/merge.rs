//! Joining diagnostics about the same thing: a file that several others import is judged with each of them.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Related};
use crate::fix::Fix;

/// Joins diagnostics of the same rule, place and field, and orders them by place. The strongest severity and certainty
/// stay, with the words that go with them; methods and related places are those of all. The order that the diagnostics
/// come in makes no difference.
pub fn merge(diagnostics: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut merged = BTreeMap::new();
    for diagnostic in diagnostics {
        let key = (diagnostic.place.clone(), diagnostic.rule.id, diagnostic.field.clone());
        let joined = match merged.remove(&key) {
            Some(other) => join(other, diagnostic),
            None => diagnostic,
        };
        merged.insert(key, joined);
    }
    merged.into_values().collect()
}

fn join(one: Diagnostic, other: Diagnostic) -> Diagnostic {
    let words = |diagnostic: &Diagnostic| (diagnostic.message.clone(), diagnostic.help.clone());
    let weight = |diagnostic: &Diagnostic| (diagnostic.severity, diagnostic.certainty);
    let swap = weight(&one).cmp(&weight(&other)).then_with(|| words(&other).cmp(&words(&one))).is_lt();
    let (mut strong, weak) = if swap { (other, one) } else { (one, other) };
    strong.certainty = strong.certainty.max(weak.certainty);
    strong.methods.extend(weak.methods);
    strong.methods.sort();
    strong.methods.dedup();
    strong.related = join_related(strong.related, weak.related);
    strong.fixes = join_fixes(strong.fixes, weak.fixes);
    strong.missing = strong.missing.max(weak.missing);
    strong
}

fn join_related(mut related: Vec<Related>, more: Vec<Related>) -> Vec<Related> {
    related.extend(more);
    related.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    related.dedup();
    related
}

/// A fix that is unsafe for one is unsafe for all.
fn join_fixes(fixes: Vec<Fix>, more: Vec<Fix>) -> Vec<Fix> {
    let mut joined: Vec<Fix> = Vec::new();
    for fix in fixes.into_iter().chain(more) {
        match joined.iter_mut().find(|other| other.edits() == fix.edits()) {
            Some(same) => {
                same.restrict(fix.applicability());
                *same =
                    same.clone().leaving(same.leaves().max(fix.leaves())).resting_on(fix.rests_on().iter().cloned());
            }
            None => joined.push(fix),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::{Applicability, Edit};
    use crate::severity::{Certainty, Severity};
    use crate::testing::diagnostics;
    use dr_lint_parser::Place;

    /// What two importers find in one payload: for one it is bPay, for the other PayPal, sometimes.
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
            assert_eq!(related, ["another", "reaches this call"]);
        }
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
    fn places_fields_and_rules_keep_findings_apart() {
        let found = diagnostics("dr.createSource({ type: \"bPay\", sessionId: null,\n amount: a, currency: c })");
        let places: Vec<Place> = found.iter().map(|found| found.place.clone()).collect();
        assert!(places.is_sorted());
        assert_eq!(merge(found.iter().rev().cloned()).len(), 3);
    }
}
