//! Baselines: the findings that a team knows and has put off. New ones are reported, known ones are hidden.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::field::FieldPath;
use crate::fingerprint::{Fingerprint, LocalFingerprint};

/// Known findings, by the name that reports have for their file; by default, there is no baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(Option<Files>);

/// The known findings of each file.
type Files = BTreeMap<String, BTreeMap<LocalFingerprint, Known>>;

/// A finding that a baseline knows, in the parts that a person wants to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The name of its rule.
    pub rule: String,
    /// The field that it is about.
    pub field: Option<String>,
}

impl Baseline {
    /// A baseline that is there and knows nothing yet.
    pub fn empty() -> Self {
        Self(Some(Files::new()))
    }

    /// True if there is one, be it empty: then what it doesn't know is new.
    pub fn is_there(&self) -> bool {
        self.0.is_some()
    }

    /// Adds a finding in the file of that name.
    pub fn add(&mut self, file: impl Into<String>, fingerprint: LocalFingerprint, known: Known) {
        self.0.get_or_insert_default().entry(file.into()).or_default().insert(fingerprint, known);
    }

    /// True if it knows the finding.
    pub fn knows(&self, file: &str, fingerprint: LocalFingerprint) -> bool {
        self.0.as_ref().and_then(|files| files.get(file)).is_some_and(|known| known.contains_key(&fingerprint))
    }

    /// Returns the known findings of each file, by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &BTreeMap<LocalFingerprint, Known>)> {
        self.0.iter().flatten().map(|(file, known)| (file.as_str(), known))
    }

    /// Returns what it knows of these files and `found` doesn't have: it was fixed, or changed.
    pub fn gone<'b>(
        &'b self,
        files: &BTreeSet<String>,
        found: impl Iterator<Item = (&'b Diagnostic, Fingerprint)>,
    ) -> Vec<(&'b str, &'b Known)> {
        let there: BTreeSet<(&str, LocalFingerprint)> =
            found.map(|(found, fingerprint)| (found.place.file.name(), fingerprint.local())).collect();
        let of_run = self.0.iter().flatten().filter(|(file, _)| files.contains(file.as_str()));
        let entries = of_run.flat_map(|(file, known)| known.iter().map(move |entry| (file.as_str(), entry)));
        entries
            .filter(|(file, (fingerprint, _))| !there.contains(&(*file, **fingerprint)))
            .map(|(file, (_, known))| (file, known))
            .collect()
    }

    /// Returns the baseline that knows what was `found` in these files, and all that this one knows of others.
    #[must_use]
    pub fn updated<'f>(
        &self,
        files: &BTreeSet<String>,
        found: impl Iterator<Item = (&'f Diagnostic, Fingerprint)>,
    ) -> Self {
        let kept = self.0.iter().flatten().filter(|(file, _)| !files.contains(file.as_str()));
        let mut updated = Self(Some(kept.map(|(file, known)| (file.clone(), known.clone())).collect()));
        for (found, fingerprint) in found {
            let known = Known::of(found);
            updated.add(found.place.file.name(), fingerprint.local(), known);
        }
        updated
    }
}

impl Known {
    /// The parts of this finding.
    pub fn of(found: &Diagnostic) -> Self {
        Self { rule: found.rule.id.to_owned(), field: found.field.as_ref().map(FieldPath::to_string) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::fingerprints;
    use crate::testing::linted;

    const PAY: &str = "digitalRiver.createSource({ type: \"bPay\", sessionId, amount: total });";
    const LIST: &str = "digitalRiver.createSource({ type: \"bPay\", sessionId, currency: \"AUD\" });";

    fn found(file: &str, source: &str) -> Vec<(Diagnostic, Fingerprint)> {
        let found = linted(file, source).diagnostics;
        let names = fingerprints(&found);
        found.into_iter().zip(names).collect()
    }

    fn iter(found: &[(Diagnostic, Fingerprint)]) -> impl Iterator<Item = (&Diagnostic, Fingerprint)> {
        found.iter().map(|(found, fingerprint)| (found, *fingerprint))
    }

    fn files(names: &[&str]) -> BTreeSet<String> {
        names.iter().copied().map(ToOwned::to_owned).collect()
    }

    /// A baseline that knows what is in these files.
    fn knowing(sources: &[(&str, &str)]) -> Baseline {
        let known = |known: Baseline, (file, source): &(&str, &str)| {
            known.updated(&files(&[*file]), iter(&found(file, source)))
        };
        sources.iter().fold(Baseline::default(), known)
    }

    /// The fields in `pay.js` that the baseline doesn't know.
    fn new(baseline: &Baseline, source: &str) -> Vec<String> {
        let found = found("pay.js", source);
        let new = iter(&found).filter(|(_, fingerprint)| !baseline.knows("pay.js", fingerprint.local()));
        new.map(|(found, _)| found.place.text().to_owned()).collect()
    }

    fn gone(baseline: &Baseline, source: &str) -> Vec<Option<String>> {
        let found = found("pay.js", source);
        let gone = baseline.gone(&files(&["pay.js"]), iter(&found));
        gone.into_iter().map(|(_, known)| known.field.clone()).collect()
    }

    #[test]
    fn moved_and_reformatted_code_is_known() {
        let baseline = knowing(&[("pay.js", &format!("{PAY}\n{LIST}"))]);
        for source in [
            format!("import \"./cart\";\n\nconst total = 1;\n{PAY}\nlog();\n{LIST}"),
            format!("{LIST}\nfunction pay() {{\n  {PAY}\n}}"),
            PAY.replace(", ", ",\n    ").replace("{ ", "{\r\n\t"),
        ] {
            assert_eq!(new(&baseline, &source), [""; 0], "{source}");
        }
    }

    #[test]
    fn one_fixed_and_one_added_is_noticed() {
        let baseline = knowing(&[("pay.js", &format!("{PAY}\n{LIST}"))]);
        let added = PAY.replace("total", "cart.total");
        let source = format!("{added}\n{LIST}");
        assert_eq!(new(&baseline, &source), ["amount"]);
        assert_eq!(gone(&baseline, &source), [Some("amount".to_owned())]);
    }

    #[test]
    fn of_equals_as_many_are_known_as_there_were() {
        let baseline = knowing(&[("pay.js", &format!("{PAY}\n{PAY}"))]);
        assert_eq!(new(&baseline, &format!("{PAY}\n{PAY}\n{PAY}")), ["amount"]);
        assert_eq!(gone(&baseline, PAY).len(), 1);
    }

    #[test]
    fn an_update_keeps_what_is_known_of_other_files() {
        let baseline = knowing(&[("pay.js", PAY), ("list.js", LIST), ("gone.js", LIST)]);
        let updated = baseline.updated(&files(&["pay.js", "gone.js"]), iter(&found("pay.js", LIST)));
        assert_eq!(updated, knowing(&[("pay.js", LIST), ("list.js", LIST)]));
    }

    #[test]
    fn what_a_run_does_not_speak_of_is_not_gone() {
        let baseline = knowing(&[("pay.js", PAY), ("list.js", LIST)]);
        assert_eq!(gone(&baseline, ""), [Some("amount".to_owned())]);
        assert_eq!(gone(&baseline, PAY), []);
    }
}
