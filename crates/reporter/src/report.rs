//! The finished report: what all files gave, merged, in order, counted.

use std::collections::HashSet;
use std::fmt;

use dr_lint_parser::Place;
use dr_lint_rules::{
    Applicability, Baseline, Diagnostic, Finding, PaymentMethod, SeenCall, Severity, Standing, State, Suppression,
    merge_calls, payment_methods, settle,
};

use crate::clean;
use crate::progress::{self, FolderProgress, MethodProgress};
use crate::request::Request;
use crate::style::Verbosity;

/// The findings of a run. Every format is a function of this, so that all of them say the same.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
    errors: Vec<FileError>,
    summary: Summary,
    /// The calls that were found, each once.
    calls: Vec<SeenCall>,
    request: Request,
    /// The payment methods of the run.
    methods: Vec<PaymentMethod>,
    /// True if the findings were compared with a baseline.
    has_baseline: bool,
}

/// The outcome of linting one file.
#[derive(Clone, Debug, Default)]
pub struct FileReport {
    /// The reason why the file was linted.
    pub reason: Reason,
    /// Its findings, in any order. They may lie in files that it imports.
    pub diagnostics: Vec<Diagnostic>,
    /// The comments that suppress findings, also those in files that it imports.
    pub suppressions: Vec<Suppression>,
    /// The calls that were found, also those that don't count, and those in files that it imports.
    pub calls: Vec<SeenCall>,
    /// True if the file was parsed: only files that name a call are.
    pub parsed: bool,
    /// The place where the parser stopped, for each script of the file that can't be parsed.
    pub unparsable: Vec<Place>,
}

/// The reason why a file was linted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reason {
    /// The run is about it.
    #[default]
    Asked,
    /// It imports files that the run is about, and is not counted itself.
    Imports,
}

impl FileReport {
    /// The part of the report on an importer that has to do with the files that the run is about.
    #[must_use]
    pub fn about(self, is_asked: impl Fn(&str) -> bool) -> Self {
        let is_about = |place: &Place| is_asked(place.file.name());
        let diagnostics: Vec<Diagnostic> =
            self.diagnostics.into_iter().filter(|found| found.places().any(is_about)).collect();
        let reached: HashSet<Place> =
            diagnostics.iter().flat_map(|found| &found.related).map(|related| related.place.clone()).collect();
        let is_reached = |call: &SeenCall| is_about(&call.place) || reached.contains(&call.name);
        let suppressions = self
            .suppressions
            .into_iter()
            .map(|suppression| if is_about(&suppression.comment) { suppression } else { suppression.never_unused() });
        Self {
            reason: Reason::Imports,
            diagnostics,
            suppressions: suppressions.collect(),
            calls: self.calls.into_iter().filter(is_reached).collect(),
            parsed: false,
            unparsable: Vec::new(),
        }
    }
}

/// A file that could not be linted, for a reason that lies outside of its code: it is gone, unreadable, no text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileError {
    /// The file's path, as reports write paths.
    pub path: String,
    /// The reason, one sentence without a full stop.
    pub message: String,
}

/// Writes it on one line, without anything that a terminal would obey.
impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", clean::path(&self.path), clean::line(&self.message))
    }
}

/// The report in numbers. They count everything, also what a format leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files whose text was looked at. Files with an error entry instead, and imported files that nobody named, are not
    /// among them.
    pub files: usize,
    /// Of these, the ones that were parsed.
    pub parsed: usize,
    /// DigitalRiver.js calls that counted.
    pub calls: usize,
    /// Calls among these whose payload is unknown.
    pub unjudged: usize,
    /// Calls of the same names on objects that aren't known to be DigitalRiver objects. Those of another SDK, and
    /// functions of the program itself, are not among them.
    pub uncounted: usize,
    /// Files that name a call and can't be parsed, or have a script of that kind.
    pub unparsable: usize,
    /// Diagnostics of severity error. Error entries are not among them.
    pub errors: usize,
    /// Diagnostics of severity warning.
    pub warnings: usize,
    /// Diagnostics of severity info.
    pub infos: usize,
    /// Diagnostics with a safe fix.
    pub fixable: usize,
    /// Diagnostics that were fixed, and are no longer in the report.
    pub fixed: usize,
    /// Diagnostics that a comment suppresses.
    pub suppressed: usize,
    /// Diagnostics that the baseline knows.
    pub baselined: usize,
}

impl Report {
    /// The report on these files, without what the `baseline` knows. The order of `parts` and `errors` makes no difference
    /// to it.
    pub fn new(parts: Vec<FileReport>, mut errors: Vec<FileError>, baseline: &Baseline) -> Self {
        let mut summary = Summary::default();
        let mut found = Vec::new();
        let mut suppressions = Vec::new();
        let mut calls = Vec::new();
        for part in parts {
            summary.files += usize::from(part.reason == Reason::Asked);
            summary.parsed += usize::from(part.parsed);
            summary.unparsable += usize::from(!part.unparsable.is_empty());
            calls.extend(part.calls);
            found.extend(part.diagnostics);
            suppressions.extend(part.suppressions);
        }
        let calls = merge_calls(&calls);
        for call in &calls {
            summary.calls += usize::from(call.standing.counts());
            summary.unjudged += usize::from(call.standing == Standing::Unresolved);
            summary.uncounted += usize::from(matches!(call.standing, Standing::Uncounted(_)));
        }
        errors.sort();
        errors.dedup();
        let findings = settle(found, suppressions, baseline);
        for finding in &findings {
            summary.count(finding);
        }
        let has_baseline = baseline.is_there();
        Self { findings, errors, summary, calls, request: Request::default(), methods: payment_methods(), has_baseline }
    }

    /// The same report, which has these payment methods: those of the table, and what the configuration says of them.
    #[must_use]
    pub fn naming(mut self, methods: Vec<PaymentMethod>) -> Self {
        self.methods = methods;
        self
    }

    /// The same report, as the answer to what a run was asked for.
    #[must_use]
    pub fn answering(mut self, request: Request) -> Self {
        self.request = request;
        self
    }

    /// The same report, which counts as many findings as fixed: they are no longer in it.
    #[must_use]
    pub fn with_fixed(mut self, fixed: usize) -> Self {
        self.summary.fixed = fixed;
        self
    }

    /// All findings, by path and position, also the hidden ones.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings that are reported, by path and position.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().filter(|finding| finding.is_reported()).map(|finding| &finding.diagnostic)
    }

    /// The files that could not be linted, by path.
    pub fn errors(&self) -> &[FileError] {
        &self.errors
    }

    /// The report in numbers.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// The calls by payment method.
    pub fn progress(&self) -> Vec<MethodProgress> {
        progress::by_method(&self.calls, &self.findings, &self.methods)
    }

    /// The payment methods of the run.
    pub(crate) fn methods(&self) -> &[PaymentMethod] {
        &self.methods
    }

    /// True if the findings were compared with a baseline: then those that it doesn't know are new.
    pub(crate) fn has_baseline(&self) -> bool {
        self.has_baseline
    }

    /// The calls by folder.
    pub(crate) fn folders(&self) -> Vec<FolderProgress> {
        progress::by_folder(&self.calls, &self.findings)
    }

    /// The request that the run answers.
    pub(crate) fn request(&self) -> &Request {
        &self.request
    }

    /// The reported findings that a format shows when asked for this much detail.
    pub(crate) fn shown(&self, detail: Verbosity) -> impl Iterator<Item = &Diagnostic> {
        self.shown_findings(detail).map(|finding| &finding.diagnostic)
    }

    /// The same, with their fingerprints.
    pub(crate) fn shown_findings(&self, detail: Verbosity) -> impl Iterator<Item = &Finding> {
        self.marked_findings(detail).filter(|finding| finding.is_reported())
    }

    /// The findings of a format that marks the hidden ones, rather than leaving them out.
    pub(crate) fn marked_findings(&self, detail: Verbosity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| match detail {
            Verbosity::All | Verbosity::Numbers => true,
            Verbosity::ErrorsOnly => finding.diagnostic.severity == Severity::Error,
            Verbosity::Nothing => false,
        })
    }
}

#[cfg(test)]
impl Report {
    /// A report with the first finding of this one in each of these states.
    pub(crate) fn in_states(mut self, states: &[State]) -> Self {
        let first = self.findings.remove(0);
        self.has_baseline = states.contains(&State::Baselined);
        self.findings = states.iter().map(|state| Finding { state: state.clone(), ..first.clone() }).collect();
        self
    }
}

impl Summary {
    fn count(&mut self, Finding { diagnostic, state, .. }: &Finding) {
        match state {
            State::Reported => {}
            State::Suppressed { .. } => return self.suppressed += 1,
            State::Baselined => return self.baselined += 1,
        }
        match diagnostic.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
        let safe = diagnostic.fixes.iter().any(|fix| fix.applicability() == Applicability::Safe);
        self.fixable += usize::from(safe);
    }
}

#[cfg(test)]
mod tests {
    use dr_lint_rules::{Certainty, Edit, Fix};

    use super::*;
    use crate::testing::{calls, diagnostic, file, place, related, seen};

    fn part(diagnostics: Vec<Diagnostic>) -> FileReport {
        FileReport { diagnostics, calls: calls(1), parsed: true, ..FileReport::default() }
    }

    #[test]
    fn an_error_is_one_line_that_no_terminal_obeys() {
        let error = FileError { path: "a\u{1b}[31m\u{202e}.js".to_owned(), message: "gone\nfor good".to_owned() };
        assert_eq!(error.to_string(), "a\u{fffd}[31m\u{fffd}.js: gone for good");
    }

    fn removal(applicability: Applicability) -> Fix {
        let shop = file("b.js", "amount");
        Fix::new("remove", applicability, vec![Edit { place: place(&shop, "amount"), text: String::new() }]).unwrap()
    }

    #[test]
    fn findings_are_ordered_by_path_and_position() {
        let (first, second) = (file("a.js", "amount currency"), file("b.js", "amount"));
        let places = [place(&second, "amount"), place(&first, "currency"), place(&first, "amount")];
        let report =
            Report::new(places.map(|place| part(vec![diagnostic(place)])).into(), Vec::new(), &Baseline::default());
        let order: Vec<_> = report.diagnostics().map(|found| format!("{:?}", found.place)).collect();
        assert_eq!(order, ["a.js:1:1", "a.js:1:8", "b.js:1:1"]);
    }

    #[test]
    fn equal_findings_are_merged_whatever_their_order() {
        let shop = file("b.js", "amount pay() go()");
        let mut weak = diagnostic(place(&shop, "amount"));
        (weak.severity, weak.certainty) = (Severity::Warning, Certainty::Sometimes);
        weak.message = "weak".to_owned();
        weak.related = vec![related(place(&shop, "pay()")), related(place(&shop, "go()"))];
        weak.methods = vec!["bPay".to_owned(), "payPal".to_owned()];
        let mut strong = diagnostic(place(&shop, "amount"));
        strong.message = "strong".to_owned();
        strong.related = vec![related(place(&shop, "pay()"))];
        for parts in [[weak.clone(), strong.clone()], [strong, weak]] {
            let report = Report::new(parts.map(|found| part(vec![found])).into(), Vec::new(), &Baseline::default());
            let [Finding { diagnostic: merged, .. }] = report.findings() else { panic!("{:?}", report.findings()) };
            assert_eq!((merged.severity, merged.certainty), (Severity::Error, Certainty::Always));
            assert_eq!(merged.message, "strong");
            assert_eq!(merged.related.len(), 2);
            assert_eq!(merged.methods, ["payPal", "bPay"]);
        }
    }

    #[test]
    fn other_fields_and_rules_at_one_place_stay_apart() {
        let shop = file("b.js", "amount");
        let mut other = diagnostic(place(&shop, "amount"));
        other.field = None;
        let report =
            Report::new(vec![part(vec![diagnostic(place(&shop, "amount")), other])], Vec::new(), &Baseline::default());
        assert_eq!(report.diagnostics().count(), 2);
    }

    #[test]
    fn what_was_not_judged_is_counted_once_for_each_place() {
        use dr_lint_rules::Doubt;
        let part = |standing, unparsable| FileReport { calls: seen(2, standing), unparsable, ..FileReport::default() };
        let broken = vec![place(&file("broken.js", "("), "(")];
        let parts = vec![
            part(Standing::Judged, Vec::new()),
            part(Standing::Unresolved, broken),
            part(Standing::Unresolved, Vec::new()),
            part(Standing::Uncounted(Doubt::Receiver), Vec::new()),
            part(Standing::Uncounted(Doubt::NoType), Vec::new()),
            part(Standing::Foreign, Vec::new()),
        ];
        let counted = Summary { files: 6, calls: 4, unjudged: 2, uncounted: 4, unparsable: 1, ..Summary::default() };
        assert_eq!(Report::new(parts, Vec::new(), &Baseline::default()).summary(), &counted);
    }

    #[test]
    fn what_one_importer_knows_of_a_call_counts() {
        let call = seen(1, Standing::Unresolved).remove(0);
        let known = SeenCall { standing: Standing::Judged, ..call.clone() };
        let parts = [call, known].map(|call| FileReport { calls: vec![call], ..FileReport::default() });
        let report = Report::new(parts.into(), Vec::new(), &Baseline::default());
        assert_eq!((report.summary().calls, report.summary().unjudged), (1, 0));
    }

    #[test]
    fn of_an_importer_counts_what_touches_the_files_in_question() {
        let (own, asked) = (file("checkout.js", "amount currency locale"), file("payload.js", "amount"));
        let mut by_relation = diagnostic(place(&own, "currency"));
        by_relation.related.push(related(place(&asked, "amount")));
        let mut by_fix = diagnostic(place(&own, "locale"));
        let edit = Edit { place: place(&asked, "amount"), text: String::new() };
        by_fix.fixes.push(Fix::new("remove", Applicability::Safe, vec![edit]).unwrap());
        let reached = SeenCall { name: place(&own, "amount"), ..seen(1, Standing::Judged).remove(0) };
        let mut by_place = diagnostic(place(&asked, "amount"));
        by_place.related.push(related(reached.name.clone()));
        let found = vec![diagnostic(place(&own, "amount")), by_relation, by_fix, by_place];
        let importer = FileReport { calls: [calls(2), vec![reached]].concat(), ..part(found) };
        let report = Report::new(vec![importer.about(|name| name == "payload.js")], Vec::new(), &Baseline::default());
        let lines: Vec<_> = report.diagnostics().map(|found| format!("{:?}", found.place)).collect();
        assert_eq!(lines, ["checkout.js:1:8", "checkout.js:1:17", "payload.js:1:1"]);
        assert_eq!((report.summary().files, report.summary().parsed, report.summary().calls), (0, 0, 1));
    }

    #[test]
    fn the_summary_counts() {
        let shop = file("b.js", "amount currency");
        let mut fixable = diagnostic(place(&shop, "amount"));
        fixable.fixes.push(removal(Applicability::Safe));
        let mut warning = diagnostic(place(&shop, "currency"));
        warning.severity = Severity::Warning;
        warning.fixes.push(removal(Applicability::Unsafe));
        let errors = vec![FileError { path: "gone.js".to_owned(), message: "no such file".to_owned() }];
        let report =
            Report::new(vec![part(vec![fixable, warning]), FileReport::default()], errors, &Baseline::default());
        let counted =
            Summary { files: 2, parsed: 1, calls: 1, errors: 1, warnings: 1, fixable: 1, ..Summary::default() };
        assert_eq!(report.summary(), &counted);
        assert_eq!(report.errors().len(), 1);
    }
}
