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

/// The edits of one text, by place, with a blank in the place of code that kept two words or signs apart: `return(a), b`
/// without `(a), ` is `return b`.
pub fn apart(mut edits: Vec<Edit>) -> Vec<Edit> {
    for at in 0..edits.len() {
        if edits[at].text.is_empty() && grow_together(before(&edits, at), after(&edits, at)) {
            " ".clone_into(&mut edits[at].text);
        }
    }
    edits
}

/// The text that will stand before an edit.
fn before(edits: &[Edit], at: usize) -> &str {
    let Place { file, span } = &edits[at].place;
    match at.checked_sub(1).map(|before| &edits[before]) {
        Some(other) if other.place.file.name() == file.name() && other.place.span.end == span.start => {
            if other.text.is_empty() { before(edits, at - 1) } else { &other.text }
        }
        _ => file.text().get(..span.start as usize).unwrap_or_default(),
    }
}

/// The text that will stand behind an edit.
fn after(edits: &[Edit], at: usize) -> &str {
    let Place { file, span } = &edits[at].place;
    match edits.get(at + 1) {
        Some(other) if other.place.file.name() == file.name() && other.place.span.start == span.end => {
            if other.text.is_empty() { after(edits, at + 1) } else { &other.text }
        }
        _ => file.text().get(span.end as usize..).unwrap_or_default(),
    }
}

/// True if the end of one text and the start of another would be read as one word or sign.
fn grow_together(left: &str, right: &str) -> bool {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else { return false };
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '#' | '\\');
    match (last, first) {
        ('+', '+') | ('-', '-' | '>') | ('/', '/' | '*') | ('<', '!') => true,
        (last, first) => is_word(last) && is_word(first),
    }
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
            edits: apart(edits),
            leaves: SessionsAfter::Sessions,
            rests_on: BTreeSet::new(),
        })
    }

    /// The same fix, which is right only with the present text of these files, too.
    #[must_use]
    pub fn resting_on(mut self, files: impl IntoIterator<Item = String>) -> Self {
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
    #[must_use]
    pub fn leaving(self, leaves: SessionsAfter) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;
    use dr_lint_parser::SourceFile;
    use std::sync::Arc;

    /// The text without what stands between `[` and `]`.
    fn without(marked: &str) -> String {
        let pieces: Vec<&str> = marked.split(['[', ']']).collect();
        let file = Arc::new(SourceFile::new("a.js", pieces.concat()));
        let mut at = 0;
        let mut removals = Vec::new();
        for (number, piece) in pieces.iter().enumerate() {
            let end = at + u32::try_from(piece.len()).unwrap();
            if number % 2 == 1 {
                removals.push(Edit { place: Place::new(&file, Span { start: at, end }), text: String::new() });
            }
            at = end;
        }
        let fix = Fix::new("remove it", Applicability::Safe, removals).unwrap();
        let mut text = file.text().to_owned();
        for edit in fix.edits().iter().rev() {
            text.replace_range(edit.place.span.start as usize..edit.place.span.end as usize, &edit.text);
        }
        text
    }

    #[test]
    fn words_and_signs_do_not_grow_together() {
        for (before, after) in [
            ("return[(p.amount = 1), ]pay(p)", "return pay(p)"),
            ("else[(p.amount=1),]t()", "else t()"),
            ("typeof[/* x */]f", "typeof f"),
            ("a<[/* x */]!--b", "a< !--b"),
            ("a -[/* x */]-b", "a - -b"),
            ("{ a: 1[, b: 2] }", "{ a: 1 }"),
            ("f([a, ]b)", "f(b)"),
            ("return[(a)][, ]b", "return b"),
        ] {
            assert_eq!(without(before), after, "{before}");
        }
    }
}
