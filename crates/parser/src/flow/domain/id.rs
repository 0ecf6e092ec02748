//! The ids of places, objects, variables and origins while the flow runs.

use crate::text::source::Span;

/// A place while the flow runs: the number of a script, and a span of its text in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct At {
    /// The number of the script.
    pub(crate) script: u32,
    /// The span, in bytes of the script's text.
    pub(crate) span: Span,
}

impl At {
    /// True if the other place lies within this one.
    pub(crate) fn encloses(self, other: Self) -> bool {
        self.script == other.script && self.span.contains(other.span)
    }
}

/// An object of the running program: one for each time that its allocation runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ObjectId(pub(crate) u32);

/// A variable of the running program: one for each time that its scope is entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct CellId(pub(crate) u32);

/// The place of values that have none.
impl Default for At {
    fn default() -> Self {
        Self { script: 0, span: crate::text::source::Span { start: 0, end: 0 } }
    }
}

/// The number of an origin: a place that gives a property its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct OriginId(pub(crate) u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_encloses_places_of_its_own_script() {
        let at = |script, start, end| At { script, span: Span { start, end } };
        assert!(at(1, 10, 20).encloses(at(1, 12, 15)) && at(1, 10, 20).encloses(at(1, 10, 20)));
        assert!(!at(1, 10, 20).encloses(at(1, 5, 15)) && !at(1, 10, 20).encloses(at(1, 15, 25)));
        assert!(!at(1, 10, 20).encloses(at(2, 12, 15)), "another script has the same offsets");
    }
}
