//! The ids of places, objects and variables while the flow runs.

use crate::text::source::Span;

/// A place while the flow runs: the script by number, and bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct At {
    /// Which script.
    pub(crate) script: u32,
    /// Bytes of its text.
    pub(crate) span: Span,
}

impl At {
    /// True if the other place lies within this one.
    pub(crate) fn encloses(self, other: Self) -> bool {
        self.script == other.script && self.span.contains(other.span)
    }
}

/// An object of the running program: one for each time that something made it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ObjectId(pub(crate) u32);

/// A variable of the running program: one for each time that its scope was entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct CellId(pub(crate) u32);

/// A place for values that have none.
impl Default for At {
    fn default() -> Self {
        Self { script: 0, span: crate::text::source::Span { start: 0, end: 0 } }
    }
}

/// A property's origin, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct OriginId(pub(crate) u32);
