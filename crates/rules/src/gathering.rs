//! The findings of a rule, gathered from all calls before they are put in words: one place is reported once, however many
//! calls it reaches.

use std::collections::{BTreeMap, BTreeSet};

use dr_lint_parser::Place;

use crate::calls::{Counted, Judged};
use crate::diagnostic::{Diagnostic, Related};
use crate::methods::{Methods, PaymentMethod};
use crate::rule::Rule;
use crate::severity::{Certainty, Severity};

/// Findings by what tells them apart: the place, and what a rule needs to put it in words.
pub(crate) struct Gathering<'a, K>(BTreeMap<K, Evidence<'a>>);

/// All that is known of one finding.
pub(crate) struct Evidence<'a> {
    pub(crate) severity: Severity,
    pub(crate) certainty: Certainty,
    /// The `type`s that the payloads with the problem can have.
    pub(crate) kinds: BTreeSet<&'a str>,
    /// True when some of these follow from the payload's details, because its `type` is unknown.
    pub(crate) by_details: bool,
    /// True if some of the payloads can have any `type`.
    pub(crate) is_open: bool,
    pub(crate) related: BTreeSet<Related>,
    /// The first of the payloads that it belongs to.
    pub(crate) payload: Option<&'a Place>,
}

impl<'a, K: Ord> Gathering<'a, K> {
    pub(crate) fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a finding, or joins it to what is there: the strongest severity and certainty stay.
    pub(crate) fn add(&mut self, key: K, severity: Severity, certainty: Certainty) -> &mut Evidence<'a> {
        let empty = Evidence {
            severity,
            certainty,
            kinds: BTreeSet::new(),
            by_details: false,
            is_open: false,
            related: BTreeSet::new(),
            payload: None,
        };
        let evidence = self.0.entry(key).or_insert(empty);
        evidence.severity = evidence.severity.max(severity);
        evidence.certainty = evidence.certainty.max(certainty);
        evidence
    }

    /// One diagnostic for each finding.
    pub(crate) fn report(self, mut words: impl FnMut(K, Evidence<'a>) -> Diagnostic) -> Vec<Diagnostic> {
        self.0.into_iter().map(|(key, evidence)| words(key, evidence)).collect()
    }
}

impl<'a> Evidence<'a> {
    /// Adds an object that has the problem, on its way to a call.
    pub(crate) fn payload(&mut self, counted: &Counted<'a>, payload: &Judged<'a>) -> &mut Self {
        self.belongs_to(counted.payload_place(Some(payload.shape)));
        self.kinds.extend(payload.candidates.kinds());
        self.is_open |= payload.candidates.is_open();
        self.by_details |= payload.candidates.by_details();
        self
    }

    /// Adds a payload that it belongs to.
    pub(crate) fn belongs_to(&mut self, payload: &'a Place) -> &mut Self {
        self.payload = Some(self.payload.map_or(payload, |known| known.min(payload)));
        self
    }

    pub(crate) fn relate(&mut self, related: impl IntoIterator<Item = Related>) -> &mut Self {
        self.related.extend(related);
        self
    }

    /// The payment methods that the payloads with the problem can be for.
    pub(crate) fn methods<'m>(&self, methods: &'m Methods) -> Vec<&'m PaymentMethod> {
        methods.iter().filter(|method| self.kinds.contains(method.kind.as_str())).collect()
    }

    /// The diagnostic that says so.
    pub(crate) fn diagnostic(self, rule: &'static Rule, place: &Place, message: String, help: String) -> Diagnostic {
        let mut related: Vec<_> = self.related.into_iter().filter(|related| related.place != *place).collect();
        related.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
        Diagnostic {
            severity: self.severity,
            certainty: self.certainty,
            help: Some(help),
            methods: self.kinds.into_iter().map(ToOwned::to_owned).collect(),
            related,
            payload: self.payload.cloned(),
            ..rule.at(place, message)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{diagnostics, diagnostics_with};

    /// The rule, the line and the line of the payload of each finding.
    fn owners(source: &str) -> Vec<(&'static str, u32, Option<u32>)> {
        let found = diagnostics(source);
        let owner = |found: &crate::diagnostic::Diagnostic| found.payload.as_ref().map(|payload| payload.start().line);
        found.iter().map(|found| (found.rule.id, found.place.start().line, owner(found))).collect()
    }

    #[test]
    fn findings_of_one_payload_share_its_literal() {
        let source = "let p = { owner: o,\n type: \"bPay\",\n amount: 1 };\n p.currency = c;\n dr.createSource(p)";
        let expected = [("missing-session-id", 2, Some(1)), ("legacy-field", 3, Some(1)), ("legacy-field", 4, Some(1))];
        assert_eq!(owners(source), expected);
    }

    #[test]
    fn a_value_of_several_payloads_belongs_to_the_first() {
        let source = "let id = \"abc\" | s.id;\n dr.createSource({ type: \"bPay\", sessionId: id });
            dr.createSource({ type: \"payPal\", sessionId: id })";
        assert_eq!(owners(source), [("hardcoded-session-id", 1, Some(2))]);
    }

    #[test]
    fn a_call_that_gets_nothing_is_its_own_payload() {
        let found = diagnostics("digitalRiver.createDropin()");
        assert_eq!(found[0].payload.as_ref(), Some(&found[0].place));
    }

    #[test]
    fn what_is_unknown_belongs_to_no_payload() {
        use crate::{Config, Level, Severity, rule};
        let mut config = Config::default();
        config.levels.set(rule("unresolved-payload").unwrap(), Level::On(Severity::Info));
        assert_eq!(diagnostics_with(&config, "digitalRiver.createSource(p)")[0].payload, None);
    }
}
