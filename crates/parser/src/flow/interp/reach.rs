//! What skipped code could write.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::heap::scope::Scope;
use crate::slice::effects::EffectsTable;
use crate::tree::node_key::NodeKey;

/// How many functions and objects are gone through in all for what skipped code could write. Past that, and once calls
/// are left out because no steps are left, every variable that functions share is possibly anything.
pub(crate) const MAX_GONE_THROUGH: usize = 50_000;

/// Records of skipped code.
#[derive(Default)]
pub(crate) struct Skipped {
    pub(crate) table: Option<EffectsTable>,
    pub(crate) gone_through: usize,
    /// How many calls of each function were kept.
    pub(crate) postponed: FxHashMap<At, usize>,
    /// Where their arguments were made.
    pub(crate) made_at: FxHashSet<(At, At)>,
}

/// The effects of skipped code that other code can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visible {
    Nothing,
    Something,
}

/// Everything that code may get at.
#[derive(Default)]
pub(crate) struct Reach {
    pub(crate) functions: Vec<(NodeKey, Rc<Scope>)>,
    pub(crate) seen_functions: FxHashSet<(NodeKey, usize)>,
    pub(crate) objects: Vec<ObjectId>,
    pub(crate) seen_objects: FxHashSet<ObjectId>,
    /// Functions that it gets at by the name of a member.
    pub(crate) methods: Vec<(Atom, ObjectId)>,
    pub(crate) cells: FxHashSet<CellId>,
    pub(crate) named: FxHashSet<Atom>,
    pub(crate) names_any: bool,
    pub(crate) written: FxHashSet<Atom>,
    pub(crate) writes_any: bool,
    pub(crate) changes_lists: bool,
}

impl Skipped {
    /// True once so much code was skipped that nobody asks any more what it could write.
    pub(crate) fn is_beyond_counting(&self) -> bool {
        self.gone_through > MAX_GONE_THROUGH
    }

    /// Stops asking what skipped code could write.
    pub(crate) fn stop_counting(&mut self) {
        self.gone_through = MAX_GONE_THROUGH + 1;
    }
}

impl Reach {
    pub(crate) fn add_function(&mut self, code: NodeKey, scope: &Rc<Scope>) {
        if self.seen_functions.insert((code, Rc::as_ptr(scope).addr())) {
            self.functions.push((code, Rc::clone(scope)));
        }
    }

    pub(crate) fn add_object(&mut self, id: ObjectId) {
        if self.seen_objects.insert(id) {
            self.objects.push(id);
        }
    }
}
