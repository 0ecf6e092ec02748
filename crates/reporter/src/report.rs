//! The finished report: what all files gave, merged, in order, counted.

use std::collections::BTreeSet;

use dr_lint_rules::{
    Applicability, Baseline, Diagnostic, Finding, PaymentMethod, SeenCall, Severity, Standing, State, Suppression,
    merge_calls, merge_suppressions, payment_methods, settle,
};

use crate::gathered::{FileError, FileReport, Gathered, LookedAt};
use crate::progress::{self, FolderProgress, MethodProgress};
use crate::request::{Part, Request};
use crate::style::Verbosity;

/// The findings of a run. Every format is a function of this, so that all of them say the same.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
    errors: Vec<FileError>,
    summary: Summary,
    /// The files that were looked at, by name.
    files: Vec<LookedAt>,
    /// The calls that were found, each once.
    calls: Vec<SeenCall>,
    /// The comments that suppress findings, by place, each once.
    suppressions: Vec<Suppression>,
    /// The baseline's entries for the files with findings.
    known: Baseline,
    request: Request,
    /// The payment methods of the run.
    methods: Vec<PaymentMethod>,
    /// True if the findings were compared with a baseline.
    has_baseline: bool,
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
    pub fn new(parts: Vec<FileReport>, errors: Vec<FileError>, baseline: &Baseline) -> Self {
        let mut gathered = Gathered { errors, ..Gathered::default() };
        for part in parts {
            gathered.add(part);
        }
        Self::of(gathered, baseline)
    }

    /// The report on what was gathered.
    pub(crate) fn of(gathered: Gathered, baseline: &Baseline) -> Self {
        let Gathered { mut files, mut errors, diagnostics, suppressions, calls } = gathered;
        files.sort();
        errors.sort();
        errors.dedup();
        let (calls, suppressions) = (merge_calls(&calls), merge_suppressions(suppressions));
        let findings = settle(diagnostics, suppressions.clone(), baseline);
        let summary = Summary::of(&files, &calls, &findings);
        let (known, has_baseline) = (known(&findings, baseline), baseline.is_there());
        let (request, methods) = (Request::default(), payment_methods());
        Self { findings, errors, summary, files, calls, suppressions, known, request, methods, has_baseline }
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

    /// The same report, as the answer to a request that allows so many warnings.
    #[must_use]
    pub fn allowing(mut self, max_warnings: Option<usize>) -> Self {
        self.request.max_warnings = max_warnings;
        self
    }

    /// The shards that are missing from a merged report.
    pub fn missing_shards(&self) -> Vec<Part> {
        let there = &self.request.parts;
        let mut all: Vec<Part> = there.iter().flat_map(Part::all).collect();
        all.sort();
        all.dedup();
        all.retain(|part| !there.contains(part));
        all
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

    /// The files that were looked at, by name.
    pub(crate) fn files(&self) -> &[LookedAt] {
        &self.files
    }

    /// The calls that were found, by place.
    pub(crate) fn calls(&self) -> &[SeenCall] {
        &self.calls
    }

    /// The comments that suppress findings, by place.
    pub(crate) fn suppressions(&self) -> &[Suppression] {
        &self.suppressions
    }

    /// The baseline's entries for the files with findings.
    pub(crate) fn known(&self) -> &Baseline {
        &self.known
    }

    /// The request that the run answers.
    pub fn request(&self) -> &Request {
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
        self.findings = states.iter().map(|state| first.clone().in_state(state.clone())).collect();
        self
    }
}

/// The baseline's entries for files with findings.
fn known(findings: &[Finding], baseline: &Baseline) -> Baseline {
    let names: BTreeSet<&str> = findings.iter().map(|finding| finding.diagnostic.place.file.name()).collect();
    let mut known = if baseline.is_there() { Baseline::empty() } else { Baseline::default() };
    for (name, entries) in baseline.files().filter(|(name, _)| names.contains(name)) {
        for (fingerprint, entry) in entries {
            known.add(name, *fingerprint, entry.clone());
        }
    }
    known
}

impl Summary {
    fn of(files: &[LookedAt], calls: &[SeenCall], findings: &[Finding]) -> Self {
        let counted = |standing: fn(&SeenCall) -> bool| calls.iter().filter(|call| standing(call)).count();
        let mut summary = Self {
            files: files.len(),
            parsed: files.iter().filter(|file| file.parsed).count(),
            unparsable: files.iter().filter(|file| file.unparsable).count(),
            calls: counted(|call| call.standing.counts()),
            unjudged: counted(|call| call.standing == Standing::Unresolved),
            uncounted: counted(|call| matches!(call.standing, Standing::Uncounted(_))),
            ..Self::default()
        };
        for finding in findings {
            summary.count(finding);
        }
        summary
    }

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
