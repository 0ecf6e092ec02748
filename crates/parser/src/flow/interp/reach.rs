//! The variables, objects and functions that skipped code can reach, and so may write or call.
//!
//! ```js
//! start(cart);    // not run because of a limit: it reaches `cart`, the variables of `start`, and whatever these hold
//! ```

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::heap::scope::Scope;
use crate::slice::effects::EffectsTable;
use crate::tree::node_key::NodeKey;

/// The total number of functions and objects that are searched for the effects of skipped code. Past it, and once calls
/// are left out because the budget has no steps left, all variables that functions share are possibly anything.
const MAX_SEARCHED: usize = 50_000;

/// Records of skipped code.
#[derive(Default)]
pub(crate) struct Skipped {
    /// The effects of all functions of the program, once they are needed.
    pub(crate) table: Option<EffectsTable>,
    /// The number of functions and objects searched so far.
    pub(crate) searched: usize,
    /// The number of postponed calls, by the place that made the function.
    pub(crate) postponed: FxHashMap<At, usize>,
    /// The places that allocated arguments of postponed calls, each with the place that made the function.
    pub(crate) argument_sites: FxHashSet<(At, At)>,
}

/// The effects of skipped code that other code can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visible {
    Nothing,
    Something,
}

/// The variables, objects and functions that code may reach. Functions and objects wait in a list until they are
/// searched.
#[derive(Default)]
pub(crate) struct Reach {
    pub(crate) functions: Vec<(NodeKey, Rc<Scope>)>,
    pub(crate) seen_functions: FxHashSet<(NodeKey, usize)>,
    pub(crate) objects: Vec<ObjectId>,
    pub(crate) seen_objects: FxHashSet<ObjectId>,
    /// Functions in members of reached objects: reached only if the code names the member.
    methods: FxHashMap<Atom, Vec<ObjectId>>,
    /// The variables that the code assigns.
    pub(crate) cells: FxHashSet<CellId>,
    /// The names of the members that the code reads.
    named: FxHashSet<Atom>,
    names_any: bool,
    /// The names of the members that the code writes.
    pub(crate) written: FxHashSet<Atom>,
    pub(crate) writes_any: bool,
    /// True if the code may change the elements of arrays.
    pub(crate) changes_lists: bool,
}

impl Skipped {
    /// True once the effects of skipped code are no longer searched: any shared variable may have been written.
    pub(crate) fn is_search_over(&self) -> bool {
        self.searched > MAX_SEARCHED
    }

    /// Stops searching the effects of skipped code: from here on, any shared variable may have been written.
    pub(crate) fn stop_searching(&mut self) {
        self.searched = MAX_SEARCHED + 1;
    }
}

impl Reach {
    pub(crate) fn add_function(&mut self, code: NodeKey, scope: &Rc<Scope>) {
        if self.seen_functions.insert((code, Rc::as_ptr(scope).addr())) {
            self.functions.push((code, Rc::clone(scope)));
        }
    }

    /// Adds a function in a member of that name.
    pub(crate) fn add_method(&mut self, name: &Atom, function: ObjectId) {
        if self.names_any || self.named.contains(name) {
            self.add_object(function);
        } else {
            self.methods.entry(name.clone()).or_default().push(function);
        }
    }

    /// Adds a name that the code reads, with the functions in members of that name.
    pub(crate) fn add_name(&mut self, name: &Atom) {
        if self.named.insert(name.clone()) {
            self.methods.remove(name).into_iter().flatten().for_each(|function| self.add_object(function));
        }
    }

    /// Adds the functions in all members: the code reads names that aren't known.
    pub(crate) fn add_all_names(&mut self) {
        self.names_any = true;
        let methods = std::mem::take(&mut self.methods);
        methods.into_values().flatten().for_each(|function| self.add_object(function));
    }

    pub(crate) fn add_object(&mut self, id: ObjectId) {
        if self.seen_objects.insert(id) {
            self.objects.push(id);
        }
    }
}
