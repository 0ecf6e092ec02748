//! The place of an island.

use std::ops::Range;

use dr_lint_document::Branch;

/// An island, in bytes of the script's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hole {
    pub(crate) span: Range<usize>,
    pub(crate) branch: Branch,
}
