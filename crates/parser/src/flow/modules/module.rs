//! The exports of one script: the names that it gives to others, and what each of them means.

use std::cell::Cell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;
use swc_ecma_ast::Id;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::scope::Scope;

/// One script of the program as others import it.
pub(crate) struct Module {
    pub(crate) scope: Rc<Scope>,
    /// True once its top level has run, or begun to: it never runs twice.
    pub(crate) begun: Cell<bool>,
    /// The meaning of each exported name; empty in a CommonJS file.
    pub(crate) table: FxHashMap<Atom, Export>,
    /// The exported names, in the order of the text.
    pub(crate) names: Vec<Atom>,
    /// The scripts of `export * from`; `None` for packages.
    pub(crate) stars: Vec<Option<u32>>,
    /// True if it exports names; without any it is taken for a CommonJS file.
    pub(crate) is_esm: bool,
    /// The object that `import * as` gives.
    pub(crate) namespace: ObjectId,
    /// The object named `module` in a CommonJS file.
    pub(crate) commonjs: ObjectId,
}

/// The meaning of an exported name.
#[derive(Clone)]
pub(crate) enum Export {
    /// A variable of the module's top level.
    Local(Id),
    /// A variable without a name: `export default 1`.
    Cell(CellId),
    /// The export of that name of another script.
    From(u32, Atom),
    /// All exports of another script, as one object.
    Whole(u32),
    /// The export of a package.
    Package(Value),
}

/// The name of a default export.
pub(crate) const DEFAULT: &str = "default";

impl Module {
    /// Adds an exported name; a later export of the same name replaces the earlier one.
    pub(crate) fn export(&mut self, name: Atom, export: Export) {
        self.is_esm = true;
        if self.table.insert(name.clone(), export).is_none() {
            self.names.push(name);
        }
    }
}
