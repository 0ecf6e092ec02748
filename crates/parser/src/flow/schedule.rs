//! The order of the run: entry points, callbacks that run later, and functions that unknown code may call.

pub(crate) mod escaped;
pub(crate) mod queue;
pub(crate) mod unreached;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::budget::Repetition;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::schedule::queue::{Lineage, QueuedCall};
use crate::tree::node_key::NodeKey;

/// The known functions, those that have run, and those that wait to run.
pub(crate) struct Schedule {
    /// Every known function, in the order of allocation, each with its lineage.
    pub(crate) functions: Vec<(ObjectId, Lineage)>,
    /// The functions that have run.
    pub(crate) ran: FxHashSet<ObjectId>,
    /// The code of the functions that have run: functions that were allocated at one place share it.
    pub(crate) codes_run: FxHashSet<NodeKey>,
    /// The constants that functions were called with past the limit of recursion.
    pub(crate) recursive_constants: FxHashSet<(NodeKey, At)>,
    /// The functions that run once the code that registered them has ended.
    pub(crate) queue: Vec<QueuedCall>,
    /// Number of functions that were queued so far, by the place of their allocation.
    pub(crate) queued_at: FxHashMap<At, usize>,
    /// The functions that were ever queued.
    pub(crate) queued: FxHashSet<ObjectId>,
    /// The callbacks that a chain of promises runs, by the place of its last call.
    pub(crate) chains: FxHashMap<At, Vec<(ObjectId, Vec<Value>)>>,
    /// [`Repetition::Again`] once all queued functions have run.
    pub(crate) repetition: Repetition,
    /// The lineage of the function that runs now.
    pub(crate) lineage: Lineage,
}

impl Schedule {
    /// A schedule without functions.
    pub(crate) fn new() -> Self {
        Self {
            functions: Vec::new(),
            ran: FxHashSet::default(),
            codes_run: FxHashSet::default(),
            recursive_constants: FxHashSet::default(),
            queue: Vec::new(),
            queued_at: FxHashMap::default(),
            queued: FxHashSet::default(),
            chains: FxHashMap::default(),
            repetition: Repetition::First,
            lineage: Lineage::default(),
        }
    }
}
