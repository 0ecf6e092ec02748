//! Functions that are running.

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

/// A function that is running.
pub(crate) struct Frame {
    pub(crate) code: NodeKey,
    /// The function that it runs; `None` for the top level.
    pub(crate) function: Option<ObjectId>,
    /// Where the functions were made that it got as arguments.
    pub(crate) given: SmallVec<[At; 2]>,
    pub(crate) run: Repetition,
    /// How near it is to what names a call, once that was asked.
    pub(crate) relevance: Option<usize>,
    /// The scope of its parameters and variables.
    pub(crate) scope: Option<Rc<Scope>>,
    /// How many `finally` blocks run before a `return` leaves it.
    pub(crate) finalizers: usize,
    pub(crate) returned: Value,
    pub(crate) exits: Arrivals,
    pub(crate) targets: Vec<JumpTarget>,
    /// What tests tell of members of values that may be anything.
    pub(crate) access_paths: FxHashMap<AccessPath, CellId>,
    /// The steps that a compiler cut the function into.
    pub(crate) steps: Option<Box<StateMachine>>,
}

/// A loop, `switch` or labelled statement that `break` and `continue` can go to.
#[derive(Default)]
pub(crate) struct JumpTarget {
    pub(crate) label: Option<Atom>,
    pub(crate) is_loop: bool,
    /// Whether it is a loop that is taken to run any number of rounds: what counts them isn't known.
    pub(crate) is_uncounted: bool,
    /// The names that the loop's test counts with.
    pub(crate) counters: SmallVec<[Id; 2]>,
    /// Whether a `break` without a label goes here.
    pub(crate) breaks_unnamed: bool,
    pub(crate) broken: Arrivals,
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
