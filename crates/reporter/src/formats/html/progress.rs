//! Progress of the migration: how many calls have no error any more, by folder; and what is left, by payment method.

use std::collections::{BTreeMap, HashMap};

use dr_lint_parser::Place;
use dr_lint_rules::{RelatedKind, SeenCall, Severity};

use crate::findings::{Finding, State};
use crate::report::Report;

/// The number of calls before a place that are looked at for the one around it.
const NESTED: usize = 16;

/// Calls that count, and those of them that still have an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Progress {
    pub(super) calls: usize,
    pub(super) left: usize,
}

impl Progress {
    /// Calls that have no error.
    pub(super) fn done(self) -> usize {
        self.calls - self.left
    }
}

/// The work that is left for a payment method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) calls: usize,
    pub(super) findings: usize,
}

/// The progress of a report.
pub(super) struct Overview<'r> {
    pub(super) total: Progress,
    pub(super) folders: BTreeMap<&'r str, Progress>,
    pub(super) methods: BTreeMap<&'r str, Left>,
}

/// The folder of a file, `.` for the working directory.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(folder, _)| folder)
}

impl<'r> Overview<'r> {
    /// The progress, as far as calls were judged.
    pub(super) fn of(report: &'r Report, findings: &[Finding<'r>]) -> Self {
        let calls = Calls::of(report);
        let mut methods_of: HashMap<usize, Vec<&'r str>> = HashMap::new();
        let mut methods: BTreeMap<&str, Left> = BTreeMap::new();
        let is_left = |finding: &&Finding<'_>| {
            !matches!(finding.state, State::Suppressed(_)) && finding.diagnostic.severity == Severity::Error
        };
        for finding in findings.iter().filter(is_left) {
            let found = finding.diagnostic;
            for method in &found.methods {
                methods.entry(method).or_default().findings += 1;
            }
            let reached = found.related.iter().filter(|related| matches!(related.kind, RelatedKind::Call(_)));
            for place in reached.map(|related| &related.place).chain([&found.place]) {
                let Some(call) = calls.around(place) else { continue };
                let known = methods_of.entry(call).or_default();
                known.extend(found.methods.iter().map(String::as_str));
            }
        }
        let mut overview = Self { total: Progress::default(), folders: BTreeMap::new(), methods };
        for (number, call) in calls.0.iter().enumerate() {
            let left = usize::from(methods_of.contains_key(&number));
            for progress in [&mut overview.total, overview.folders.entry(folder(call.place.file.name())).or_default()] {
                progress.calls += 1;
                progress.left += left;
            }
        }
        for mut names in methods_of.into_values() {
            names.sort_unstable();
            names.dedup();
            for name in names {
                overview.methods.entry(name).or_default().calls += 1;
            }
        }
        overview
    }
}

/// The calls that were judged, by place.
struct Calls<'r>(Vec<&'r SeenCall>);

impl<'r> Calls<'r> {
    fn of(report: &'r Report) -> Self {
        Self(report.calls().iter().filter(|call| call.standing == dr_lint_rules::Standing::Judged).collect())
    }

    /// The call that a place lies in.
    fn around(&self, place: &Place) -> Option<usize> {
        let key = |place: &'r Place| (place.file.name(), place.span.start);
        let next = self.0.partition_point(|call| key(&call.place) <= (place.file.name(), place.span.start));
        (next.saturating_sub(NESTED)..next).rev().find(|at| self.0[*at].place.encloses(place))
    }
}
