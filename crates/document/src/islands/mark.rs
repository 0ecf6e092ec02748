//! An island as its lexer found it.

use std::ops::Range;

use super::Role;

/// No islands.
pub(crate) fn none(_: &str) -> Vec<Mark<'_>> {
    Vec::new()
}

/// An island as its lexer found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark<'t> {
    /// Its place in the document.
    pub(crate) span: Range<usize>,
    /// Its part in the structure of the template.
    pub(crate) role: Role<'t>,
}
