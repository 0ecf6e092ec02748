//! Which functions run, and when.

pub(crate) mod escaped;
pub(crate) mod passed_over;
pub(crate) mod queue;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::budget::Repetition;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::schedule::queue::{Lineage, QueuedCall};
use crate::tree::node_key::NodeKey;

/// The known functions, and which of them have run or are to run.
pub(crate) struct Schedule {
    /// Every known function, in the order of allocation, each with the functions that led to it.
    pub(crate) functions: Vec<(ObjectId, Lineage)>,
    /// The functions that have run.
    pub(crate) ran: FxHashSet<ObjectId>,
    /// The code of those: functions that were made at one place share it.
    pub(crate) codes_run: FxHashSet<NodeKey>,
    /// The constants that functions were called with deep inside themselves.
    pub(crate) recursive_constants: FxHashSet<(NodeKey, At)>,
    /// Functions that wait for the code that registered them to end.
    pub(crate) queue: Vec<QueuedCall>,
    /// How many functions that were made at one place have waited.
    pub(crate) queued_at: FxHashMap<At, usize>,
    /// The functions that have waited.
    pub(crate) queued: FxHashSet<ObjectId>,
    /// The callbacks that a chain of promises runs, by the place of its last call.
    pub(crate) chains: FxHashMap<At, Vec<(ObjectId, Vec<Value>)>>,
    /// Whether what runs later runs for the first time.
    pub(crate) repetition: Repetition,
    /// The functions that led to what runs now.
    pub(crate) lineage: Lineage,
}

impl Schedule {
    /// No functions yet.
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
