//! An element of a page.

use std::ops::Range;

use crate::tag::StartTag;

/// An element of a page.
pub(crate) struct Element {
    pub(crate) tag: StartTag,
    /// The content of a script.
    pub(crate) content: Option<Range<usize>>,
}
