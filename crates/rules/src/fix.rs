//! Fixes of findings, as edits of text.

use std::collections::BTreeSet;

use dr_lint_parser::{Place, Span};

/// A set of edits that fixes one finding. Its edits are sorted and lie apart from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    title: String,
    applicability: Applicability,
    edits: Vec<Edit>,
    leaves: SessionsAfter,
    rests_on: BTreeSet<String>,
}

/// The state of the payloads after a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SessionsAfter {
    /// Each changed payload has a session, or what it had before.
    Sessions,
    /// A payload that has no session, and gets none in the same run: what it removes was all that the payment had.
    NoSession,
}

/// The care that a fix needs: it may be applied unseen, or a person should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Applicability {
    /// A person should look: the program may change in other ways than the migration wants.
    Unsafe,
    /// The program changes only as the migration wants.
    Safe,
}

/// Edits that take code away, and edits that put code in, as one set: where code is put in amid what goes, that goes in
/// two pieces.
pub(crate) fn joined(removals: Vec<Edit>, insertions: &[Edit]) -> Vec<Edit> {
    let mut all = removals;
    for insertion in insertions.iter().filter(|insertion| insertion.place.span.start == insertion.place.span.end) {
        let at = insertion.place.span.start;
        let is_around = |edit: &&mut Edit| {
            let Span { start, end } = edit.place.span;
            edit.text.is_empty() && edit.place.file.name() == insertion.place.file.name() && start < at && at < end
        };
        if let Some(around) = all.iter_mut().find(is_around) {
            let file = around.place.file.clone();
            let rest = Place::new(&file, Span { start: at, end: around.place.span.end });
            around.place = Place::new(&file, Span { start: around.place.span.start, end: at });
            all.push(Edit { place: rest, text: String::new() });
        }
    }
    all.extend(insertions.iter().cloned());
    all
}

/// Replaces the text at a place: an empty span inserts, an empty text removes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    /// The bytes that are replaced.
    pub place: Place,
    /// The text that stands there afterwards.
    pub text: String,
}

impl Fix {
    /// A fix with these edits. `None` without edits, or when two of them touch the same text.
    pub fn new(title: impl Into<String>, applicability: Applicability, mut edits: Vec<Edit>) -> Option<Self> {
        edits.sort();
        edits.dedup();
        let touching = edits.windows(2).any(|pair| {
            let [before, after] = pair else { return false };
            before.place.file.name() == after.place.file.name() && before.place.span.end > after.place.span.start
        });
        (!edits.is_empty() && !touching).then(|| Self {
            title: title.into(),
            applicability,
            edits,
            leaves: SessionsAfter::Sessions,
            rests_on: BTreeSet::new(),
        })
    }

    /// The same fix, which is right only with the present text of these files, too.
    pub(crate) fn resting_on(mut self, files: impl IntoIterator<Item = String>) -> Self {
        self.rests_on.extend(files);
        self
    }

    /// The names of files that it doesn't edit but whose present text makes it right: a session that is set there, a
    /// value there that it brings to light. If an earlier edit of such a file is given up, so is this fix.
    pub fn rests_on(&self) -> &BTreeSet<String> {
        &self.rests_on
    }

    /// Its effect, as an imperative: "remove `amount`".
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The care that it needs.
    pub fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// The same fix, with what it leaves behind.
    pub(crate) fn leaving(self, leaves: SessionsAfter) -> Self {
        Self { leaves, ..self }
    }

    /// The state of the payloads after it.
    pub fn leaves(&self) -> SessionsAfter {
        self.leaves
    }

    /// The same fix, at most as applicable as this.
    pub(crate) fn at_most(self, applicability: Applicability) -> Self {
        Self { applicability: self.applicability.min(applicability), ..self }
    }

    /// One fix for two with the same edits: as careful as the more careful of them, with its words.
    pub(crate) fn joined(&self, other: &Self) -> Self {
        let careful = if other.applicability < self.applicability { other } else { self };
        let leaves = self.leaves.max(other.leaves);
        careful.clone().leaving(leaves).resting_on(self.rests_on.union(&other.rests_on).cloned())
    }

    /// The edits, by place.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}
