//! Functions that escaped to unknown code, which may call them at any later time.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::object::Object;

/// A function that escaped to unknown code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Escaped {
    pub(crate) function: ObjectId,
    /// The object that it is a member of.
    pub(crate) this: Option<ObjectId>,
}

/// The changes by the last run of an escaped function.
pub(crate) struct Effect {
    pub(crate) escaped: Escaped,
    pub(crate) cells: Vec<(CellId, Value)>,
    pub(crate) objects: Vec<(ObjectId, Object)>,
    /// Number of times that it has run.
    pub(crate) runs: usize,
}

/// The functions that escaped to unknown code.
#[derive(Default)]
pub(crate) struct EscapedFunctions {
    /// The functions that are running now because unknown code may call them.
    pub(crate) running: FxHashSet<ObjectId>,
    /// Number of runs in a row in which a function changed nothing.
    pub(crate) idle: FxHashMap<ObjectId, usize>,
    /// The functions that change something, with their changes.
    pub(crate) effects: Vec<Effect>,
    /// The functions that are registered for an event.
    pub(crate) listeners: Vec<Escaped>,
    /// True if the page may wait for requests in another way than by their own settings (`async: false`).
    pub(crate) waits_for_requests: bool,
}
