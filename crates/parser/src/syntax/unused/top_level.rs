//! The statements of the top level that are walked.

use std::sync::Arc;

use swc_common::Spanned;
use swc_ecma_ast::Program;

use crate::syntax::facts::Role;
use crate::syntax::top_level::rows_of;
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
    items: Vec<Span>,
    /// The part that each plays in its script.
    roles: Vec<Role>,
    removed: &'r [Span],
    extent: Extent,
}

impl<'r> TopLevel<'r> {
    /// The statements of a script. `removed` are the spans of what is to be removed, in order and apart from each other.
    pub(super) fn of(script: &Script, removed: &'r [Span], extent: Extent) -> Self {
        let items: Vec<Span> = match &script.program {
            Program::Module(module) => module.body.iter().map(|item| span_of(item.span())).collect(),
            Program::Script(classic) => classic.body.iter().map(|item| span_of(item.span())).collect(),
        };
        let rows = rows_of(script, &items).into_iter().flat_map(|(row, indexes)| {
            let row = Arc::new(row);
            let role = move |(number, index)| (index, Role::Statement(Arc::clone(&row), number));
            indexes.into_iter().enumerate().map(role)
        });
        let mut roles: Vec<(usize, Role)> = rows.collect();
        roles.sort_by_key(|(index, _)| *index);
        let roles = roles.into_iter().map(|(_, role)| role).collect();
        // The scripts of a document run in another order than they stand in.
        let extent = if script.regions.len() > 1 { Extent::Whole } else { extent };
        Self { items, roles, removed, extent }
    }

    /// The part that a statement plays in its script.
    pub(super) fn role(&self, index: usize) -> Role {
        self.roles[index].clone()
    }

    /// True if a statement is walked. What stands before it, as its decorators do, belongs to it.
    pub(super) fn has(&self, index: usize) -> bool {
        let start = index.checked_sub(1).map_or(0, |before| self.items[before].end);
        let next = self.removed.partition_point(|removed| removed.end <= start);
        let is_next = |removed: &Span| removed.start < self.items[index].end;
        self.extent == Extent::Whole || self.removed.get(next).is_some_and(is_next)
    }
}
