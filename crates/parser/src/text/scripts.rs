//! The scripts of a document, and the islands in them.

use std::ops::Range;

use dr_lint_document::{Branch, Document};

/// The scripts of a document.
pub(super) struct Scripts {
    document: Document,
    /// The islands in all of them, by position.
    pub(super) islands: Vec<(Range<u32>, Branch)>,
}

impl Scripts {
    pub(super) fn new(document: Document) -> Self {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let islands = document.programs.iter().flat_map(|program| &program.scripts).flat_map(|script| &script.islands);
        let placed = islands.map(|island| (count(island.span.start)..count(island.span.end), island.branch));
        let mut islands: Vec<(Range<u32>, Branch)> = placed.collect();
        islands.sort_unstable_by_key(|(island, _)| (island.start, island.end));
        islands.dedup();
        Self { document, islands }
    }

    pub(super) fn document(&self) -> &Document {
        &self.document
    }
}
