//! A document with the islands in it, from which scripts are cut.

use std::ops::Range;

use crate::code::Code;
use crate::entity;
use crate::islands::{Mark, blank, settle};
use crate::script::{Island, Language, Script, ScriptKind};

/// A document, and the islands in it.
#[derive(Clone, Copy)]
pub(crate) struct Template<'t> {
    /// The text as it is in the file.
    pub(crate) text: &'t str,
    /// By position, apart from each other.
    pub(crate) marks: &'t [Mark<'t>],
}

impl<'t> Template<'t> {
    /// A document without islands.
    pub(crate) fn without_islands(text: &'t str) -> Self {
        Self { text, marks: &[] }
    }

    /// The script that stands at `span` as it is read.
    pub(crate) fn plain(&self, kind: ScriptKind, language: Language, span: Range<usize>) -> Script {
        let (islands, text) = self.islands(span.clone());
        Script { kind, language, code: Code::plain(text, span.start), span, islands }
    }

    /// The script that stands at `span` in an attribute: with entities.
    pub(crate) fn attribute(&self, kind: ScriptKind, language: Language, span: Range<usize>) -> Script {
        let (islands, text) = self.islands(span.clone());
        Script { kind, language, code: entity::decode(&text, span.start, |_| true), span, islands }
    }

    /// The islands of a part of the document, and its text in which they are blank.
    pub(crate) fn islands(&self, span: Range<usize>) -> (Vec<Island>, String) {
        let first = self.marks.partition_point(|mark| mark.span.start < span.start);
        let last = self.marks.partition_point(|mark| mark.span.end <= span.end).max(first);
        let islands = settle(&self.marks[first..last]);
        let text = blank(&self.text[span.clone()], span.start, islands.iter().map(|island| &island.span));
        (islands, text)
    }
}
