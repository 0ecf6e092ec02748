//! Functions that run once the code that registered them has ended: `setTimeout(pay)`, `load().then(pay)`.

use std::rc::Rc;

use crate::flow::budget::Repetition;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;

/// A queued function, with what is known of its call.
#[derive(Clone)]
pub(crate) struct QueuedCall {
    pub(crate) function: ObjectId,
    pub(crate) this: Option<Value>,
    pub(crate) arguments: Option<Vec<Value>>,
    /// Callbacks that surely run before it, with their arguments: those before it in a chain of promises.
    pub(crate) before: Vec<(ObjectId, Vec<Value>)>,
    pub(crate) caller: Caller,
    /// [`Repetition::Again`] once it has run.
    pub(crate) run: Repetition,
    pub(crate) lineage: Lineage,
}

/// The code that gets the result of a queued function.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    /// Code of the program, or none.
    Known,
    /// Unknown code.
    Unknown,
}

impl QueuedCall {
    /// A queued function whose `this` and arguments are unknown.
    pub(crate) fn new(function: ObjectId, lineage: Lineage) -> Self {
        let (this, arguments, before) = (None, None, Vec::new());
        Self { function, this, arguments, before, caller: Caller::Known, run: Repetition::First, lineage }
    }
}

/// The queued functions whose runs led to the current one, by the places of their allocation, the nearest first.
#[derive(Clone, Default)]
pub(crate) struct Lineage(Option<Rc<Link>>);

/// One queued function of a lineage, and those before it.
struct Link {
    function: At,
    before: Lineage,
}

impl Lineage {
    /// Returns the lineage with one more function, which runs now.
    pub(crate) fn with(&self, function: At) -> Self {
        Self(Some(Rc::new(Link { function, before: self.clone() })))
    }

    /// Counts the functions that were allocated at this place: one that queues itself would run for ever.
    pub(crate) fn count(&self, function: At) -> usize {
        let links = std::iter::successors(self.0.as_deref(), |link| link.before.0.as_deref());
        links.filter(|link| link.function == function).count()
    }
}
