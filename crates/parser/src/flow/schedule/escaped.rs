//! Functions that unknown code has.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::object::Object;

/// A function that unknown code got.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Escaped {
    pub(crate) function: ObjectId,
    /// The object that it is a member of.
    pub(crate) this: Option<ObjectId>,
}

/// What running a function that unknown code has changed when it was run last.
pub(crate) struct Effect {
    pub(crate) escaped: Escaped,
    pub(crate) cells: Vec<(CellId, Value)>,
    pub(crate) objects: Vec<(ObjectId, Object)>,
    /// How often it has been run.
    pub(crate) runs: usize,
}

/// What unknown code has.
#[derive(Default)]
pub(crate) struct EscapedFunctions {
    /// The functions that are being run because unknown code has them.
    pub(crate) running: FxHashSet<ObjectId>,
    /// How often in a row running a function has changed nothing.
    pub(crate) idle: FxHashMap<ObjectId, usize>,
    /// The functions that change something.
    pub(crate) effects: Vec<Effect>,
    /// Those that wait for an event.
    pub(crate) listeners: Vec<Escaped>,
    /// True if the page may wait for requests, other than by what their own settings say.
    pub(crate) waits_for_requests: bool,
}
