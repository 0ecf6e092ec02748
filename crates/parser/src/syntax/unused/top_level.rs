//! The statements of the top level that are walked.

use std::sync::Arc;

use swc_common::Spanned;
use swc_ecma_ast::Program;

use crate::syntax::facts::Row;
use crate::text::source::Span;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// The code that is walked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    /// The statements of the top level from which something is removed. What happens in them can be seen from elsewhere
    /// only by what is declared at the top level.
    Removed,
}

/// The statements of the top level, and those of them that are walked.
pub(super) struct TopLevel<'r> {
    pub(super) row: Arc<Row>,
    removed: &'r [Span],
    extent: Extent,
}

impl<'r> TopLevel<'r> {
    /// The statements of a script. `removed` are the spans of what is to be removed, in order and apart from each other.
    pub(super) fn of(script: &Script, removed: &'r [Span], extent: Extent) -> Self {
        let end = u32::try_from(script.file.text().len()).unwrap_or(u32::MAX);
        let items = match &script.program {
            Program::Module(module) => module.body.iter().map(|item| span_of(item.span())).collect(),
            Program::Script(classic) => classic.body.iter().map(|item| span_of(item.span())).collect(),
        };
        Self { row: Arc::new(Row { span: Span { start: script.file.bom_len(), end }, items }), removed, extent }
    }

    /// True if a statement is walked. What stands before it, as its decorators do, belongs to it.
    pub(super) fn has(&self, index: usize) -> bool {
        let start = index.checked_sub(1).map_or(0, |before| self.row.items[before].end);
        let next = self.removed.partition_point(|removed| removed.end <= start);
        let is_next = |removed: &Span| removed.start < self.row.items[index].end;
        self.extent == Extent::Whole || self.removed.get(next).is_some_and(is_next)
    }
}
