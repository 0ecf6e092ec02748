//! Functions that wait for the code that registered them to end.

use std::rc::Rc;

use crate::flow::budget::Repetition;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;

/// A function that waits to be run.
#[derive(Clone)]
pub(crate) struct QueuedCall {
    pub(crate) function: ObjectId,
    pub(crate) this: Option<Value>,
    pub(crate) arguments: Option<Vec<Value>>,
    /// Callbacks that have surely run before it, with their arguments: those before it in a chain of promises.
    pub(crate) before: Vec<(ObjectId, Vec<Value>)>,
    pub(crate) caller: Caller,
    /// [`Repetition::Again`] once it has run.
    pub(crate) run: Repetition,
    pub(crate) lineage: Lineage,
}

/// The code that gets the result of a function that runs later.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    /// None, as far as the program shows, or code of the program.
    Seen,
    /// Unknown code.
    Unseen,
}

impl QueuedCall {
    /// A function of which neither `this` nor the arguments are known.
    pub(crate) fn new(function: ObjectId, lineage: Lineage) -> Self {
        let (this, arguments, before) = (None, None, Vec::new());
        Self { function, this, arguments, before, caller: Caller::Seen, run: Repetition::First, lineage }
    }
}

/// The places of the functions that run later and whose runs led to what runs now, the nearest first.
#[derive(Clone, Default)]
pub(crate) struct Lineage(Option<Rc<Link>>);

pub(crate) struct Link {
    function: At,
    before: Lineage,
}

impl Lineage {
    /// The same with one more function, which runs now.
    pub(crate) fn with(&self, function: At) -> Self {
        Self(Some(Rc::new(Link { function, before: self.clone() })))
    }

    /// How often a function that was made at this place is among them.
    pub(crate) fn count(&self, function: At) -> usize {
        let links = std::iter::successors(self.0.as_deref(), |link| link.before.0.as_deref());
        links.filter(|link| link.function == function).count()
    }
}
