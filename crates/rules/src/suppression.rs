//! Comments that suppress findings, as ESLint users know them.
//!
//! ```text
//! // dr-lint-disable-next-line legacy-field, missing-session-id -- the old page goes in May
//! payload.amount = total; // dr-lint-disable-line
//! /* dr-lint-disable legacy-field */ … /* dr-lint-enable legacy-field */
//! ```
//!
//! A comment suppresses what is reported at its lines. Without names it is about all rules; a range without an end
//! reaches to the end of its script.

use std::collections::BTreeMap;

use dr_lint_parser::Place;

use crate::config::Extent;
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::severity::Severity;

/// The text that every comment for dr-lint begins with.
pub(crate) const MARK: &str = "dr-lint-";

/// The greatest number of letters by which a misspelt name differs from what was meant.
const FARTHEST: usize = 4;

/// A comment that suppresses findings.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The whole comment.
    pub comment: Place,
    /// The reason given after ` -- `.
    pub reason: Option<String>,
    /// The rules that it is about.
    pub rules: Named,
    /// The first and the last byte where a finding may start to be suppressed.
    pub reach: Reach,
    /// The rules that a later comment switches on again while the others stay off, each with the byte where it does.
    pub resumed: BTreeMap<String, u32>,
    /// The severity of the finding that it is unused; `None` where that isn't reported.
    pub unused: Option<Severity>,
    /// The part of the program that was linted: in another part, it may suppress something.
    pub extent: Extent,
}

/// The rules that a suppression is about.
#[derive(Clone, Debug)]
pub enum Named {
    /// All rules.
    All,
    /// These; at least one.
    These(Vec<Name>),
}

/// The name of a rule in a comment.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name, as it is written.
    pub place: Place,
    /// The rule of that name.
    pub rule: Option<&'static Rule>,
    /// The rule whose name it is close to, if it is none itself.
    pub closest: Option<&'static Rule>,
    /// True where the rule is off: then the name suppresses nothing, but isn't reported as unused.
    pub is_off: bool,
}

/// The bytes that a suppression reaches: from the first to the last, both included.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
}

impl Suppression {
    /// The same comment, which isn't reported where it suppresses nothing: not all that it may be about was looked at.
    #[must_use]
    pub fn never_unused(self) -> Self {
        Self { unused: None, ..self }
    }

    /// The findings that it suppresses, with their numbers. `found` is ordered by place.
    pub(crate) fn covered<'f>(&self, found: &'f [Diagnostic]) -> impl Iterator<Item = (usize, &'f Diagnostic)> {
        let place = |at: u32| (self.comment.file.name(), at);
        let first = found.partition_point(|found| start(found) < place(self.reach.first));
        let end = found.partition_point(|found| start(found) <= place(self.reach.last)).max(first);
        let reached = found[first..end].iter().enumerate().map(move |(number, found)| (first + number, found));
        reached.filter(move |(_, found)| self.is_about(found.rule) && !self.resumes(found.rule, found.place.span.start))
    }

    fn is_about(&self, rule: &Rule) -> bool {
        match &self.rules {
            Named::All => true,
            Named::These(names) => names.iter().any(|name| name.means(rule)),
        }
    }

    /// True if a comment before that byte switches the rule on again.
    fn resumes(&self, rule: &Rule, at: u32) -> bool {
        self.resumed.get(rule.id).is_some_and(|from| *from <= at)
    }
}

/// The file of a finding, and the byte where it starts.
fn start(found: &Diagnostic) -> (&str, u32) {
    (found.place.file.name(), found.place.span.start)
}

impl Name {
    /// The name at a place, among those of these rules.
    pub fn of(place: Place, rules: &[&'static Rule]) -> Self {
        let name = place.text();
        let rule = rules.iter().copied().find(|rule| rule.id == name);
        let distance = |rule: &Rule| strsim::damerau_levenshtein(name, rule.id);
        let closest = rules.iter().copied().min_by_key(|rule| distance(rule));
        let is_close = |rule: &&Rule| distance(rule) <= FARTHEST.min(name.len() / 3);
        Self { rule, closest: closest.filter(|_| rule.is_none()).filter(is_close), is_off: false, place }
    }

    /// True if it is the name of this rule.
    pub(crate) fn means(&self, other: &Rule) -> bool {
        self.rule.is_some_and(|rule| rule.id == other.id)
    }
}
