//! The progress of a migration, by payment method.

use std::collections::{BTreeMap, HashMap};

use dr_lint_parser::Place;
use dr_lint_rules::{Finding, RelatedKind, SeenCall, Task, payment_methods};

/// The calls for one payment method.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MethodProgress {
    /// The `type` of the method.
    pub kind: String,
    /// The calls that get a payload for it.
    pub calls: usize,
    /// Of these, the ones whose payloads for it need no change.
    pub migrated: usize,
    /// Of these, the ones of which nothing is to be changed as far as dr-lint can see, but it can't see all.
    pub unjudged: usize,
}

impl MethodProgress {
    /// Counts the calls that must change.
    pub fn to_migrate(&self) -> usize {
        self.calls - self.migrated - self.unjudged
    }
}

/// Counts the calls that count by payment method, in the order of the table, with unknown methods behind it. A call that
/// gets payloads for several methods counts for each of them. Hidden findings count: they have to be changed one day.
pub(crate) fn by_method(calls: &[SeenCall], findings: &[Finding]) -> Vec<MethodProgress> {
    let to_change = to_change(findings);
    let mut methods: BTreeMap<(usize, &str), MethodProgress> = BTreeMap::new();
    for call in calls.iter().filter(|call| call.standing.counts()) {
        for method in &call.methods {
            let progress = methods.entry((rank(&method.kind), &method.kind)).or_default();
            progress.kind.clone_from(&method.kind);
            progress.calls += 1;
            let concerns = |methods: &&[String]| methods.is_empty() || methods.contains(&method.kind);
            let is_to_change = to_change.get(&call.name).is_some_and(|found| found.iter().any(concerns));
            match (is_to_change, method.is_open) {
                (true, _) => {}
                (false, true) => progress.unjudged += 1,
                (false, false) => progress.migrated += 1,
            }
        }
    }
    methods.into_values().collect()
}

/// The calls whose payloads must change, by the place of the called name, with the payment methods of each finding.
fn to_change(findings: &[Finding]) -> HashMap<&Place, Vec<&[String]>> {
    let mut calls: HashMap<&Place, Vec<&[String]>> = HashMap::new();
    for found in findings.iter().map(|finding| &finding.diagnostic).filter(|found| found.rule.task != Task::Check) {
        let reached = found.related.iter().filter(|related| matches!(related.kind, RelatedKind::Call(_)));
        for place in reached.map(|related| &related.place).chain([&found.place]) {
            calls.entry(place).or_default().push(&found.methods);
        }
    }
    calls
}

fn rank(kind: &str) -> usize {
    payment_methods().iter().position(|method| method.kind == kind).unwrap_or(usize::MAX)
}
