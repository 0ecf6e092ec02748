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
            Some(same) => same.restrict(fix.applicability()),
            None => joined.push(fix),
        }
    }
    joined
}
