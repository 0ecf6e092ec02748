//! The progress of a migration, by payment method and by folder.

use std::collections::{BTreeMap, HashMap};

use dr_lint_parser::Place;
use dr_lint_rules::{Diagnostic, Finding, PaymentMethod, RelatedKind, SeenCall, Standing, Task};

/// The calls for one payment method.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MethodProgress {
    /// The `type` of the method.
    pub kind: String,
    /// The name that people know it by: its `type`, where there is no other.
    pub title: String,
    /// The calls that get a payload for it.
    pub calls: usize,
    /// Of these, the ones whose payloads for it need no change.
    pub migrated: usize,
    /// Of these, the ones of which nothing is to be changed as far as dr-lint can see, but it can't see all.
    pub unjudged: usize,
}

impl MethodProgress {
    /// The name that people know it by, with its `type` where that is another: `PayPal (payPal)`.
    pub(crate) fn name(&self) -> String {
        let Self { kind, title, .. } = self;
        if title == kind { title.clone() } else { format!("{title} ({kind})") }
    }

    /// Counts the calls that must change.
    pub fn to_migrate(&self) -> usize {
        self.calls - self.migrated - self.unjudged
    }
}

/// The calls in the files of one folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FolderProgress {
    /// The folder, `.` for the working directory.
    pub(crate) folder: String,
    /// The calls that count.
    pub(crate) calls: usize,
    /// Of these, the ones that need no change.
    pub(crate) migrated: usize,
    /// Of these, the ones of which nothing is to be changed as far as dr-lint can see, but it can't see all.
    pub(crate) unjudged: usize,
}

/// The folder of a file, `.` for the working directory.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(folder, _)| folder)
}

/// Counts the calls that count by folder. Hidden findings count.
pub(crate) fn by_folder(calls: &[SeenCall], findings: &[Finding]) -> Vec<FolderProgress> {
    let to_change = to_change(findings);
    let mut folders: BTreeMap<&str, FolderProgress> = BTreeMap::new();
    for call in calls.iter().filter(|call| call.standing.counts()) {
        let name = folder(call.place.file.name());
        let progress = folders.entry(name).or_default();
        name.clone_into(&mut progress.folder);
        progress.calls += 1;
        let is_open = call.standing == Standing::Unresolved || call.methods.iter().any(|method| method.is_open);
        match (to_change.contains_key(&call.name), is_open) {
            (true, _) => {}
            (false, true) => progress.unjudged += 1,
            (false, false) => progress.migrated += 1,
        }
    }
    folders.into_values().collect()
}

/// Counts the calls that count by payment method, in the order of the run's `table`, with unknown methods behind it. A
/// call that gets payloads for several methods counts for each of them. Hidden findings count: they have to be changed one
/// day.
pub(crate) fn by_method(calls: &[SeenCall], findings: &[Finding], table: &[PaymentMethod]) -> Vec<MethodProgress> {
    let to_change = to_change(findings);
    let mut methods: BTreeMap<&str, MethodProgress> = BTreeMap::new();
    for call in calls.iter().filter(|call| call.standing.counts()) {
        for method in &call.methods {
            let progress = methods.entry(&method.kind).or_default();
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
    let number = |kind: &str| table.iter().position(|method| method.kind == kind);
    let mut methods: Vec<MethodProgress> = methods.into_values().collect();
    for progress in &mut methods {
        progress.title = number(&progress.kind).map_or_else(|| progress.kind.clone(), |at| table[at].title.clone());
    }
    methods.sort_by_key(|progress| number(&progress.kind).unwrap_or(usize::MAX));
    methods
}

/// The calls whose payloads must change, by the place of the called name, with the payment methods of each finding.
fn to_change(findings: &[Finding]) -> HashMap<&Place, Vec<&[String]>> {
    let mut calls: HashMap<&Place, Vec<&[String]>> = HashMap::new();
    let is_change = |found: &&Diagnostic| !matches!(found.rule.task, Task::Tidy | Task::Check);
    for found in findings.iter().map(|finding| &finding.diagnostic).filter(is_change) {
        let reached = found.related.iter().filter(|related| matches!(related.kind, RelatedKind::Call(_)));
        for place in reached.map(|related| &related.place).chain([&found.place]) {
            calls.entry(place).or_default().push(&found.methods);
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use dr_lint_parser::sdk::CallKind;
    use dr_lint_rules::{Baseline, Finding, SeenMethod, Standing, payment_methods, settle};

    use super::*;
    use crate::testing::{calls, diagnostic, file, place, related, seen};
    use crate::{FileReport, Report};

    const TEXT: &str = "amount first second third";

    /// A call of that name that gets payloads for these methods; `?` is behind those of which a part is unknown.
    fn call(name: &str, methods: &[&str]) -> SeenCall {
        let name = place(&file("pay.js", TEXT), name);
        let method =
            |kind: &&str| SeenMethod { kind: kind.trim_end_matches('?').to_owned(), is_open: kind.ends_with('?') };
        let methods = methods.iter().map(method).collect();
        SeenCall { place: name.clone(), name, kind: CallKind::ALL[0], standing: Standing::Judged, methods }
    }

    /// A finding that reaches the call of that name, for these methods.
    fn finding(call: &str, methods: &[&str]) -> Vec<Finding> {
        let shop = file("pay.js", TEXT);
        let mut found = diagnostic(place(&shop, "amount"));
        found.related = vec![related(place(&shop, call))];
        found.methods = methods.iter().copied().map(ToOwned::to_owned).collect();
        settle([found], Vec::new(), &Baseline::default())
    }

    fn lines(calls: &[SeenCall], findings: &[Finding]) -> Vec<String> {
        let line = |method: &MethodProgress| {
            let MethodProgress { kind, calls, migrated, unjudged, .. } = method;
            format!("{kind}: {calls} = {migrated} + {} + {unjudged}?", method.to_migrate())
        };
        by_method(calls, findings, &payment_methods()).iter().map(line).collect()
    }

    #[test]
    fn folders_count_their_calls() {
        let shop = file("src/pay.js", "pay({ amount }); pay({ id });");
        let call = |what: &str| {
            let mut call = calls(1).remove(0);
            (call.place, call.name) = (place(&shop, what), place(&shop, what));
            call
        };
        let mut calls = vec![call("pay({ amount })"), call("pay({ id })")];
        calls.extend(seen(1, Standing::Unresolved));
        let diagnostics = vec![diagnostic(place(&shop, "pay({ amount })"))];
        let part = FileReport { diagnostics, calls, ..FileReport::default() };
        let report = Report::new(vec![part], Vec::new(), &Baseline::default());
        let folders = report.folders();
        let rows = folders.iter().map(|it| (it.folder.as_str(), it.calls, it.migrated, it.unjudged));
        assert_eq!(rows.collect::<Vec<_>>(), [(".", 1, 0, 1), ("src", 2, 1, 0)]);
    }

    #[test]
    fn a_call_is_migrated_once_nothing_is_found_for_the_method() {
        let calls = [call("first", &["payPal", "bPay"]), call("second", &["payPal"]), call("third", &["shopPay"])];
        assert_eq!(lines(&calls, &[]), ["payPal: 2 = 2 + 0 + 0?", "bPay: 1 = 1 + 0 + 0?", "shopPay: 1 = 1 + 0 + 0?"]);
        let found = finding("first", &["payPal"]);
        assert_eq!(lines(&calls[..2], &found), ["payPal: 2 = 1 + 1 + 0?", "bPay: 1 = 1 + 0 + 0?"]);
        let any = finding("first", &[]);
        assert_eq!(lines(&calls[..2], &any), ["payPal: 2 = 1 + 1 + 0?", "bPay: 1 = 0 + 1 + 0?"]);
    }

    #[test]
    fn a_payload_of_which_a_part_is_unknown_is_not_judged_unless_something_is_found() {
        let calls = [call("first", &["payPal?"]), call("second", &["payPal"])];
        assert_eq!(lines(&calls, &[]), ["payPal: 2 = 1 + 0 + 1?"]);
        assert_eq!(lines(&calls, &finding("first", &["payPal"])), ["payPal: 2 = 1 + 1 + 0?"]);
    }

    #[test]
    fn methods_have_the_titles_of_the_run() {
        let mut table = payment_methods();
        table.retain(|method| method.kind == "bPay");
        table[0].title = "BPAY at the branch".to_owned();
        let progress = by_method(&[call("first", &["shopPay", "bPay"])], &[], &table);
        let names: Vec<String> = progress.iter().map(MethodProgress::name).collect();
        assert_eq!(names, ["BPAY at the branch (bPay)", "shopPay"]);
    }

    #[test]
    fn calls_that_do_not_count_are_left_out() {
        let foreign = SeenCall { standing: Standing::Foreign, ..call("first", &["payPal"]) };
        assert_eq!(lines(&[foreign], &[]), [""; 0]);
    }

    #[test]
    fn comments_and_what_a_person_checks_are_no_migration() {
        let calls = [call("first", &["payPal"])];
        for rule in ["unused-suppression", "unresolved-payload"] {
            let mut found = finding("first", &["payPal"]);
            found[0].diagnostic.rule = dr_lint_rules::rule(rule).unwrap();
            assert_eq!(lines(&calls, &found), ["payPal: 1 = 1 + 0 + 0?"], "{rule}");
        }
    }
}
