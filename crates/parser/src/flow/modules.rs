//! The scripts of a program as modules: their exports, and the variables that they share.

pub(crate) mod binding;
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
    /// The scripts that were imported so far, and the file itself, by number.
    pub(crate) by_script: FxHashMap<u32, Rc<Module>>,
    /// The objects that stand for all exports of a script (`import * as shop`), with the number of the script.
    pub(crate) namespaces: FxHashMap<ObjectId, u32>,
    /// True while one of these objects is being filled.
    pub(crate) refreshing: bool,
    /// Imported variables to which functions of their own file assign: they may hold any of these values at any time.
    pub(crate) shared_cells: FxHashSet<CellId>,
    /// Variables of the page: assigned without a declaration, or as a property of `window`.
    pub(crate) globals: FxHashMap<Atom, CellId>,
    /// The exported values: unknown code may call the functions in them.
    pub(crate) exported_values: Vec<Value>,
    /// The functions in the exported values, which are entry points.
    pub(crate) exported_entries: Vec<ObjectId>,
    /// The objects that were already searched for such functions.
    pub(crate) exported_seen: FxHashSet<ObjectId>,
}
