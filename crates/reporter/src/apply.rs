//! Chosen fixes in, new texts out. It never asks which rule a fix is for.
//!
//! All fixes of a round are on the offsets of the text that was parsed, and are applied together. One that overlaps
//! another waits for the next round, when the file has been parsed again. Two that do the same to the same bytes don't
//! overlap: it is done once, for both.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::{Place, SourceFile, Span};
use dr_lint_rules::{Applicability, Diagnostic, Edit, Fix, apart as keep_apart};

/// A file after a round of fixes.
#[derive(Clone, Debug)]
pub struct FixedFile {
    /// As it was.
    pub before: Arc<SourceFile>,
    /// Its new text.
    pub text: String,
    /// The spans of the old text that were replaced, and the lengths of the new; by position.
    pub edits: Vec<(Span, usize)>,
    /// The number of fixes that were applied to it.
    pub fixed: usize,
    /// The names of the files that belong together with it: a fix changed both, or changed this one because of the text
    /// of the other.
    pub with: BTreeSet<String>,
}

/// The files that change when of every finding the first fix is applied that is at least as safe as `wanted`, as
/// [`apply_all`] does.
pub fn apply<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    wanted: Applicability,
    allowed: impl Fn(&SourceFile) -> bool,
) -> Vec<FixedFile> {
    let chosen = |diagnostic: &'d Diagnostic| diagnostic.fixes.iter().find(|fix| fix.applicability() >= wanted);
    apply_all(diagnostics.into_iter().filter_map(chosen), allowed)
}

/// The files that change when every fix is applied that doesn't overlap an earlier one, by name. A fix is applied whole
/// or not at all, and only where all its files are `allowed`.
pub fn apply_all<'d>(
    fixes: impl IntoIterator<Item = &'d Fix>,
    allowed: impl Fn(&SourceFile) -> bool,
) -> Vec<FixedFile> {
    let mut files: BTreeMap<&str, Pending<'_>> = BTreeMap::new();
    for fix in fixes {
        let is_free = |edit: &Edit| files.get(edit.place.file.name()).is_none_or(|pending| pending.takes(edit));
        if !fix.edits().iter().all(|edit| allowed(&edit.place.file) && is_free(edit)) {
            continue;
        }
        add(fix, &mut files);
        if let Some(pending) = files.get_mut(fix.edits()[0].place.file.name()) {
            pending.fixed += 1;
        }
    }
    files.into_values().map(Pending::finish).collect()
}

fn add<'d>(fix: &'d Fix, files: &mut BTreeMap<&'d str, Pending<'d>>) {
    let edited = fix.edits().iter().map(|edit| edit.place.file.name());
    let together: BTreeSet<&str> = edited.chain(fix.rests_on().iter().map(String::as_str)).collect();
    for edit in fix.edits() {
        let file = &edit.place.file;
        let empty = || Pending { before: file, edits: BTreeMap::new(), fixed: 0, with: BTreeSet::new() };
        let pending = files.entry(file.name()).or_insert_with(empty);
        pending.edits.entry(edit.place.span).or_insert(&edit.text);
        pending.with.extend(together.iter().filter(|name| **name != file.name()));
    }
}

/// The edits of one file.
struct Pending<'d> {
    before: &'d Arc<SourceFile>,
    edits: BTreeMap<Span, &'d String>,
    fixed: usize,
    with: BTreeSet<&'d str>,
}

impl Pending<'_> {
    /// Tells whether an edit lies apart from all that are there, or is one of them.
    fn takes(&self, edit: &Edit) -> bool {
        let span = edit.place.span;
        if self.before.text() != edit.place.file.text() {
            return false;
        }
        if let Some(text) = self.edits.get(&span) {
            return **text == edit.text;
        }
        // Edits are apart from each other, so that only the nearest on either side can reach into this one.
        let before = self.edits.range(..span).next_back().is_none_or(|(other, _)| apart(*other, span));
        let after = self.edits.range(span..).next().is_none_or(|(other, _)| apart(span, *other));
        before && after
    }

    fn finish(self) -> FixedFile {
        let edits = self
            .edits
            .into_iter()
            .map(|(span, text)| Edit { place: Place::new(self.before, span), text: text.clone() });
        // Each fix keeps words apart, but not those that another fix brings together.
        let edits = keep_apart(edits.collect());
        let old = self.before.text();
        let mut text = String::with_capacity(old.len());
        let mut at = 0;
        for Edit { place, text: replacement } in &edits {
            text.push_str(&old[at..place.span.start as usize]);
            text.push_str(replacement);
            at = place.span.end as usize;
        }
        text.push_str(&old[at..]);
        let edits = edits.iter().map(|edit| (edit.place.span, edit.text.len())).collect();
        let with = self.with.into_iter().map(ToOwned::to_owned).collect();
        FixedFile { before: Arc::clone(self.before), text, edits, fixed: self.fixed, with }
    }
}

/// True if two spans, the earlier one first, share no byte, and neither lies inside the other.
fn apart(first: Span, second: Span) -> bool {
    first.end <= second.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{diagnostic, file, place};

    /// A finding whose fix does this to `text`: what to replace (after `|`, to insert), and by what.
    fn finding(shop: &Arc<SourceFile>, applicability: Applicability, edits: &[(&str, &str)]) -> Diagnostic {
        let edit = |(what, by): &(&str, &str)| {
            let place = match what.strip_prefix('|') {
                Some(before) => {
                    let place = place(shop, before);
                    Place::new(shop, Span { end: place.span.start, ..place.span })
                }
                None => place(shop, what),
            };
            Edit { place, text: (*by).to_owned() }
        };
        let mut finding = diagnostic(place(shop, "a"));
        finding.fixes.extend(Fix::new("fix", applicability, edits.iter().map(edit).collect()));
        finding
    }

    fn applied(edits: &[&[(&str, &str)]]) -> (String, usize) {
        let shop = file("a.js", "a bb ccc dd e");
        let found: Vec<_> = edits.iter().map(|edits| finding(&shop, Applicability::Safe, edits)).collect();
        let fixed = apply(&found, Applicability::Safe, |_| true).remove(0);
        (fixed.text, fixed.fixed)
    }

    #[test]
    fn edits_apart_are_applied_together() {
        assert_eq!(applied(&[&[("bb ", "")], &[("e", "x")], &[("|a", "<")]]), ("<a ccc dd x".to_owned(), 3));
        assert_eq!(applied(&[&[("bb", "")], &[(" ccc", "")], &[("|bb", "!")]]), ("a ! dd e".to_owned(), 3));
    }

    #[test]
    fn words_that_two_fixes_bring_together_stay_apart() {
        let shop = file("a.js", "return(a),(b),c");
        let found = ["(a),", "(b),"].map(|what| finding(&shop, Applicability::Safe, &[(what, "")]));
        let fixed = apply(&found, Applicability::Safe, |_| true).remove(0);
        assert_eq!(fixed.text, "return c");
        assert_eq!(fixed.edits.iter().map(|(_, length)| *length).collect::<Vec<_>>(), [1, 0]);
    }

    #[test]
    fn an_overlap_waits_with_all_of_its_fix() {
        assert_eq!(applied(&[&[("bb ccc", "")], &[("ccc dd", ""), ("e", "x")]]), ("a  dd e".to_owned(), 1));
        assert_eq!(applied(&[&[("bb ccc", "")], &[("|ccc", "x")]]), ("a  dd e".to_owned(), 1));
        assert_eq!(applied(&[&[("|ccc", "x")], &[("bb ccc", "")]]), ("a bb xccc dd e".to_owned(), 1));
        assert_eq!(applied(&[&[("|ccc", "x")], &[("|ccc", "y")]]), ("a bb xccc dd e".to_owned(), 1));
    }

    #[test]
    fn what_two_fixes_do_alike_is_done_once() {
        assert_eq!(applied(&[&[("|ccc", "x")], &[("|ccc", "x"), ("dd", "")]]), ("a bb xccc  e".to_owned(), 2));
        assert_eq!(applied(&[&[("bb", "")], &[("bb", ""), ("dd", "")]]), ("a  ccc  e".to_owned(), 2));
    }

    #[test]
    fn files_of_one_fix_belong_together() {
        let (shop, other) = (file("a.js", "a bb"), file("b.js", "a bb"));
        let mut found = [finding(&shop, Applicability::Safe, &[("bb", "")]), diagnostic(place(&shop, "a"))];
        let edits =
            [(&shop, "x"), (&other, "y")].map(|(file, text)| Edit { place: place(file, "a"), text: text.into() });
        assert!(apply(&found, Applicability::Safe, |_| true)[0].with.is_empty());
        found[1].fixes.extend(Fix::new("fix", Applicability::Safe, edits.to_vec()));
        let fixed = apply(&found, Applicability::Safe, |_| true);
        let with: Vec<Vec<&str>> = fixed.iter().map(|file| file.with.iter().map(String::as_str).collect()).collect();
        assert_eq!(with, [["b.js"], ["a.js"]]);
    }

    #[test]
    fn only_what_is_wanted_and_allowed_is_applied() {
        let shop = file("a.js", "a bb");
        let found = [finding(&shop, Applicability::Unsafe, &[("bb", "")])];
        assert!(apply(&found, Applicability::Safe, |_| true).is_empty());
        assert!(apply(&found, Applicability::Unsafe, |_| false).is_empty());
        assert_eq!(apply(&found, Applicability::Unsafe, |_| true).len(), 1);
    }
}
