//! Frames: the running functions, with the states and values that leave them so far.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::Id;

use crate::flow::budget::Repetition;
use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::Arrivals;
use crate::flow::interp::lowering::steps::StateMachine;
use crate::flow::refine::access_path::AccessPath;
use crate::tree::node_key::NodeKey;

/// A running function, or the top level of a script.
pub(crate) struct Frame {
    pub(crate) code: NodeKey,
    /// The object of the running function; `None` for the top level.
    pub(crate) function: Option<ObjectId>,
    /// The places that allocated the functions among its arguments.
    pub(crate) given: SmallVec<[At; 2]>,
    pub(crate) run: Repetition,
    /// The number of further call levels that are still relevant below it, once computed.
    pub(crate) relevance: Option<usize>,
    /// The scope of its parameters and variables.
    pub(crate) scope: Option<Rc<Scope>>,
    /// The number of `finally` blocks around the running statement: they run before a `return` leaves the function.
    pub(crate) finalizers: usize,
    /// The values returned so far.
    pub(crate) returned: Value,
    /// The states at these returns.
    pub(crate) exits: Arrivals,
    pub(crate) targets: Vec<JumpTarget>,
    /// The members of unknown values that tests have narrowed, each with the cell that stands for it.
    pub(crate) access_paths: FxHashMap<AccessPath, CellId>,
    /// The state machine, if a compiler cut the function into steps.
    pub(crate) steps: Option<Box<StateMachine>>,
}

/// A loop, `switch` or labelled statement that `break` and `continue` can go to.
#[derive(Default)]
pub(crate) struct JumpTarget {
    pub(crate) label: Option<Atom>,
    pub(crate) is_loop: bool,
    /// True for a loop that may run any number of rounds: its counters aren't known.
    pub(crate) is_uncounted: bool,
    /// The names that the loop's test counts with.
    pub(crate) counters: SmallVec<[Id; 2]>,
    /// True if a `break` without a label goes here.
    pub(crate) breaks_unnamed: bool,
    /// The states that arrive by `break`.
    pub(crate) broken: Arrivals,
    /// The states that arrive by `continue`.
    pub(crate) continued: Arrivals,
}

impl Frame {
    pub(crate) fn new(code: NodeKey, run: Repetition, scope: Option<Rc<Scope>>) -> Self {
        Self {
            code,
            function: None,
            given: SmallVec::new(),
            run,
            relevance: None,
            scope,
            finalizers: 0,
            returned: Value::default(),
            exits: Arrivals::default(),
            targets: Vec::new(),
            access_paths: FxHashMap::default(),
            steps: None,
        }
    }
}
