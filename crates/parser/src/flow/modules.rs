//! Exports and imports.

pub(crate) mod bound;
pub(crate) mod module;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::modules::module::Module;

/// The scripts of the program as modules, and the variables that they share.
#[derive(Default)]
pub(crate) struct Modules {
    /// The scripts that somebody has asked for, by number.
    pub(crate) by_script: FxHashMap<u32, Rc<Module>>,
    /// The objects that stand for all that a script exports.
    pub(crate) namespaces: FxHashMap<ObjectId, u32>,
    /// True while one of these is being filled.
    pub(crate) refreshing: bool,
    /// Imported variables to which functions of their own file assign.
    pub(crate) shared_cells: FxHashSet<CellId>,
    /// Variables of the page: assigned without a declaration, or as a property of `window`.
    pub(crate) globals: FxHashMap<Atom, CellId>,
    /// The values that scripts export: unknown code calls the functions in there.
    pub(crate) exported_values: Vec<Value>,
    /// The functions in those, which are entry points.
    pub(crate) exported_entries: Vec<ObjectId>,
    /// The objects that were looked through for those.
    pub(crate) exported_seen: FxHashSet<ObjectId>,
}
