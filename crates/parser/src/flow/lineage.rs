//! Which functions led to each other: a function that registers itself again and again is followed a few times only.

use std::rc::Rc;

use super::value::At;

/// The places of the functions that run later and whose runs led to what runs now, the nearest first.
#[derive(Clone, Default)]
pub(super) struct Lineage(Option<Rc<Link>>);

struct Link {
    function: At,
    before: Lineage,
}

impl Lineage {
    /// The same with one more function, which runs now.
    pub(super) fn with(&self, function: At) -> Self {
        Self(Some(Rc::new(Link { function, before: self.clone() })))
    }

    /// How often a function that was made at this place is among them.
    pub(super) fn count(&self, function: At) -> usize {
        let links = std::iter::successors(self.0.as_deref(), |link| link.before.0.as_deref());
        links.filter(|link| link.function == function).count()
    }
}
