//! Fixes of findings, as edits of text.

use dr_lint_parser::Place;

/// A set of edits that fixes one finding. Its edits are sorted and lie apart from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    title: String,
    applicability: Applicability,
    edits: Vec<Edit>,
    leaves: Leaves,
}

/// What a fix leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Leaves {
    /// Each payload that it changes with a session, as far as known, or with what it had.
    Sessions,
    /// A payload that has no session, and gets none in the same run: what it removes was all that the payment had.
    NoSession,
}

/// Whether a fix may be applied unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Applicability {
    /// A person should look: the program may change in other ways than the migration wants.
    Unsafe,
    /// The program changes only as the migration wants.
    Safe,
}

/// Replaces the text at a place: an empty span inserts, an empty text removes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// What stands there afterwards.
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
            leaves: Leaves::Sessions,
        })
    }

    /// What it does, as an imperative: "remove `amount`".
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether it may be applied unseen.
    pub fn applicability(&self) -> Applicability {
        self.applicability
    }

    /// The same fix, with what it leaves behind.
    #[must_use]
    pub fn leaving(self, leaves: Leaves) -> Self {
        Self { leaves, ..self }
    }

    /// What it leaves behind.
    pub fn leaves(&self) -> Leaves {
        self.leaves
    }

    /// Makes it at most as applicable as this.
    pub fn restrict(&mut self, applicability: Applicability) {
        self.applicability = self.applicability.min(applicability);
    }

    /// The edits, by place.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}
