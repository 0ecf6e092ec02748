//! Findings, complete, in terms that need no syntax tree.

use dr_lint_parser::Place;
use dr_lint_parser::sdk::CallKind;

use crate::field::FieldPath;
use crate::fix::Fix;
use crate::rule::{Level, Rule};
use crate::severity::{Certainty, Severity};

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// Its severity.
    pub severity: Severity,
    /// Its certainty: every value that can reach the call has the problem, or only some have.
    pub certainty: Certainty,
    /// The problem, one sentence without a full stop.
    pub message: String,
    /// The consequence, and the cure.
    pub help: Option<String>,
    /// The page to read on.
    pub url: String,
    /// Its place.
    pub place: Place,
    /// Other places that a reader needs: the calls that it reaches, the literal, the use of a constant.
    pub related: Vec<Related>,
    /// The payment methods that the payload may be, by `type`; empty when unknown.
    pub methods: Vec<String>,
    /// The field that it is about, for rules about a field.
    pub field: Option<FieldPath>,
    /// Its fixes, the best first.
    pub fixes: Vec<Fix>,
    /// An answer that the user has to give first to get a safe fix.
    pub missing: Option<Missing>,
    /// The payload that it belongs to: the literal that makes the object, or else the argument or the call. A field of
    /// several payloads belongs to the first of them; what is about no payload belongs to none.
    pub payload: Option<Place>,
    /// Its parts, for a report that joins all findings of a payload; without them, the report shows the whole help.
    pub brief: Option<Brief>,
}

/// The parts of a finding's help. Findings of one payload share most of them, and a report says each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The cure, and the reason for it, in words that hold for all findings with the same task in the payload.
    pub cure: String,
    /// Sentences that hold for this finding.
    pub notes: Vec<String>,
    /// The reason why it has no safe fix.
    pub obstacle: Option<Obstacle>,
}

/// A reason why there is no safe fix, a clause without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Obstacle {
    /// Its fix is unsafe.
    Doubt(String),
    /// It has no fix.
    NoFix(String),
}

/// Something that only the user knows, and that a fix needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Missing {
    /// The expression that gives the payment session's id.
    SessionExpression,
}

/// A place that helps to understand a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Related {
    /// The meaning of the place, in a few words.
    pub message: String,
    /// Its place.
    pub place: Place,
    /// Its part in the story.
    pub kind: RelatedKind,
}

/// The part that a related place has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RelatedKind {
    /// A call that is reached.
    Call(CallKind),
    /// The start of the literal that makes the object.
    Literal,
    /// Another use of what the finding is about.
    Use,
    /// Code that nothing uses once the finding is fixed.
    Unused,
}

impl Diagnostic {
    /// All places that it is about: its own, the related ones, and those that its fixes change.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        let edits = self.fixes.iter().flat_map(Fix::edits).map(|edit| &edit.place);
        std::iter::once(&self.place).chain(self.related.iter().map(|related| &related.place)).chain(edits)
    }
}

impl Rule {
    /// A finding of this rule: with the rule's own severity, there always, with the rule's page.
    pub(crate) fn at(&'static self, place: &Place, message: impl Into<String>) -> Diagnostic {
        let severity = match self.level {
            Level::On(severity) => severity,
            // Only a user who switches the rule on gets to see this; the level set then replaces it.
            Level::Off => Severity::Warning,
        };
        Diagnostic {
            rule: self,
            severity,
            certainty: Certainty::Always,
            message: message.into(),
            help: None,
            url: self.guide.to_owned(),
            place: place.clone(),
            related: Vec::new(),
            methods: Vec::new(),
            field: None,
            fixes: Vec::new(),
            missing: None,
            payload: None,
            brief: None,
        }
    }
}
